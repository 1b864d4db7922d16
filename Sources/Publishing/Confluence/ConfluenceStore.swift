/// A space of a Confluence, Data Center or Cloud, as the publisher sees it.
///
/// Which page is which tells the property `netadr-publish`, and in a page that was made and not
/// finished the marker in its text; never the title.
public struct ConfluenceStore: PageStore {
  /// How pages are written.
  public struct Options: Sendable, Hashable {
    /// Whether pages are written although comments in their texts are open, which it destroys.
    public var discardsComments = false
    /// Whether the watchers of a page are told of a new version.
    public var notifies = false
    /// Whether files that others uploaded under the names of ours are replaced.
    public var overwrites = false

    /// The options of a plain run.
    public init() {}
  }

  /// What the message of each version of ours begins with; the digest follows.
  static let message = "netadr sha256:"

  let site: ConfluenceSite
  let client: ConfluenceClient
  let interface: any ConfluenceInterface
  let options: Options
  private var space: String?
  var root: String?
  /// The pages that may be ours without our label, and those in the bin; nil before they were looked
  /// for, which a run does once, and only when it would make a page.
  var strays: [StoredPage]?
  var bin: [FoundPage]?
  /// The pages that this run made, which the server may not find for a moment.
  var made: Set<String> = []

  /// A space.
  ///
  /// - Parameters:
  ///   - site: Where it is.
  ///   - credentials: Who publishes.
  ///   - client: What sends requests.
  ///   - options: How pages are written.
  public init(
    _ site: ConfluenceSite, _ credentials: Credentials, _ client: RetryingClient,
    _ options: Options = Options()
  ) {
    self.site = site
    self.options = options
    let client = ConfluenceClient(base: site.base, credentials: credentials, client: client)
    self.client = client
    switch site.api {
    case .v1: interface = ConfluenceV1(client: client)
    case .v2: interface = ConfluenceV2(client: client)
    }
  }

  /// The wiki's address and the space.
  public var target: String { "\(site.base) \(site.space)" }

  /// All pages with our label, in one request for each 200 of them.
  public mutating func listing() throws(StoreFailure) -> [StoredPage] {
    guard let pages = try interface.pages(labelled: PageMarker.label, inSpace: site.space) else {
      throw .lost("there is no Confluence at \(site.base): its search was not found (404)")
    }
    // A page elsewhere was moved by somebody, or --parent is another than before, or there is none.
    if pages.contains(where: { !isBelowRoot($0) }) { _ = try rootID() }
    var stored: [StoredPage] = []
    var unfinished: [ServerPage] = []
    for page in pages {
      if let property = page.metadata?.properties?.own?.value {
        stored.append(self.stored(FoundPage(page: page, property: property)))
      } else {
        unfinished.append(page)
      }
    }
    let finished = Set(stored.compactMap(\.key))
    for page in unfinished {
      guard let found = try readable(page.id.text) else { continue }
      var candidate = self.stored(found)
      candidate.isBelowRoot = isBelowRoot(page)
      // A copy of a page bears its marker, but the page itself is known.
      if let key = candidate.key, !finished.contains(key) { stored.append(candidate) }
    }
    return stored
  }

  /// The page with the title, or one of ours with another title that lost its label, or that others
  /// put into the bin.
  public mutating func occupant(of page: SitePage) throws(StoreFailure) -> StoredPage? {
    _ = try rootID()
    let found = try interface.pages(titled: page.title, inSpace: try spaceReference())
    if let current = found.first(where: { !Self.isDeleted($0.page) }) { return stored(current) }
    if let stray = try stray(page.key) { return stray }
    return try binned(page.key, found)
  }

  /// The page with an id, from the space that is published to.
  public mutating func page(id: String) throws(StoreFailure) -> StoredPage? {
    guard let found = try interface.page(id: id) else { return nil }
    _ = try rootID()
    guard interface.lies(found.page, inSpace: try spaceReference()) else {
      throw .refused("the page with the id '\(id)' is not in the space \(site.space)")
    }
    return stored(found)
  }

  /// The text in storage format, without what Confluence adds to macros for itself.
  public mutating func text(of page: StoredPage) throws(StoreFailure) -> String {
    let text = try interface.page(id: page.id)?.page.body?.storage?.value ?? ""
    return StorageText.withoutBookkeeping(text)
  }

  /// The number of open comments in the text, which a new text would cut off from their places.
  public mutating func hold(on page: StoredPage) throws(StoreFailure) -> String? {
    if options.discardsComments { return nil }
    guard let count = try interface.openComments(on: page.id) else {
      return "the server does not tell of open comments in its text (404); look, and use "
        + "--discard-comments"
    }
    if count == 0 { return nil }
    let comments = count == 1 ? "1 comment in its text is" : "\(count) comments in its text are"
    return "\(comments) open; resolve them, or use --discard-comments"
  }

  /// Whether pages lie directly below a page besides those with some ids.
  public mutating func hasChildren(
    _ page: StoredPage, besides ids: Set<String>
  ) throws(StoreFailure) -> Bool {
    guard let children = try interface.children(of: page.id) else {
      throw .conflict("the server does not tell what lies below it (404)")
    }
    return children.contains { !ids.contains($0) }
  }

  /// Puts a page into the bin, after noting that it was us, unless it has changed since it was
  /// listed or a comment holds it.
  public mutating func remove(_ page: StoredPage) throws(StoreFailure) {
    try expectUnchanged(page)
    if let reason = try hold(on: page) { throw .conflict(reason) }
    try mark(page, asRemoved: true)
    do throws(StoreFailure) {
      try interface.trash(page.id)
    } catch {
      // The answer alone may have been lost.
      if case .uncertain = error, try interface.page(id: page.id) == nil { return }
      // A person who deletes it later must be told from us; nothing more can be done if this fails.
      try? mark(page, asRemoved: nil)
      throw error
    }
  }

  /// Notes in a page's property whether we removed it.
  private func mark(_ page: StoredPage, asRemoved isRemoved: Bool?) throws(StoreFailure) {
    let property = try interface.property(of: page.id)
    guard var value = property?.value, value.isRemoved != isRemoved else { return }
    value.isRemoved = isRemoved
    try interface.setProperty(value, of: page.id, over: property, .write)
  }
}

// MARK: What is where

extension ConfluenceStore {
  /// What requests name the space by.
  mutating func spaceReference() throws(StoreFailure) -> String {
    if let space { return space }
    let reference = try interface.reference(ofSpace: site.space)
    space = reference
    return reference
  }

  /// The id of the page below which new pages go; it must exist.
  mutating func rootID() throws(StoreFailure) -> String {
    if let root { return root }
    let space = try spaceReference()
    var page: ServerPage?
    if let id = site.parentID { page = try interface.page(id: id)?.page }
    // A title may be a number as well, such as a year.
    if page == nil {
      page = try interface.pages(titled: site.parent, inSpace: space)
        .first { !Self.isDeleted($0.page) }?.page
    }
    guard let page, interface.lies(page, inSpace: space) else {
      throw .lost(
        "there is no page '\(site.parent)' in the space \(site.space), which --parent names")
    }
    root = page.id.text
    return page.id.text
  }

  private func isBelowRoot(_ page: ServerPage) -> Bool {
    (page.ancestors ?? []).contains(where: isRoot)
  }

  private func isRoot(_ page: ServerPage.Ancestor) -> Bool {
    if let root { return page.id.text == root }
    // Titles are the same to Confluence in any case of letters.
    return page.id.text == site.parent || page.title?.lowercased() == site.parent.lowercased()
  }

  static func isDeleted(_ page: ServerPage) -> Bool {
    page.status == "trashed" || page.status == "archived"
  }

  /// A page as the publisher sees it.
  func stored(_ found: FoundPage) -> StoredPage {
    let page = found.page
    let number = page.version?.number ?? 0
    var stored = StoredPage(
      id: page.id.text, key: nil, title: page.title, location: location(of: page),
      version: "\(number)", isBelowRoot: isBelowRoot(page), isDeleted: Self.isDeleted(page))
    guard let property = found.property else {
      // Only a page that was made and not finished bears a marker and no property.
      stored.key = StorageWriter.key(in: page.body?.storage?.value ?? "")
      if stored.key != nil, number > 1 { stored.publishedVersion = "1" }
      return stored
    }
    // A copy of a page takes its property along.
    guard property.page == page.id.text else { return stored }
    stored.key = property.key
    stored.isRenamed = property.title.map { $0 != page.title } ?? false
    let isOurs = page.version?.message?.hasPrefix(Self.message) == true
    if let above = page.above, let parent = property.parent {
      // A run of ours that did not come to note its version has put the page below its root.
      let isPutByRun = isOurs && number != property.pageVersion && isRoot(above)
      stored.isMoved = above.id.text != parent && !isPutByRun
      stored.isBelowOldRoot = !stored.isMoved && !isRoot(above)
    }
    if number == property.pageVersion {
      // Without a digest a write was under way, and did not come as far as the text.
      stored.publishedDigest = property.digest.flatMap { ContentDigest($0) }
      if stored.publishedDigest != nil { stored.publishedVersion = "\(number)" }
    } else if !isOurs {
      stored.publishedVersion = "\(property.pageVersion)"
    }
    // Else the version is of a run of ours that did not come to note it.
    return stored
  }

  /// Where people find a page.
  func location(of page: ServerPage) -> String {
    guard let link = page._links?.webui, !link.isEmpty else {
      return "\(site.base)/pages/viewpage.action?pageId=\(page.id.text)"
    }
    let isWhole = link.hasPrefix("https://") || link.hasPrefix("http://")
    return client.clean(isWhole ? link : "\(site.base)\(link.hasPrefix("/") ? "" : "/")\(link)")
  }
}
