/// Publishes a site to a wiki that is written page by page.
///
/// Whose page is whose tells the marker in it, never its title. A page that somebody changed since
/// the last run, or that is not ours, is left alone and told as a conflict.
public struct PagePublisher<Store: PageStore> {
  /// How a run goes about.
  public struct Options: Sendable, Hashable {
    /// Whether the run only reads.
    public var isDryRun = false
    /// Whether edits by hand are written over.
    public var overwrites = false
    /// Whether stale pages are removed.
    public var prunes = false
    /// The ids of pages that become ours although they carry no marker, by key.
    public var adopted: [String: String] = [:]

    /// The options of a plain run.
    public init() {}
  }

  /// The wiki as the run has left it.
  public internal(set) var store: Store
  let options: Options

  /// A publisher.
  public init(_ store: Store, _ options: Options = Options()) {
    self.store = store
    self.options = options
  }

  /// Publishes all pages; a failure of one does not keep the others from being published.
  ///
  /// - Parameters:
  ///   - site: The pages.
  ///   - isInterrupted: Whether the run is to end; asked before each page, never within one.
  /// - Returns: What became of each page, tried or not.
  public mutating func publish(
    _ site: Site, isInterrupted: () -> Bool = { false }
  ) -> PublishResult {
    var result = PublishResult(target: store.target, isDryRun: options.isDryRun, pages: [])
    let listed: [StoredPage]
    do throws(StoreFailure) {
      listed = try store.listing()
    } catch {
      result.pages = site.pages.map {
        PageResult(key: $0.key, title: $0.title, outcome: .failed, reason: error.message)
      }
      return result
    }
    let known = Dictionary(grouping: listed.filter { $0.key != nil }) { $0.key ?? "" }
    var places: [String: StoredPage] = [:]
    // The pages that a dry run would have made.
    var planned: Set<String> = []
    var loss: String?
    for page in site.pages {
      if loss == nil, isInterrupted() { loss = "interrupted" }
      if let loss {
        result.pages.append(Self.result(page, .failed, reason: "not tried: \(loss)"))
        continue
      }
      if let parent = page.parent, places[parent] == nil, !planned.contains(parent) {
        result.pages.append(
          Self.result(page, .skipped, reason: "the page above it has to be published first"))
        continue
      }
      do throws(StoreFailure) {
        let parent = page.parent.flatMap { places[$0] }
        let (entry, stored) = try publish(page, known: known[page.key] ?? [], below: parent)
        result.pages.append(entry)
        places[page.key] = stored
        if options.isDryRun, [.created, .updated].contains(entry.outcome) {
          planned.insert(page.key)
        }
      } catch {
        var outcome = PageOutcome.failed
        if case .lost(let message) = error { loss = message }
        if case .conflict = error { outcome = .conflict }
        // The page itself is there, so that others may go below it.
        places[page.key] = known[page.key]?.first
        var entry = Self.result(page, outcome, reason: error.message)
        entry.location = known[page.key]?.first.map { store.location(of: $0) }
        result.pages.append(entry)
      }
    }
    result.stale = stale(listed, beside: site, after: result, isInterrupted)
    return result
  }

  private static func result(
    _ page: SitePage, _ outcome: PageOutcome, at stored: StoredPage? = nil, reason: String? = nil,
    difference: String? = nil
  ) -> PageResult {
    PageResult(
      key: page.key, title: page.title, outcome: outcome, location: stored?.location,
      reason: reason, difference: difference)
  }
}

// MARK: One page

extension PagePublisher {
  private typealias Published = (result: PageResult, stored: StoredPage?)

  private mutating func publish(
    _ page: SitePage, known: [StoredPage], below parent: StoredPage?
  ) throws(StoreFailure) -> Published {
    if known.count > 1 {
      let places = known.map(\.location).sorted().joined(separator: " and ")
      return (
        Self.result(
          page, .conflict,
          reason: "\(known.count) pages carry its marker: \(places); delete the copy"),
        nil
      )
    }
    guard let old = try current(page, known: known.first) else {
      return try write(page, over: nil, below: parent, outcome: .created)
    }
    if let obstacle = try obstacle(to: page, in: old) {
      // Nothing is put below a page of somebody else's, or below one in the bin.
      return (obstacle, old.key == page.key && !old.isDeleted ? old : nil)
    }
    let note = old.isMoved ? "it was moved since it was published, and stays where it is" : nil
    let isToMove = page.parent == nil && old.isBelowOldRoot
    if old.publishedDigest == page.digest, !old.isEdited, !old.isDeleted, !isToMove {
      return (Self.result(page, .unchanged, at: old, reason: note), old)
    }
    if !old.isDeleted, let reason = try store.hold(on: old) {
      return (Self.result(page, .skipped, at: old, reason: reason), old)
    }
    if old.isDeleted { return try write(page, over: nil, below: parent, outcome: .updated) }
    var written = try write(page, over: old, below: parent, outcome: .updated)
    if written.result.reason == nil { written.result.reason = note }
    return written
  }

  /// The page that this one takes the place of; nil when it is new.
  private mutating func current(
    _ page: SitePage, known: StoredPage?
  ) throws(StoreFailure) -> StoredPage? {
    if let known { return known }
    if let id = options.adopted[page.key] {
      guard var adopted = try store.page(id: id) else {
        throw .refused("there is no page with the id '\(id)' to adopt")
      }
      guard adopted.key == nil || adopted.key == page.key else {
        throw .refused("the page with the id '\(id)' is that of '\(adopted.key ?? "")'")
      }
      adopted.key = page.key
      return adopted
    }
    return try store.occupant(of: page)
  }

  /// Why the page that is there must stay as it is; nil when it may be written over.
  private mutating func obstacle(
    to page: SitePage, in old: StoredPage
  ) throws(StoreFailure) -> PageResult? {
    guard old.key == page.key else {
      return Self.result(
        page, .conflict, at: old,
        reason: "another page has its title and is not ours; rename one, or take it over with "
          + "--adopt \(page.key)=\(old.id)")
    }
    if options.overwrites { return nil }
    if old.isDeleted {
      return Self.result(
        page, .conflict, at: old,
        reason: "somebody deleted it; --overwrite publishes it again")
    }
    if old.isEdited {
      let deed = old.isRenamed ? "renamed it to '\(old.title)'" : "changed it"
      return Self.result(
        page, .conflict, at: old,
        reason: "somebody \(deed) since it was published; --overwrite writes over the change",
        difference: try difference(between: old, and: page))
    }
    return nil
  }

  private mutating func difference(
    between stored: StoredPage, and page: SitePage
  ) throws(StoreFailure) -> String? {
    let text = UnifiedDifference.text(
      from: try store.text(of: stored), to: page.text, names: ("on the wiki", "to be published"))
    return text.isEmpty ? nil : text
  }

  private mutating func write(
    _ page: SitePage, over old: StoredPage?, below parent: StoredPage?, outcome: PageOutcome
  ) throws(StoreFailure) -> Published {
    if options.isDryRun {
      try store.check(page, over: old)
      return (Self.result(page, outcome, at: old), old)
    }
    do throws(StoreFailure) {
      let stored = try store.write(page, over: old, below: parent)
      return (Self.result(page, outcome, at: stored), stored)
    } catch .changed(let message) {
      return try writeAgain(page, over: old, below: parent, outcome: outcome, after: message)
    } catch .uncertain(let message) {
      return try settle(page, after: old, outcome: outcome, lost: message)
    } catch {
      throw error
    }
  }

  /// Finds out whether a write was done whose answer was lost.
  private mutating func settle(
    _ page: SitePage, after old: StoredPage?, outcome: PageOutcome, lost message: String
  ) throws(StoreFailure) -> Published {
    let unknown = "it is not known whether it was written: \(message)"
    let found: StoredPage?
    do throws(StoreFailure) {
      found = try published(page, after: old)
    } catch {
      // A server that is lost to the run shows itself at the next page again.
      throw .uncertain("\(unknown); nor can it be read: \(error.message); run it again")
    }
    guard let found else { throw .uncertain("\(unknown); run it again") }
    return (Self.result(page, outcome, at: found), found)
  }

  /// Tries once more after a server's word that the page changed, if it did not.
  private mutating func writeAgain(
    _ page: SitePage, over old: StoredPage?, below parent: StoredPage?, outcome: PageOutcome,
    after message: String
  ) throws(StoreFailure) -> Published {
    let now = try state(of: page, after: old)
    if let now, now.key == page.key, now.publishedVersion == now.version,
      now.publishedDigest == page.digest
    {
      // The other writer was a run of ours with the same decision.
      return (Self.result(page, .unchanged, at: now), now)
    }
    guard let old, let now, now.version == old.version else {
      var difference: String?
      if let now { difference = try self.difference(between: now, and: page) }
      return (
        Self.result(
          page, .conflict, at: now ?? old, reason: "it changed while this run went on: \(message)",
          difference: difference),
        // Nothing is put below a page of somebody else's.
        now?.key == page.key ? now : nil
      )
    }
    do throws(StoreFailure) {
      let stored = try store.write(page, over: now, below: parent)
      return (Self.result(page, outcome, at: stored), stored)
    } catch .changed(let message) {
      return (Self.result(page, .conflict, at: now, reason: message), now)
    } catch .uncertain(let message) {
      return try settle(page, after: now, outcome: outcome, lost: message)
    } catch {
      throw error
    }
  }

  /// The page as it is now: the one that was read before, or what stands in a new one's place.
  private mutating func state(
    of page: SitePage, after old: StoredPage?
  ) throws(StoreFailure) -> StoredPage? {
    if let old { return try store.page(id: old.id) }
    return try store.occupant(of: page)
  }

  /// The page where a lost answer was to a write that was done in full.
  private mutating func published(
    _ page: SitePage, after old: StoredPage?
  ) throws(StoreFailure) -> StoredPage? {
    let now = try state(of: page, after: old)
    guard let now, now.key == page.key, now.publishedDigest == page.digest, !now.isEdited else {
      return nil
    }
    return now
  }
}
