import MarkdownHTML
import Publishing
import Synchronization

/// A fake Confluence and what publishes to it.
struct ConfluenceRun {
  let api: ConfluenceAPI
  let fake: FakeConfluence
  private let pauses = Pauses()

  /// A wiki with its root page and nothing else.
  init(_ api: ConfluenceAPI) {
    self.api = api
    fake = FakeConfluence(base: "https://wiki.test" + (api == .v2 ? "/wiki" : "/context"))
  }

  /// How long the run waited, in seconds.
  var waits: [Int] { pauses.all }

  /// Publishes a site.
  func publish(
    _ site: Site, parent: String = "Decisions", token: String = FakeConfluence.token,
    user: String? = nil, store: ConfluenceStore.Options = .init(),
    _ change: (inout PagePublisher<ConfluenceStore>.Options) -> Void = { _ in }
  ) throws -> PublishResult {
    let place = try ConfluenceSite(
      WebAddress(fake.base), space: FakeConfluence.space, parent: parent, api: api)
    let pauses = pauses
    let client = RetryingClient(fake, pause: { pauses.add($0) }, now: { 784_111_770 })
    var options = PagePublisher<ConfluenceStore>.Options()
    change(&options)
    var store = store
    store.overwrites = options.overwrites
    var publisher = PagePublisher(
      ConfluenceStore(
        place, Credentials(user: user, secret: Secret(token)), client, store), options)
    return publisher.publish(site)
  }

  /// A site of one decision and its report.
  static func site(text: String = "All is well.", picture: [UInt8] = [0x89, 0x50]) throws -> Site {
    var publication = Sample.publication(text: text)
    publication = Publication(
      key: publication.key, status: publication.status, pages: publication.pages,
      attachments: publication.attachments.map {
        $0.path.hasSuffix("png") ? Publishing.Attachment(path: $0.path, bytes: picture) : $0
      })
    return try Sample.site([publication], for: .confluence)
  }

  private final class Pauses: Sendable {
    private let mutex = Mutex<[Int]>([])
    var all: [Int] { mutex.withLock { $0 } }
    func add(_ pause: Duration) { mutex.withLock { $0.append(Int(pause.components.seconds)) } }
  }
}

extension PublishResult {
  /// The outcomes in order.
  var outcomes: [PageOutcome] { pages.map(\.outcome) }
}

extension ConfluenceStore.Options {
  /// Options with a change.
  static func with(_ change: (inout Self) -> Void) -> Self {
    var options = Self()
    change(&options)
    return options
  }
}
