/// A MediaWiki that is written through its API, version 1.35 or later.
///
/// All pages lie in one category, and the listing is that category: one request gives the revisions,
/// summaries and sort keys of 500 pages, or 5,000 for a bot, wherever people moved them. A search by
/// prefix would lose moved pages, and the texts of 200 pages pass the size of an answer.
public struct MediaWikiStore: PageStore {
  /// How pages are written.
  public struct Options: Sendable, Hashable {
    /// The title that all pages lie below; empty for the wiki's top.
    public var parent: String
    /// The category of all pages; the same that their texts were written with.
    public var category: String
    /// Whether files are written over that somebody changed since a run uploaded them.
    public var overwrites = false

    /// Options.
    public init(parent: String = "", category: String = SiteWords.usualCategory) {
      self.parent = parent
      self.category = category
    }
  }

  /// What is known of a page besides what every wiki tells.
  struct Known: Sendable, Hashable {
    var space: Int
    /// The SHA-1 of the text now.
    var textSHA1: String
    /// Whether the title is the one that a run of ours gave the page.
    var hasOurTitle = false
    /// Whether the page only leads to another one.
    var isRedirect = false
    /// Whether the text puts the page into a category of ours, whichever.
    var isCategorised = false
  }

  /// The address of the wiki's API.
  public let target: String
  let options: Options
  var session: MediaWikiSession
  var known: [String: Known] = [:]
  /// Where the pages are that this run moved, by their ids.
  var places: [String: String] = [:]
  /// What the wiki's log tells of the pages that this user made, the newest first, by their keys; nil
  /// before it was asked, which a run does once, and only when it would make a page.
  var creations: [String: [MediaWikiAnswer.LogEvent]]?
  /// What the wiki says of itself; nil before the listing.
  var abilities: MediaWikiAnswer.Query?
  /// The wiki's time when this run began; a page that is deleted later is not written again.
  var start: String?

  /// A wiki.
  ///
  /// - Parameters:
  ///   - api: The address of its `api.php`.
  ///   - credentials: A bot password with its user's name, or a token of OAuth alone.
  ///   - transport: What carries the requests.
  ///   - options: How pages are written.
  ///   - pause: What waits where the wiki asks for patience.
  ///   - now: The seconds since 1970-01-01T00:00:00Z.
  public init(
    api: String, _ credentials: Credentials, _ transport: any WebTransport, _ options: Options,
    pause: @escaping @Sendable (Duration) -> Void, now: @escaping @Sendable () -> Int
  ) {
    target = api
    self.options = options
    session = MediaWikiSession(
      api: api, credentials,
      RetryingClient(MediaWikiTransport(transport), pause: pause, now: now))
  }

  /// What keeps the wiki from taking a title or the name of a category, a clause each.
  public static func problems(ofTitle name: String) -> [String] {
    MediaWikiTitle.problems(name)
  }
}

// MARK: Reading

extension MediaWikiStore {
  /// The most answers that a listing takes; with 50 pages in each, 100,000 pages.
  static let longestListing = 2_000

  /// The pages of the category that carry our sort key; more requests follow only for pages whose
  /// last revision is not ours, or where the wiki does not give all at once.
  public mutating func listing() throws(StoreFailure) -> [StoredPage] {
    let category = "Category:\(MediaWikiTitle.normalised(options.category))"
    let fields: MediaWikiSession.Fields = [
      ("action", "query"), ("generator", "categorymembers"), ("gcmtitle", category),
      ("gcmlimit", "max"), ("prop", "info|revisions|categories"), ("inprop", "url"),
      ("rvprop", "ids|sha1|comment"), ("clcategories", category), ("clprop", "sortkey"),
      ("cllimit", "max"), ("meta", "siteinfo|tokens|userinfo"),
      ("siprop", "general|fileextensions"), ("uiprop", "rights"), ("curtimestamp", "1"),
    ]
    var pages: [Int: MediaWikiAnswer.Page] = [:]
    var further: MediaWikiSession.Fields = []
    var continuations: Set<[String: String]> = []
    while true {
      let answer = try session.read(fields + further)
      if start == nil {
        start = answer.curtimestamp
        abilities = answer.query
        session.token = answer.query?.tokens?.csrftoken
      }
      // A page comes again where its parts do not fit into one answer.
      for page in answer.query?.pages ?? [] {
        guard let id = page.pageid else { continue }
        var whole = pages[id] ?? page
        whole.revisions = page.revisions ?? whole.revisions
        whole.categories = page.categories ?? whole.categories
        pages[id] = whole
      }
      guard let next = answer.continue, !next.isEmpty else { break }
      // Half a list would have pages written twice.
      guard continuations.insert(next).inserted, continuations.count < Self.longestListing else {
        throw .lost("the wiki's list of the category has no end")
      }
      further = next.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
    var listed: [StoredPage] = []
    for (_, page) in pages.sorted(by: { $0.key < $1.key }) {
      let sortKeys = (page.categories ?? []).compactMap(\.sortkeyprefix)
      guard let key = sortKeys.compactMap(MediaWikiMarker.key(inSortKey:)).first else { continue }
      if let stored = try stored(page, key: key) { listed.append(stored) }
    }
    return listed
  }

  /// The page with a new one's title, or a trace that somebody deleted it; else a page of ours that
  /// neither category nor title shows.
  public mutating func occupant(of page: SitePage) throws(StoreFailure) -> StoredPage? {
    if let there = try single(("titles", page.path), key: page.key) { return there }
    return try trace(of: page.key)
  }

  /// The page with an id as it is now; nil when it is gone.
  public mutating func page(id: String) throws(StoreFailure) -> StoredPage? {
    if let title = Self.title(ofDeleted: id) { return try single(("titles", title), key: nil) }
    guard Int(id) != nil else { return nil }
    return try single(("pageids", id), key: nil)
  }

  /// Where a page is, also after this run moved it.
  public func location(of page: StoredPage) -> String { places[page.id] ?? page.location }

  /// The text of a page, less the digest that every run writes anew.
  public mutating func text(of page: StoredPage) throws(StoreFailure) -> String {
    guard !page.isDeleted else { return "" }
    let answer = try session.read([
      ("action", "query"), ("pageids", page.id), ("prop", "revisions"), ("rvprop", "content"),
      ("rvslots", "main"),
    ])
    return MediaWikiMarker.withoutDigest(answer.query?.pages?.first?.revisions?.first?.text ?? "")
  }

  /// One page with its text, for the marker in it.
  ///
  /// - Parameters:
  ///   - name: The title or the id.
  ///   - key: The key of the page that would stand there.
  /// - Returns: The page, or one that somebody deleted; nil where there was none.
  /// - Throws: That the wiki does not take the title, or cannot be read.
  mutating func single(
    _ name: (name: String, value: String), key: String?
  ) throws(StoreFailure) -> StoredPage? {
    var fields: MediaWikiSession.Fields = [
      ("action", "query"), name, ("prop", "info|revisions"), ("inprop", "url"),
      ("rvprop", "ids|sha1|comment|content"), ("rvslots", "main"),
    ]
    if name.name == "titles" {
      fields += [
        ("list", "logevents"), ("letype", "delete"), ("letitle", name.value), ("lelimit", "1"),
        ("leprop", "type|user|comment|timestamp"),
      ]
    }
    let query = try session.read(fields).query
    guard let page = query?.pages?.first else {
      throw .refused("the wiki takes the title '\(name.value)' for one on another wiki")
    }
    if page.invalid == true {
      let reason = session.shown(page.invalidreason ?? "it gives no reason")
      throw .refused("the wiki does not take the title '\(name.value)': \(reason)")
    }
    if name.name == "titles" {
      // A name space of this wiki's own, such as "Ops:", may have made another title of it.
      let title = page.title ?? ""
      guard MediaWikiTitle.normalised(title) == MediaWikiTitle.normalised(name.value) else {
        throw .refused("the wiki would call the page '\(session.shown(title))'")
      }
    }
    if page.missing == true {
      guard let event = query?.logevents?.first, event.action == "delete",
        !MediaWikiMarker.isLogReason(event.comment ?? ""), let title = page.title
      else { return nil }
      return StoredPage(
        id: Self.deletedPrefix + title, key: key, title: title,
        location: page.fullurl ?? title, version: event.timestamp ?? "", isDeleted: true)
    }
    let text = page.revisions?.first?.text ?? ""
    let marked = PageMarker.key(inMarkdown: text)
    let stored = try stored(page, key: marked)
    if let stored, let marked {
      known[stored.id]?.isCategorised = MediaWikiMarker.hasSortKey(for: marked, text)
    }
    return stored
  }

  static let deletedPrefix = "deleted:"

  private static func title(ofDeleted id: String) -> String? {
    id.hasPrefix(deletedPrefix) ? String(id.dropFirst(deletedPrefix.count)) : nil
  }
}

// MARK: What a revision tells

extension MediaWikiStore {
  /// A page with what its revisions tell of our last run.
  ///
  /// The published version is the page's own as long as its text is the one that a run sent, even if
  /// somebody moved or protected the page, which makes revisions too. Else it is the revision of our
  /// last run, and for a page whose history knows none of our runs, `none`.
  mutating func stored(
    _ page: MediaWikiAnswer.Page, key: String?
  ) throws(StoreFailure) -> StoredPage? {
    guard let id = page.pageid, let title = page.title, let last = page.revisions?.first,
      let version = last.revid
    else { return nil }
    var stored = StoredPage(
      id: "\(id)", key: key, title: title, location: page.fullurl ?? title,
      version: "\(version)", isBelowRoot: isBelowRoot(title))
    var known = Known(
      space: page.ns ?? 0, textSHA1: last.sha1 ?? "", isRedirect: page.redirect == true)
    if let key {
      let (marker, revision) = try lastRun(on: id, key: key, newest: last)
      // A run that moved the page may not have come to write it.
      known.hasOurTitle =
        marker.map { $0.hadTitle(title) || $0.isNoteOfMove(last.comment ?? "") } ?? false
      stored.isMoved = marker != nil && !known.hasOurTitle
      stored.publishedDigest = marker?.digest
      if let marker, marker.textSHA1 == last.sha1 {
        stored.publishedVersion = stored.version
      } else if let revision, revision != version {
        stored.publishedVersion = "\(revision)"
      } else {
        // The wiki joined somebody's edit with ours, or a copy carries our marker.
        stored.publishedVersion = "none"
      }
    }
    self.known[stored.id] = known
    return stored
  }

  /// What the newest of our runs in a page's history wrote, and in which revision.
  private mutating func lastRun(
    on id: Int, key: String, newest: MediaWikiAnswer.Revision
  ) throws(StoreFailure) -> (MediaWikiMarker?, Int?) {
    if let marker = MediaWikiMarker(summary: newest.comment ?? ""), marker.key == key {
      return (marker, newest.revid)
    }
    let answer = try session.read([
      ("action", "query"), ("pageids", "\(id)"), ("prop", "revisions"), ("rvprop", "ids|comment"),
      ("rvlimit", "max"),
    ])
    for revision in answer.query?.pages?.first?.revisions ?? [] {
      if let marker = MediaWikiMarker(summary: revision.comment ?? ""), marker.key == key {
        return (marker, revision.revid)
      }
    }
    return (nil, nil)
  }

  func isBelowRoot(_ title: String) -> Bool {
    options.parent.isEmpty || title.hasPrefix(MediaWikiTitle.normalised(options.parent) + "/")
  }
}
