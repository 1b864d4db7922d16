import Publishing

/// A wiki in memory that does what it is told, or fails as a test wants it to.
struct MemoryWiki: PageStore {
  /// A page as the wiki keeps it.
  struct Page: Hashable {
    var stored: StoredPage
    var text: String
    var parent: String?
  }

  /// What the wiki does instead of a write.
  enum Fault: Hashable {
    case none
    /// The write fails and nothing is done.
    case fails(StoreFailure)
    /// The write is done and its answer is lost.
    case losesAnswer
    /// The page is made, and the run is cut off before it is marked as published.
    case stopsHalfway
    /// Somebody edits the page just before the write, which is refused.
    case isOvertaken
  }

  let target = "memory"
  var pages: [String: Page] = [:]
  /// Why pages must not be written over, by their ids.
  var holds: [String: String] = [:]
  /// What happens at the next writes, in order; then all goes well.
  var faults: [Fault] = []
  /// Why no page is removed; nil when all goes well.
  var removalFailure: StoreFailure?
  /// Why no page is read after the first write; nil when all goes well.
  var readingFailure: StoreFailure?
  /// What was asked for, in order.
  private(set) var reads: [String] = []
  private(set) var writes: [String] = []
  private var lastID = 0

  mutating func listing() -> [StoredPage] {
    reads.append("listing")
    return pages.values.map(\.stored).filter { $0.key != nil && !$0.isDeleted }
      .sorted { $0.id < $1.id }
  }

  mutating func occupant(of page: SitePage) throws(StoreFailure) -> StoredPage? {
    if let readingFailure, !writes.isEmpty { throw readingFailure }
    reads.append("occupant \(page.key)")
    return pages.values.map(\.stored).first { $0.title == page.title }
  }

  mutating func page(id: String) throws(StoreFailure) -> StoredPage? {
    if let readingFailure, !writes.isEmpty { throw readingFailure }
    reads.append("page \(id)")
    return pages[id]?.stored
  }

  mutating func hold(on page: StoredPage) -> String? { holds[page.id] }

  mutating func text(of page: StoredPage) -> String {
    reads.append("text \(page.id)")
    return pages[page.id]?.text ?? ""
  }

  mutating func hasChildren(_ page: StoredPage, besides ids: Set<String>) -> Bool {
    pages.values.contains { $0.parent == page.id && !ids.contains($0.stored.id) }
  }

  mutating func write(
    _ page: SitePage, over old: StoredPage?, below parent: StoredPage?
  ) throws(StoreFailure) -> StoredPage {
    let fault = faults.isEmpty ? .none : faults.removeFirst()
    if case .fails(let failure) = fault { throw failure }
    if fault == .isOvertaken, let old { edit(old.id, to: "somebody was faster") }
    if let old, pages[old.id]?.stored.version != old.version { throw .changed("409") }
    writes.append(page.key)
    lastID += 1
    let id = old?.id ?? "\(lastID)"
    let version = "\((pages[id].flatMap { Int($0.stored.version) } ?? 0) + 1)"
    var stored = StoredPage(
      id: id, key: page.key, title: page.title, location: "memory/\(id)", version: version,
      publishedVersion: version, publishedDigest: page.digest)
    if fault == .stopsHalfway {
      stored.publishedVersion = nil
      stored.publishedDigest = nil
    }
    pages[id] = Page(stored: stored, text: page.text, parent: parent?.id ?? pages[id]?.parent)
    switch fault {
    case .losesAnswer, .stopsHalfway: throw .uncertain("the connection was closed")
    default: return stored
    }
  }

  mutating func remove(_ page: StoredPage) throws(StoreFailure) {
    if let removalFailure { throw removalFailure }
    writes.append("remove \(page.key ?? "")")
    pages[page.id] = nil
  }

  /// Somebody edits a page.
  mutating func edit(_ id: String, to text: String) {
    guard var page = pages[id] else { return }
    page.text = text
    page.stored.version = "\((Int(page.stored.version) ?? 0) + 1)"
    pages[id] = page
  }
}

/// Publishes a site; returns what became of it and the wiki afterwards.
func publish(
  _ site: Site, to wiki: MemoryWiki,
  _ change: (inout PagePublisher<MemoryWiki>.Options) -> Void = { _ in }
) -> (result: PublishResult, wiki: MemoryWiki) {
  var options = PagePublisher<MemoryWiki>.Options()
  change(&options)
  var publisher = PagePublisher(wiki, options)
  let result = publisher.publish(site)
  return (result, publisher.store)
}
