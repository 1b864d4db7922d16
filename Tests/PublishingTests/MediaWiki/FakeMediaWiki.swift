import Foundation
import Synchronization

@testable import Publishing

/// A MediaWiki's API in memory, with the faults that a test wants.
///
/// It follows what version 1.39 was seen to do: joined edits, texts without white space at the end,
/// no revision for an edit that changes nothing.
final class FakeMediaWiki: WebTransport {
  struct Revision {
    var id: Int
    var parent: Int
    var user: String
    var comment: String
    var text: String
  }

  struct Page {
    var title: String
    var revisions: [Revision]
  }

  struct File {
    var bytes: [UInt8]
    var comment: String
  }

  struct LogEvent {
    var type: String
    var page: Int
    var title: String
    var user: String
    var comment: String
  }

  /// What happens at a request instead of what it asks for.
  enum Fault {
    case status(Int, [WebHeader] = [], body: String = "")
    case error(String, [WebHeader] = [])
    /// The request is served and the answer does not come.
    case losesAnswer
    case fails(WebFailure)
    /// Something happens on the wiki just before the request is served.
    case before(@Sendable (inout State) -> Void)
  }

  struct State {
    var pages: [Int: Page] = [:]
    /// The versions of each file, the newest first.
    var files: [String: [File]] = [:]
    var stash: [String: [UInt8]] = [:]
    var deletions: [String: String] = [:]
    /// The logs that tell who made and who deleted pages, the newest last.
    var log: [LogEvent] = []
    var endings = ["png", "svg", "pdf"]
    var rights = ["edit", "delete"]
    var password = "secret-password"
    var pageSize = 500
    var session = 0
    var last = 0
    /// The faults of the next requests whose name begins with a word, in order.
    var faults: [(name: String, fault: Fault)] = []
    /// What was asked for: `query login`, `login`, `query listing`, `edit`, `upload`.
    var requests: [String] = []
    var received: [WebRequest] = []

    mutating func edit(_ id: Int, to text: String, by user: String = "Ann", comment: String = "") {
      guard var page = pages[id], let parent = page.revisions.last?.id else { return }
      last += 1
      page.revisions.append(
        Revision(id: last, parent: parent, user: user, comment: comment, text: text))
      pages[id] = page
    }

    mutating func create(_ title: String, _ text: String, by user: String, _ comment: String) -> Int
    {
      last += 1
      pages[last] = Page(
        title: title,
        revisions: [Revision(id: last, parent: 0, user: user, comment: comment, text: text)])
      log.append(.init(type: "create", page: last, title: title, user: user, comment: comment))
      return last
    }

    mutating func delete(_ title: String, by user: String = "Ann", _ reason: String = "old") {
      guard let id = id(of: title) else { return }
      pages[id] = nil
      deletions[title] = reason
      log.append(.init(type: "delete", page: id, title: title, user: user, comment: reason))
    }

    func id(of title: String) -> Int? { pages.first { $0.value.title == title }?.key }
  }

  let state = Mutex(State())

  func send(_ request: WebRequest) throws(WebFailure) -> WebResponse {
    let result: Result<WebResponse, WebFailure> = state.withLock { state in
      let fields = Self.fields(of: request)
      let name = Self.name(of: fields)
      state.requests.append(name)
      state.received.append(request)
      var loses = false
      if let index = state.faults.firstIndex(where: { name.hasPrefix($0.name) }) {
        switch state.faults.remove(at: index).fault {
        case .status(let status, let headers, let body):
          return .success(
            WebResponse(status: status, headers: headers, body: Array(body.utf8)))
        case .error(let code, let headers):
          return .success(Self.error(code, headers))
        case .fails(let failure): return .failure(failure)
        case .losesAnswer: loses = true
        case .before(let change): change(&state)
        }
      }
      let response = state.answer(fields, name, request)
      return loses ? .failure(.noAnswer("the connection was closed")) : .success(response)
    }
    return try result.get()
  }

  /// How many writes to pages, files and logs there were.
  var writes: Int {
    state.withLock { state in
      state.requests.count { ["edit", "upload", "move", "delete"].contains($0) }
    }
  }

  var requests: [String] { state.withLock(\.requests) }

  static func error(_ code: String, _ headers: [WebHeader] = []) -> WebResponse {
    json(
      ["error": ["code": code, "info": "This is \(code)."]],
      [WebHeader("MediaWiki-API-Error", code)] + headers)
  }

  static func json(_ value: [String: Any], _ headers: [WebHeader] = []) -> WebResponse {
    let data = (try? JSONSerialization.data(withJSONObject: value)) ?? Data()
    return WebResponse(status: 200, headers: headers, body: Array(data))
  }

  private static func name(of fields: [String: String]) -> String {
    let action = fields["action"] ?? ""
    guard action == "query" else { return action }
    if fields["type"] != nil { return "query token \(fields["type"] ?? "")" }
    if fields["generator"] != nil { return "query listing" }
    if fields["list"] == "allpages" { return "query children" }
    if fields["prop"] == "imageinfo" { return "query files" }
    if let log = fields["letype"], fields["titles"] == nil { return "query log \(log)" }
    if fields["revids"] != nil { return "query readback" }
    if fields["rvlimit"] != nil { return "query history" }
    return "query page"
  }

  private static func fields(of request: WebRequest) -> [String: String] {
    var fields: [String: String] = [:]
    let type = request.headers.first { $0.name == "Content-Type" }?.value ?? ""
    if let boundary = type.split(separator: "boundary=").last, type.hasPrefix("multipart") {
      let text = String(decoding: request.body, as: UTF8.self)
      for part in text.split(separator: "--\(boundary)\r\n") {
        guard let blank = part.firstRange(of: "\r\n\r\n"),
          let name = part.split(separator: "name=\"").dropFirst().first?.prefix(while: {
            $0 != "\""
          })
        else { continue }
        let value = part[blank.upperBound...].split(
          separator: "\r\n", omittingEmptySubsequences: false)
        fields[String(name)] = String(value.first ?? "")
      }
      return fields
    }
    let query = String(request.url.drop { $0 != "?" }.dropFirst())
    let text = request.method == "GET" ? query : String(decoding: request.body, as: UTF8.self)
    for pair in text.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      fields[String(parts[0])] = String(parts.last ?? "").removingPercentEscapes ?? ""
    }
    return fields
  }
}
