extension ConfluenceStore {
  /// Writes a page: attachments before the text that shows them where the page exists, and last the
  /// property that says what is there.
  ///
  /// - Throws: What kept it from being written; the next run sees that it is not finished.
  public mutating func write(
    _ page: SitePage, over old: StoredPage?, below parent: StoredPage?
  ) throws(StoreFailure) -> StoredPage {
    var progress = WriteProgress(title: page.title)
    do throws(StoreFailure) {
      return try write(page, over: old, below: parent, &progress)
    } catch {
      throw progress.explained(error)
    }
  }

  private mutating func write(
    _ page: SitePage, over old: StoredPage?, below parent: StoredPage?,
    _ progress: inout WriteProgress
  ) throws(StoreFailure) -> StoredPage {
    let written: ServerPage
    let place: String?
    if let old {
      // Files are written before the text, so that its version alone would keep them too late.
      let now = try expectUnchanged(old)
      try expectFree(page, for: old)
      let number = try NewVersion.number(after: Int(old.version) ?? 0)
      let files = try pendingFiles(of: page, on: old.id)
      let known = try begin(page, over: old)
      // A page goes to another root only from where a run of ours put it.
      let root = page.parent == nil && old.isBelowOldRoot ? try rootID() : nil
      let target = if let parent { parent.id } else { try rootID() }
      // A run that was cut short has not noted where it put the page.
      place = root ?? (now.above?.id.text == target ? target : known)
      try upload(files, to: old.id, &progress)
      progress.next = "its text was not written"
      written = try update(page, over: old, as: number, below: root)
      progress.isWritten = true
      progress.next = "its labels were not set"
      try interface.addLabels(page.labels, to: old.id, purpose(for: old.id))
    } else {
      let above = if let parent { parent.id } else { try rootID() }
      place = above
      written = try create(page, below: above)
      made.insert(written.id.text)
      progress.isMade = true
      // By it the next run finds the page, whatever its title is then, if this one does not go on.
      progress.next = "its labels were not set"
      try interface.addLabels(page.labels, to: written.id.text, .writeToNew)
      // A page that was made just now has no files.
      try upload(page.attachments.map { ($0, nil) }, to: written.id.text, &progress)
    }
    let id = written.id.text
    progress.next = "its state was not noted"
    let version = written.version?.number ?? 1
    try finish(
      PublishProperty(
        key: page.key, page: id, pageVersion: version, title: page.title, parent: place,
        digest: page.digest.description))
    return StoredPage(
      id: id, key: page.key, title: page.title, location: location(of: written),
      version: "\(version)", publishedVersion: "\(version)", publishedDigest: page.digest,
      isBelowRoot: old?.isBelowRoot ?? true)
  }

  /// Reads a page again just before it is written or removed.
  ///
  /// - Returns: The page as it is now.
  /// - Throws: `changed` when it is not in the version that was read before.
  @discardableResult
  func expectUnchanged(_ page: StoredPage) throws(StoreFailure) -> ServerPage {
    guard let now = try interface.page(id: page.id)?.page else {
      throw .changed("it is not there any more")
    }
    guard "\(now.version?.number ?? 0)" == page.version else {
      throw .changed("somebody wrote a new version of it")
    }
    return now
  }

  func purpose(for id: String) -> ConfluenceClient.Purpose {
    made.contains(id) ? .writeToNew : .write
  }

  private static func message(for page: SitePage) -> String {
    "\(message)\(page.digest.hexadecimal)"
  }

  /// Notes that a page is being written, so that a run that is cut short leaves no false digest.
  ///
  /// - Returns: The id of the page that an earlier run put it below; nil when that is not known.
  /// - Throws: `changed` when another run has published it meanwhile.
  private func begin(_ page: SitePage, over old: StoredPage) throws(StoreFailure) -> String? {
    let version = Int(old.version) ?? 0
    let property = try interface.property(of: old.id)
    if let value = property?.value, value.page == old.id, value.pageVersion > version {
      throw .changed("another run published it meanwhile")
    }
    let known = property?.value.flatMap { $0.page == old.id ? $0 : nil }
    try interface.setProperty(
      PublishProperty(
        key: page.key, page: old.id, pageVersion: version, title: known?.title,
        parent: known?.parent, pending: page.digest.description),
      of: old.id, over: property, purpose(for: old.id))
    return known?.parent
  }

  /// Notes what a page is now, unless another run has begun or ended a later write.
  private func finish(_ value: PublishProperty) throws(StoreFailure) {
    var attempt = 1
    while true {
      let old = try interface.property(of: value.page)
      if let other = old?.value, other.page == value.page, other.pageVersion >= value.pageVersion,
        other.pageVersion > value.pageVersion || other.pending != nil || other == value
      {
        return
      }
      do throws(StoreFailure) {
        return try interface.setProperty(value, of: value.page, over: old, purpose(for: value.page))
      } catch .changed(let text) {
        guard attempt < 3 else { throw .changed(text) }
      } catch .uncertain(let text) {
        // The next round reads whether it was done.
        guard attempt < 3 else { throw .uncertain(text) }
      } catch {
        throw error
      }
      attempt += 1
    }
  }

  /// Makes a page.
  private mutating func create(
    _ page: SitePage, below parent: String
  ) throws(StoreFailure) -> ServerPage {
    let text = NewText(title: page.title, storage: page.text)
    let space = try spaceReference()
    do throws(StoreFailure) {
      return try interface.create(text, inSpace: space, below: parent)
    } catch .uncertain(let message) {
      guard let made = try current(page, inSpace: space), made.property == nil,
        made.page.version?.number == 1,
        StorageWriter.key(in: made.page.body?.storage?.value ?? "") == page.key
      else { throw .uncertain(message) }
      return made.page
    } catch .refused(let message) {
      // The title may have been taken since it was looked up.
      guard try current(page, inSpace: space) == nil else { throw .changed(message) }
      throw .refused(message)
    } catch {
      throw error
    }
  }

  private func current(
    _ page: SitePage, inSpace space: String
  ) throws(StoreFailure) -> FoundPage? {
    try interface.pages(titled: page.title, inSpace: space).first { $0.page.status != "trashed" }
  }

  /// Gives a page its new text, in a version that follows the one that was read.
  private mutating func update(
    _ page: SitePage, over old: StoredPage, as number: Int, below parent: String?
  ) throws(StoreFailure) -> ServerPage {
    let version = NewVersion(
      number: number, minorEdit: !options.notifies, message: Self.message(for: page))
    do throws(StoreFailure) {
      return try interface.update(
        old.id, NewText(title: page.title, storage: page.text), inSpace: try spaceReference(),
        below: parent, version: version)
    } catch .uncertain(let message) {
      guard let now = try interface.page(id: old.id)?.page, now.version?.number == number,
        now.version?.message == version.message
      else { throw .uncertain(message) }
      return now
    } catch {
      throw error
    }
  }
}

/// What Confluence writes into a text of its own accord.
enum StorageText {
  private static let names = [
    " ac:macro-id=\"", " ac:schema-version=\"", " ac:local-id=\"", " ri:version-at-save=\"",
    " local-id=\"",
  ]

  /// The text without the attributes by which Confluence keeps track of its elements, which would
  /// hide a person's edit in a difference.
  static func withoutBookkeeping(_ text: String) -> String {
    var text = text
    for name in names {
      var cleaned = ""
      var rest = text[...]
      while let start = rest.firstRange(of: name) {
        cleaned += rest[..<start.lowerBound]
        let value = rest[start.upperBound...]
        guard let end = value.firstIndex(of: "\"") else {
          rest = rest[start.lowerBound...]
          break
        }
        rest = value[value.index(after: end)...]
      }
      text = cleaned + rest
    }
    return text
  }
}
