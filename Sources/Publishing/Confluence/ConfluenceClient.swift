/// Sends requests to a Confluence and reads its answers.
struct ConfluenceClient: Sendable {
  let base: String
  let credentials: Credentials
  let client: RetryingClient

  /// What a request is to do, for what its failure means.
  enum Purpose: Sendable, Hashable {
    /// It changes nothing.
    case read
    /// It writes.
    case write
    /// It writes to a page that was made in this run, which the server may not find for a moment.
    case writeToNew
  }

  typealias Query = WebForm.Fields

  /// The answer to a request that was done; nil when there is no such thing.
  ///
  /// - Throws: What the server's status, or the lack of an answer, means.
  func send(
    _ method: String, _ path: String, query: Query = [], json: [UInt8]? = nil,
    _ purpose: Purpose = .read
  ) throws(StoreFailure) -> WebResponse? {
    // Some versions of Data Center want the type even where there is no body (md2conf, api_v1.py).
    let type = WebHeader("Content-Type", "application/json")
    return try send(
      WebRequest(method, address(path, query), headers: [type], body: json ?? []), purpose)
  }

  /// The answer to a request with any body.
  func send(_ request: WebRequest, _ purpose: Purpose) throws(StoreFailure) -> WebResponse? {
    var request = request
    request.headers += [
      WebHeader("Authorization", credentials.authorization),
      WebHeader("Accept", "application/json"),
    ]
    let response: WebResponse
    do throws(WebFailure) {
      response = try client.send(request, toNew: purpose == .writeToNew)
    } catch .noAnswer(let text) where purpose != .read {
      throw .uncertain(clean("the answer did not come: \(text)"))
    } catch {
      throw .lost(clean("\(base) cannot be reached: \(error.message)"))
    }
    if (200...299).contains(response.status) { return response }
    if response.status == 404, purpose == .read { return nil }
    throw failure(response, purpose)
  }

  /// What a read request found; nil when there is no such thing.
  func get<Value: Decodable>(
    _ path: String, query: Query = [], as type: Value.Type
  ) throws(StoreFailure) -> Value? {
    guard let response = try send("GET", path, query: query) else { return nil }
    return try value(response, as: type)
  }

  /// The value in an answer.
  func value<Value: Decodable>(
    _ response: WebResponse?, as type: Value.Type
  ) throws(StoreFailure) -> Value {
    guard let value = response.flatMap({ JSONText.decoded($0.body, as: type) }) else {
      throw .lost(
        "the answer is not Confluence's; the address may be that of a page or of a log-in form")
    }
    return value
  }

  /// All items of a list, however many requests that takes; nil when there is no such list.
  ///
  /// Of the address of the next part only the query is used: it may name another server, and the
  /// token goes to none but ours.
  ///
  /// - Throws: What kept a part from being read, `lost` when the parts go round or have no end.
  func all<Item: Decodable & Sendable>(
    _ path: String, query: Query, of type: Item.Type
  ) throws(StoreFailure) -> [Item]? {
    var items: [Item] = []
    var query = query
    var asked: Set<String> = []
    while true {
      guard asked.count < Self.maximumParts, asked.insert(address(path, query)).inserted else {
        throw .lost("the server's list at \(path) has no end: \(asked.count) parts of it came")
      }
      guard let list = try get(path, query: query, as: ServerList<Item>.self) else {
        if asked.count == 1 { return nil }
        throw .lost("the rest of the server's list at \(path) was not found (404)")
      }
      items += list.results
      guard !list.results.isEmpty, let next = list._links?.next,
        let start = next.firstIndex(of: "?")
      else { return items }
      let rest = Self.query(next[next.index(after: start)...])
      query.removeAll { old in rest.contains { $0.name == old.name } }
      query += rest
    }
  }

  /// The most parts of a list that are asked for: 200,000 things and more.
  private static let maximumParts = 1_000

  private static func query(_ text: Substring) -> Query {
    text.split(separator: "&").compactMap { pair in
      let parts = pair.replacing("+", with: " ")
        .split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = parts.first.map(String.init)?.removingPercentEscapes,
        let value = String(parts.count > 1 ? parts[1] : "").removingPercentEscapes
      else { return nil }
      return (name, value)
    }
  }

  private func address(_ path: String, _ query: Query) -> String {
    base + path + (query.isEmpty ? "" : "?\(WebForm.encoded(query))")
  }

  /// A server's text without the secret.
  func clean(_ text: String) -> String {
    credentials.secret.removed(from: text, user: credentials.user)
  }
}

extension ConfluenceClient {
  /// What a status other than success means.
  private func failure(_ response: WebResponse, _ purpose: Purpose) -> StoreFailure {
    let status = response.status
    let words = self.words(response).map { ": \($0)" } ?? ""
    switch status {
    case 300...399:
      let place = response.header("Location") ?? "an address that it does not tell"
      return .lost(clean("the server sends to \(place); give the address that it answers at"))
    case 401:
      return .lost(
        "the server does not accept the token (401)\(words); with a user's name a token is a "
          + "password, without one it is a personal access token")
    case 403 where response.header("X-Authentication-Denied-Reason") != nil:
      return .lost(
        "the server wants this user to log in with a browser first (403): it asks for a CAPTCHA")
    case 403:
      return .refused("the user has no right to that (403)\(words)")
    case 404: return .changed("it is not there any more (404)\(words)")
    case 409, 412: return .changed("the server knows another version (\(status))\(words)")
    case 413: return .refused("it is larger than the server takes (413)\(words)")
    case 429: return .lost("the server asked four times to come back later (429)\(words)")
    case 500...599:
      let text = "the server failed (\(status))\(words)"
      return purpose == .read ? .lost(text) : .uncertain(text)
    default: return .refused("the server refused (\(status))\(words)")
    }
  }

  /// What a server says of an error, on one line; nil when that is a page of HTML or nothing.
  ///
  /// The secret goes before anything is cut: a part of it would not be known again.
  private func words(_ response: WebResponse) -> String? {
    var text = JSONText.message(in: response.body).map(clean)
    if text == nil {
      let body = clean(String(decoding: response.body, as: UTF8.self)).prefix(2_000)
      if !body.contains("<") { text = String(body) }
    }
    guard let line = text?.split(whereSeparator: \.isWhitespace).joined(separator: " "),
      !line.isEmpty
    else { return nil }
    return line.count > 300 ? "\(line.prefix(300))…" : line
  }
}
