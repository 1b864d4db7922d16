/// Pages of ours that neither category nor title shows.
///
/// The wiki keeps a log of who made which page with what summary, and our summaries bear the key. It
/// tells of pages that were taken out of their category, moved or deleted since; of pages that others
/// made, and that we took over, it does not.
extension MediaWikiStore {
  /// How many pages of one key, made one after another, are looked at.
  private static let longestTrace = 5

  /// A page of ours that somebody took out of its category, or deleted.
  mutating func trace(of key: String) throws(StoreFailure) -> StoredPage? {
    let made = try creations(of: key).prefix(Self.longestTrace)
    for event in made {
      guard let id = event.logpage, let page = try page(id: "\(id)"), page.key == key else {
        continue
      }
      // A page elsewhere, or in another category of ours, belongs to others who publish to this wiki.
      guard isBelowRoot(page.title) || event.title.map(isBelowRoot) ?? false else { continue }
      if known[page.id]?.isCategorised != true { return page }
    }
    guard let newest = made.first, let id = newest.logpage, let title = newest.title,
      isDirectlyBelowRoot(title, key), try page(id: "\(id)") == nil,
      try !isRemovedByRun(key, title, since: newest.timestamp ?? "")
    else { return nil }
    return StoredPage(
      id: Self.deletedPrefix + title, key: key, title: title, location: title,
      version: newest.timestamp ?? "", isDeleted: true)
  }

  /// Whether a title is where a run puts a page: a trial below another page is not of this place.
  private func isDirectlyBelowRoot(_ title: String, _ key: String) -> Bool {
    guard isBelowRoot(title) else { return false }
    let root = options.parent.isEmpty ? 0 : options.parent.split(separator: "/").count
    return title.split(separator: "/").count == root + key.split(separator: "/").count
  }

  /// The pages that this user made for a key, the newest first.
  private mutating func creations(
    of key: String
  ) throws(StoreFailure) -> [MediaWikiAnswer.LogEvent] {
    if creations == nil {
      guard let user = abilities?.userinfo?.name else { return [] }
      let events = try log(
        "create", [("leuser", user), ("leprop", "ids|title|comment|timestamp")])
      creations = Dictionary(grouping: events) { event in
        MediaWikiMarker(summary: event.comment ?? "")?.key ?? ""
      }
    }
    return creations?[key] ?? []
  }

  /// Whether a run of ours deleted a page after it was made: any account's under its title, or ours
  /// under another.
  private mutating func isRemovedByRun(
    _ key: String, _ title: String, since start: String
  ) throws(StoreFailure) -> Bool {
    let reason = MediaWikiMarker.logReason("removed", key)
    var narrowed: MediaWikiSession.Fields = [("letitle", title)]
    if let user = abilities?.userinfo?.name { narrowed.append(("leuser", user)) }
    for field in narrowed {
      let events = try log("delete", [field, ("leprop", "comment"), ("leend", start)])
      if events.contains(where: { $0.comment == reason }) { return true }
    }
    return false
  }

  /// What a log says, the newest first; nothing where the wiki keeps no such log.
  private mutating func log(
    _ type: String, _ fields: MediaWikiSession.Fields
  ) throws(StoreFailure) -> [MediaWikiAnswer.LogEvent] {
    let fields: MediaWikiSession.Fields =
      [("action", "query"), ("list", "logevents"), ("letype", type), ("lelimit", "max")] + fields
    var events: [MediaWikiAnswer.LogEvent] = []
    var further: MediaWikiSession.Fields = []
    var continuations: Set<[String: String]> = []
    while true {
      let answer: MediaWikiAnswer
      do throws(StoreFailure) {
        answer = try session.read(fields + further)
      } catch .refused {
        return events
      } catch {
        throw error
      }
      events += answer.query?.logevents ?? []
      guard let next = answer.continue, !next.isEmpty else { return events }
      guard continuations.insert(next).inserted, continuations.count < Self.longestListing else {
        throw .lost("the wiki's log has no end")
      }
      further = next.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
  }
}
