extension MediaWikiStore {
  /// Writes the files, then the page, and reads back what the wiki made of it.
  ///
  /// MediaWiki joins an edit of an older revision with what came between where other lines changed,
  /// and calls that a success. It shows in the SHA-1 of the saved text and in the revision that ours
  /// follows. Nothing is taken back then: both texts stand in the page, it is told as changed, and
  /// as edited by every later run until `--overwrite`. Where the same lines changed the wiki refuses.
  public mutating func write(
    _ page: SitePage, over old: StoredPage?, below parent: StoredPage?
  ) throws(StoreFailure) -> StoredPage {
    var progress = WriteProgress(title: page.title)
    let (edit, id, base): (MediaWikiAnswer.Edit, Int, String?)
    do throws(StoreFailure) {
      (edit, id, base) = try send(page, over: old, &progress)
    } catch {
      throw progress.explained(error)
    }
    guard let revision = edit.newrevid else {
      // The text was there already, and the wiki made no revision.
      guard let stored = try self.page(id: "\(id)") else {
        throw .changed("the page is gone since it was written")
      }
      return stored
    }
    return try readBack(page, id: id, revision: revision, after: edit.oldrevid, on: base)
  }

  /// Sends the files of a page, moves it to its title and gives it its text.
  ///
  /// - Returns: The wiki's answer, the page's id and the version that the text is for.
  private mutating func send(
    _ page: SitePage, over old: StoredPage?, _ progress: inout WriteProgress
  ) throws(StoreFailure) -> (MediaWikiAnswer.Edit, id: Int, base: String?) {
    let isToMove = if let old { try isToMove(old, to: page) } else { false }
    try upload(page.attachments, of: page, &progress)
    var fields: MediaWikiSession.Fields = [
      ("action", "edit"), ("summary", MediaWikiMarker(page).summary), ("bot", "1"),
      ("watchlist", "nochange"),
    ]
    var base: String?
    if let old {
      progress.next = "it was not moved to '\(page.path)'"
      let version = isToMove ? try move(old, to: page, &progress) : old.version
      base = version
      fields += [("pageid", old.id), ("nocreate", "1"), ("baserevid", version)]
      if let start { fields.append(("starttimestamp", start)) }
    } else {
      fields += [("title", page.path), ("createonly", "1")]
    }
    fields.append(("text", MediaWikiMarker.savedText(of: page)))
    progress.next = "its text was not written"
    guard let edit = try session.write(fields).edit else {
      throw .uncertain("the wiki does not say whether it saved the page")
    }
    guard edit.result == "Success", let id = edit.pageid else {
      throw .refused("the wiki did not save the page: \(session.shown(edit.result))")
    }
    return (edit, id, base)
  }

  /// Whether a page is to be moved, because its title is another than at our last run.
  ///
  /// One that somebody moved stays where people put it.
  ///
  /// - Throws: That the wiki does not take the title, or that another page has it; over one that
  ///   only leads elsewhere the wiki may move a page.
  mutating func isToMove(_ old: StoredPage, to page: SitePage) throws(StoreFailure) -> Bool {
    guard old.title != page.path, known[old.id]?.hasOurTitle == true else { return false }
    if let other = try single(("titles", page.path), key: page.key), !other.isDeleted,
      other.id != old.id, known[other.id]?.isRedirect != true
    {
      throw .conflict("another page has the title '\(other.title)' already; rename one")
    }
    return true
  }

  /// Moves a page to its title.
  ///
  /// - Returns: The version that the page has now.
  private mutating func move(
    _ old: StoredPage, to page: SitePage, _ progress: inout WriteProgress
  ) throws(StoreFailure) -> String {
    let answer = try session.write([
      ("action", "move"), ("fromid", old.id), ("to", page.path), ("movetalk", "1"),
      ("watchlist", "nochange"), ("reason", MediaWikiMarker.logReason("moved", page.key)),
    ])
    guard answer.move != nil else { throw .uncertain("the wiki does not say whether it moved it") }
    progress.movedTo = page.path
    progress.next = "its text was not written"
    // The move is a revision too; nothing but it may have come since the page was read.
    let moved = try session.read([
      ("action", "query"), ("pageids", old.id), ("prop", "info|revisions"), ("inprop", "url"),
      ("rvprop", "ids|sha1"),
    ]).query?.pages?.first
    places[old.id] = moved?.fullurl
    let revision = moved?.revisions?.first
    guard let version = revision?.revid, revision?.sha1 == known[old.id]?.textSHA1 else {
      throw .changed("somebody changed the page while it was moved")
    }
    return "\(version)"
  }

  /// Compares what the wiki saved with what it was sent.
  private mutating func readBack(
    _ page: SitePage, id: Int, revision: Int, after previous: Int?, on base: String?
  ) throws(StoreFailure) -> StoredPage {
    let answer: MediaWikiAnswer
    do throws(StoreFailure) {
      answer = try session.read([
        ("action", "query"), ("revids", "\(revision)"), ("prop", "info|revisions"),
        ("inprop", "url"), ("rvprop", "ids|sha1|comment"),
      ])
    } catch {
      // It was saved, and whether as it was sent is what cannot be read.
      throw .uncertain(error.message)
    }
    guard let saved = answer.query?.pages?.first, let own = saved.revisions?.first else {
      throw .uncertain("the wiki does not show the page that it saved")
    }
    let marker = MediaWikiMarker(page)
    guard own.sha1 == marker.textSHA1 else {
      if let base, let previous, "\(previous)" != base {
        let user = try author(of: previous)
        throw .changed(
          "\(user) edited the page at the same moment, and the wiki joined both texts; both stand in "
            + "it")
      }
      throw .refused(
        "the wiki changed the text while it saved it, so that a later edit could not be told from "
          + "ours; ask its administrators for what rewrites pages")
    }
    let title = saved.title ?? page.path
    known["\(id)"] = Known(
      space: saved.ns ?? 0, textSHA1: marker.textSHA1, hasOurTitle: marker.hadTitle(title))
    return StoredPage(
      id: "\(id)", key: page.key, title: title, location: saved.fullurl ?? title,
      version: "\(saved.lastrevid ?? revision)", publishedVersion: "\(revision)",
      publishedDigest: page.digest)
  }

  private mutating func author(of revision: Int) throws(StoreFailure) -> String {
    let answer = try session.read([
      ("action", "query"), ("revids", "\(revision)"), ("prop", "revisions"), ("rvprop", "user"),
    ])
    return session.shown(answer.query?.pages?.first?.revisions?.first?.user ?? "somebody")
  }
}

// MARK: Stale pages

extension MediaWikiStore {
  /// Whether subpages lie below a page besides those with some ids; redirections are none.
  public mutating func hasChildren(
    _ page: StoredPage, besides ids: Set<String>
  ) throws(StoreFailure) -> Bool {
    let space = known[page.id]?.space ?? 0
    // Titles are listed without their name space.
    let colon = space == 0 ? nil : page.title.firstIndex(of: ":")
    let name = colon.map { String(page.title[page.title.index(after: $0)...]) } ?? page.title
    let answer = try session.read([
      ("action", "query"), ("list", "allpages"), ("apprefix", name + "/"),
      ("apnamespace", "\(space)"), ("apfilterredir", "nonredirects"), ("aplimit", "max"),
    ])
    let below = answer.query?.allpages ?? []
    return answer.continue != nil
      || below.contains { page in page.pageid.map { !ids.contains("\($0)") } ?? true }
  }

  /// Deletes a page, which whoever has the right can undo.
  ///
  /// Its files stay, since other pages may show them.
  public mutating func remove(_ page: StoredPage) throws(StoreFailure) {
    let rights = abilities?.userinfo?.rights ?? []
    guard rights.contains("delete") else {
      throw .refused("the wiki's account has no right to delete pages")
    }
    guard let now = try self.page(id: page.id), now.version == page.version else {
      throw .changed("somebody changed it while this run went on")
    }
    let answer = try session.write([
      ("action", "delete"), ("pageid", page.id), ("watchlist", "nochange"),
      ("reason", MediaWikiMarker.logReason("removed", page.key ?? "")),
    ])
    guard answer.delete != nil else {
      throw .uncertain("the wiki does not say whether it deleted the page")
    }
  }
}
