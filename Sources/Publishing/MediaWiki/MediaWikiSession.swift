private import Foundation

/// Requests to a wiki's API by one user.
struct MediaWikiSession: Sendable {
  typealias Fields = WebForm.Fields

  private let client: RetryingClient
  private let api: String
  private let credentials: Credentials
  private var cookies: [String: String] = [:]
  private var isLoggedIn = false
  /// The token that proves that a write was meant; nil until the wiki gave one.
  var token: String?

  /// How many seconds the wiki's databases may lag behind before a run waits.
  private static let longestLag = "5"

  init(api: String, _ credentials: Credentials, _ client: RetryingClient) {
    self.api = api
    self.credentials = credentials
    self.client = client
  }

  /// Asks for something; the method is GET.
  mutating func read(_ fields: Fields) throws(StoreFailure) -> MediaWikiAnswer {
    try logIn()
    do throws(Problem) {
      return try send(fields + Self.manners, by: .get)
    } catch {
      guard error.isForgotten else { throw error.failure }
    }
    try logInAgain()
    do throws(Problem) {
      return try send(fields + Self.manners, by: .get)
    } catch {
      throw error.failure
    }
  }

  /// Has something done; the method is POST.
  ///
  /// A token that the wiki does not take is asked for anew, once.
  mutating func write(
    _ fields: Fields, file: SiteFile? = nil
  ) throws(StoreFailure) -> MediaWikiAnswer {
    try logIn()
    do throws(Problem) {
      return try send(fields + Self.manners + [("token", try csrfToken())], by: .post(file))
    } catch {
      guard error.isForgotten || error.code == "badtoken" else { throw error.failure }
      if error.isForgotten { try logInAgain() }
      token = nil
    }
    do throws(Problem) {
      return try send(fields + Self.manners + [("token", try csrfToken())], by: .post(file))
    } catch {
      throw error.failure
    }
  }

  private mutating func csrfToken() throws(Problem) -> String {
    if let token { return token }
    let fields: Fields = [("action", "query"), ("meta", "tokens"), ("type", "csrf")]
    guard let new = try send(fields + Self.manners, by: .get).query?.tokens?.csrftoken else {
      throw Problem(.lost("the wiki gives no token for writing"))
    }
    token = new
    return new
  }

  /// What goes with every request after the log-in: no anonymous edit, no haste.
  private static let manners: Fields = [("assert", "user"), ("maxlag", longestLag)]

  /// A text of the server's as it may be shown: without the secret, on one line, not endless.
  func shown(_ text: String) -> String {
    let line = clean(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return String(line.prefix(400))
  }

  /// A server's text without the secret, before any of it is cut: a part of it would not be known.
  private func clean(_ text: String) -> String {
    credentials.secret.removed(from: text, user: credentials.user)
  }
}

// MARK: Logging in

extension MediaWikiSession {
  /// Logs in with the bot password; a token without a user's name goes with each request instead.
  private mutating func logIn() throws(StoreFailure) {
    guard !isLoggedIn, let user = credentials.user else { return }
    do throws(Problem) {
      let asked: Fields = [("action", "query"), ("meta", "tokens"), ("type", "login")]
      guard let token = try send(asked, by: .get).query?.tokens?.logintoken else {
        throw Problem(.lost("the wiki gives no token for logging in"))
      }
      let answer = try send(
        [
          ("action", "login"), ("lgname", user), ("lgpassword", credentials.secret.revealed),
          ("lgtoken", token),
        ], by: .post(nil))
      guard answer.login?.result == "Success" else {
        let reason = answer.login?.reason ?? answer.login?.result ?? "no answer"
        throw Problem(
          .lost("the wiki does not take the user's name and password: \(shown(reason))"))
      }
    } catch {
      // A lost answer to the log-in has written nothing.
      if case .uncertain(let message) = error.failure { throw .lost(message) }
      throw error.failure
    }
    isLoggedIn = true
  }

  private mutating func logInAgain() throws(StoreFailure) {
    guard credentials.user != nil else {
      throw .lost("the wiki does not take the token")
    }
    isLoggedIn = false
    cookies = [:]
    try logIn()
  }

  private mutating func keepCookies(of response: WebResponse) {
    for header in response.headers where header.name.lowercased() == "set-cookie" {
      let pair = header.value.prefix { $0 != ";" }
        .split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard pair.count == 2 else { continue }
      let value = String(pair[1])
      cookies[String(pair[0])] = value == "deleted" || value.isEmpty ? nil : value
    }
  }
}

// MARK: One exchange

extension MediaWikiSession {
  private enum Method {
    case get
    case post(SiteFile?)
  }

  /// Why a request came to nothing, with the wiki's own code where it gave one.
  private struct Problem: Error {
    let failure: StoreFailure
    var code: String?

    init(_ failure: StoreFailure, code: String? = nil) {
      self.failure = failure
      self.code = code
    }

    /// Whether the wiki has forgotten who is there.
    var isForgotten: Bool { code == "assertuserfailed" || code == "assertnameduserfailed" }
  }

  private mutating func send(
    _ fields: Fields, by method: Method
  ) throws(Problem) -> MediaWikiAnswer {
    let all = fields + [("format", "json"), ("formatversion", "2")]
    var request: WebRequest
    var isWrite = true
    switch method {
    case .get:
      isWrite = false
      request = WebRequest("GET", "\(api)?\(WebForm.encoded(all))")
    case .post(nil):
      request = WebRequest(
        "POST", api,
        headers: [WebHeader("Content-Type", "application/x-www-form-urlencoded")],
        body: Array(WebForm.encoded(all).utf8))
    case .post(let file?):
      request = WebForm.request(to: api, all, file: file, named: file.path.percentEscaped())
    }
    request.headers += [WebHeader("Accept", "application/json"), WebHeader("User-Agent", "netadr")]
    if !cookies.isEmpty {
      let value = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      request.headers.append(WebHeader("Cookie", value.joined(separator: "; ")))
    }
    if credentials.user == nil {
      request.headers.append(WebHeader("Authorization", credentials.authorization))
    }
    let response: WebResponse
    do throws(WebFailure) { response = try client.send(request) } catch {
      let message = shown(error.message)
      if isWrite, case .noAnswer = error { throw Problem(.uncertain(message)) }
      throw Problem(.lost(message))
    }
    keepCookies(of: response)
    return try answer(in: response, isWrite: isWrite)
  }

  private func answer(
    in response: WebResponse, isWrite: Bool
  ) throws(Problem) -> MediaWikiAnswer {
    let answer = try? JSONDecoder().decode(MediaWikiAnswer.self, from: Data(response.body))
    if let error = answer?.error {
      throw Problem(failure(error, isWrite: isWrite), code: error.code)
    }
    let words = words(response)
    switch response.status {
    case 200:
      guard let answer else {
        let message = "the answer is none of a MediaWiki's API\(words)"
        throw Problem(isWrite ? .uncertain(message) : .lost(message))
      }
      return answer
    case 409, 412: throw Problem(.changed("the server answers \(response.status)\(words)"))
    case 413: throw Problem(.refused("it is too large for the server (413)\(words)"))
    case 500...599 where isWrite:
      throw Problem(.uncertain("the server answers \(response.status)\(words)"))
    default: throw Problem(.lost(MediaWikiStatus.message(response.status) + words))
    }
  }

  /// The first words of an answer that is a page for people, behind a colon; empty for none.
  private func words(_ response: WebResponse) -> String {
    if let place = response.header("Location") { return ": \(shown(place))" }
    let text = clean(String(decoding: response.body, as: UTF8.self))
    guard let start = text.firstRange(of: "<title>")?.upperBound else { return "" }
    let title = text[start...].prefix { $0 != "<" }
    return title.isEmpty ? "" : ": \(shown(String(title)))"
  }

  /// What an error of the API means for the page that is being written.
  private func failure(_ error: MediaWikiAnswer.Problem, isWrite: Bool) -> StoreFailure {
    let text = shown("\(error.info ?? "no reason given") (\(error.code))")
    switch error.code {
    case "editconflict", "articleexists", "pagedeleted", "missingtitle", "nosuchpageid",
      "nosuchrevid":
      return .changed("the wiki says: \(text)")
    case "readonly", "blocked", "autoblocked", "systemblocked", "maxlag", "ratelimited",
      "assertuserfailed", "assertnameduserfailed", "readapidenied", "writeapidenied",
      "noedit", "mwoauth-invalid-authorization":
      return .lost("the wiki says: \(text)")
    case _ where isWrite && error.code.hasPrefix("internal_api_error_"):
      // Something broke in the wiki, perhaps after it had saved.
      return .uncertain("the wiki says: \(text)")
    default: return .refused("the wiki says: \(text)")
    }
  }
}

/// What statuses of HTTP say about a wiki.
enum MediaWikiStatus {
  /// What to tell the user of a status that ends a run.
  static func message(_ status: Int) -> String {
    switch status {
    case 301, 302, 303, 307, 308: "the server sends on to another address (\(status))"
    case 401: "the server asks for another log-in than the wiki's (401)"
    case 403: "the server does not let this request through (403)"
    case 404: "there is no API at this address (404)"
    case 429: "the server still asks for patience (429)"
    default: "the server answers \(status)"
    }
  }
}
