/// A page of ours, or one in its place, as a wiki's server tells it.
public struct StoredPage: Sendable, Hashable {
  /// The server's own name for the page; it outlives a new title or place.
  public let id: String
  /// The key that our marker gives the page; nil when the page is not ours.
  public var key: String?
  /// The title.
  public var title: String
  /// Where people find the page.
  public var location: String
  /// The version that the page has now.
  public var version: String
  /// The version that our last run left; nil when it did not come to the end.
  public var publishedVersion: String?
  /// The digest of what our last run published; nil when it did not come to the end.
  public var publishedDigest: ContentDigest?
  /// Whether the page lies below the page that this run publishes under.
  public var isBelowRoot: Bool
  /// Whether somebody deleted the page, so that it lies in the wiki's bin.
  public var isDeleted: Bool
  /// Whether somebody gave the page another title after our last run, where that is an edit.
  public var isRenamed = false
  /// Whether somebody moved the page after our last run, where that is no edit: it stays there.
  public var isMoved = false
  /// Whether our last run put the page directly below another page than this one has for its root,
  /// and nobody moved it since; of a page that goes below the root it means that it is to be moved.
  public var isBelowOldRoot = false

  /// A page.
  public init(
    id: String, key: String?, title: String, location: String, version: String,
    publishedVersion: String? = nil, publishedDigest: ContentDigest? = nil,
    isBelowRoot: Bool = true, isDeleted: Bool = false
  ) {
    self.id = id
    self.key = key
    self.title = title
    self.location = location
    self.version = version
    self.publishedVersion = publishedVersion
    self.publishedDigest = publishedDigest
    self.isBelowRoot = isBelowRoot
    self.isDeleted = isDeleted
  }

  /// Whether somebody changed the page after our last run, which came to its end.
  var isEdited: Bool { publishedVersion.map { $0 != version } ?? false }
}

/// Why a server did not do what it was asked.
public enum StoreFailure: Error, Sendable, Hashable {
  /// It will not do this: no right to, too large, not well-formed. Other pages may go well.
  case refused(String)
  /// The page has changed since it was read.
  case changed(String)
  /// Something on the wiki, besides the page itself, is somebody else's or was changed by somebody.
  case conflict(String)
  /// The answer was lost after the request was sent: it may have been done.
  case uncertain(String)
  /// Nothing more can be done with the server in this run: wrong credentials, no connection.
  case lost(String)

  /// What to tell the user, without a full stop.
  public var message: String {
    switch self {
    case .refused(let text), .changed(let text), .conflict(let text), .uncertain(let text),
      .lost(let text):
      text
    }
  }

  /// The same failure in other words.
  func reworded(_ words: (String) -> String) -> StoreFailure {
    switch self {
    case .refused(let text): .refused(words(text))
    case .changed(let text): .changed(words(text))
    case .conflict(let text): .conflict(words(text))
    case .uncertain(let text): .uncertain(words(text))
    case .lost(let text): .lost(words(text))
    }
  }
}

/// A wiki that is written page by page through its server.
public protocol PageStore {
  /// The wiki's address as people know it, without any secret.
  var target: String { get }

  /// All pages that carry our marker, wherever people moved them; one request where the server
  /// gives so many at once.
  mutating func listing() throws(StoreFailure) -> [StoredPage]

  /// The page that stands, or stood before somebody deleted it, where a new page would go: one with
  /// the title, or a half-published one of ours.
  mutating func occupant(of page: SitePage) throws(StoreFailure) -> StoredPage?

  /// The page with an id as it is now; nil when it is gone.
  mutating func page(id: String) throws(StoreFailure) -> StoredPage?

  /// Why a page must not be written over now, such as open comments; nil when nothing speaks against
  /// it. Asked only before a write.
  mutating func hold(on page: StoredPage) throws(StoreFailure) -> String?

  /// The text of a page as the server keeps it, for showing a difference.
  mutating func text(of page: StoredPage) throws(StoreFailure) -> String

  /// Writes a page with its attachments, labels and marker; when it returns, the page is as
  /// it should be and the server knows its digest and version.
  ///
  /// A run that is cut short leaves a page without a published version, which the next run
  /// completes.
  ///
  /// - Parameters:
  ///   - page: The page.
  ///   - old: The page that it takes the place of, in the version that was read; nil for a new one.
  ///   - parent: The page above it, as the server knows it; nil below the root.
  /// - Returns: The page as it is now.
  /// - Throws: Why it is not, or not known to be, as it should be.
  mutating func write(
    _ page: SitePage, over old: StoredPage?, below parent: StoredPage?
  ) throws(StoreFailure) -> StoredPage

  /// Looks for what would keep a page from being written, as a dry run does instead of writing.
  ///
  /// - Throws: What ``write(_:over:below:)`` would throw for the page's title and attachments.
  mutating func check(_ page: SitePage, over old: StoredPage?) throws(StoreFailure)

  /// Where people find a page now, also after a write that moved it and then failed.
  func location(of page: StoredPage) -> String

  /// Whether pages lie below a page besides those with some ids.
  mutating func hasChildren(
    _ page: StoredPage, besides ids: Set<String>
  ) throws(StoreFailure) -> Bool

  /// Removes a page in the gentlest way that the wiki has.
  mutating func remove(_ page: StoredPage) throws(StoreFailure)
}

extension PageStore {
  /// Nothing, where a new text harms no comment.
  public mutating func hold(on page: StoredPage) throws(StoreFailure) -> String? { nil }

  /// Nothing, where only a write shows what the wiki takes.
  public mutating func check(_ page: SitePage, over old: StoredPage?) throws(StoreFailure) {}

  /// Where it was, where a write that fails has moved nothing.
  public func location(of page: StoredPage) -> String { page.location }
}
