import Foundation
import Publishing
import Synchronization
import Testing

/// A Confluence in memory that answers both versions of the interface, keeps what it was asked, and
/// fails as a test wants it to.
final class FakeConfluence: WebTransport {
  /// A page as the server keeps it.
  struct Page: Hashable {
    var id: Int
    var title: String
    var text: String
    var parent: Int?
    var version = 1
    var message = ""
    var status = "current"
    var labels: Set<String> = []
    var files: [String: File] = [:]
    var property: Property?
    var openComments = 0
    /// Whether the account that publishes made it.
    var isByBot = false
  }

  /// An attachment.
  struct File: Hashable {
    var id: Int
    var comment: String
    var bytes: [UInt8]
    var version = 1
  }

  /// Our property, its value as JSON.
  struct Property: Hashable {
    var value: String
    var version = 1
  }

  /// What happens instead of an answer.
  enum Fault: Sendable {
    /// This answer, and nothing is done.
    case answers(WebResponse)
    /// It is done, and the connection is cut before the answer.
    case cutsAnswer
    /// The connection is cut, and nothing is done.
    case cutsRequest
    /// There is no connection.
    case isAway
    /// Somebody does something just before.
    case isOvertaken(@Sendable (inout State) -> Void)

    /// The server refuses it with a status.
    static func refuses(_ status: Int) -> Fault {
      .answers(WebResponse(status: status, body: Array("{\"message\":\"no\"}".utf8)))
    }
  }

  /// A fault waiting for its request.
  struct Trap: Sendable {
    var method: String
    var part: String
    var fault: Fault
    var count: Int
  }

  /// Everything that the server knows.
  struct State: Sendable {
    var pages: [Int: Page] = [:]
    var lastID = 100
    var log: [WebRequest] = []
    var traps: [Trap] = []
    /// What somebody does just before the write of a number, from 0.
    var overtaking: (write: Int, deed: @Sendable (inout State) -> Void)?

    /// The page with a title.
    func page(titled title: String) -> Page? {
      pages.values.first { $0.title.lowercased() == title.lowercased() && $0.status == "current" }
    }

    /// Changes the page with a title.
    mutating func change(_ title: String, _ change: (inout Page) -> Void) {
      guard let id = page(titled: title)?.id else { return }
      if var page = pages[id] {
        change(&page)
        pages[id] = page
      }
    }
  }

  static let token = "t0ken-of-the-bot"
  static let space = "ARCH"

  let base: String
  private let mutex: Mutex<State>

  /// A wiki with a root page, id 100, "Decisions".
  init(base: String) {
    self.base = base
    mutex = Mutex(State(pages: [100: Page(id: 100, title: "Decisions", text: "<p>Root</p>")]))
  }

  /// The state.
  var state: State { mutex.withLock { $0 } }

  /// Changes the state.
  func change(_ change: (inout State) -> Void) { mutex.withLock { change(&$0) } }

  /// Makes the next `count` requests with a method and a part of the address, or with its end
  /// before a `$`, go wrong.
  func trap(_ method: String, _ part: String, _ fault: Fault, count: Int = 1) {
    change { $0.traps.append(Trap(method: method, part: part, fault: fault, count: count)) }
  }

  /// Lets somebody do something just before the write of a number, from 0.
  func overtake(atWrite write: Int, _ deed: @escaping @Sendable (inout State) -> Void) {
    change { $0.overtaking = (write, deed) }
  }

  /// The methods and addresses of the requests since the log was cleared, without the base.
  var log: [String] {
    state.log.map { "\($0.method) \($0.url.dropFirst(base.count))" }
  }

  /// Those that write.
  var writes: [String] { log.filter { !$0.hasPrefix("GET ") } }

  /// Forgets the requests so far.
  func clearLog() { change { $0.log = [] } }

  func send(_ request: WebRequest) throws(WebFailure) -> WebResponse {
    let fault: Fault? = mutex.withLock { state in
      state.log.append(request)
      if request.method != "GET", let (write, deed) = state.overtaking {
        state.overtaking = write == 0 ? nil : (write - 1, deed)
        if write == 0 { deed(&state) }
      }
      guard
        let index = state.traps.firstIndex(where: {
          $0.method == request.method
            && ($0.part.hasSuffix("$")
              ? request.url.hasSuffix($0.part.dropLast()) : request.url.contains($0.part))
        })
      else { return nil }
      let fault = state.traps[index].fault
      state.traps[index].count -= 1
      if state.traps[index].count == 0 { state.traps.remove(at: index) }
      return fault
    }
    switch fault {
    case .answers(let response): return response
    case .cutsRequest: throw .noAnswer("connection reset by peer")
    case .isAway: throw .notSent("connection refused")
    case .cutsAnswer:
      _ = mutex.withLock { FakeConfluenceRequest(request, base: base).answer(&$0) }
      throw .noAnswer("connection closed")
    case .isOvertaken(let deed): mutex.withLock { deed(&$0) }
    case nil: break
    }
    return mutex.withLock { FakeConfluenceRequest(request, base: base).answer(&$0) }
  }
}
