/// A request to a wiki's server.
public struct WebRequest: Sendable, Hashable {
  /// The method, such as `GET`.
  public var method: String
  /// The address, whole.
  public var url: String
  /// The headers in order; a name may come twice.
  public var headers: [WebHeader]
  /// The body; empty for none.
  public var body: [UInt8]

  /// A request.
  public init(_ method: String, _ url: String, headers: [WebHeader] = [], body: [UInt8] = []) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}

/// A header of a request or an answer.
public struct WebHeader: Sendable, Hashable {
  /// The name; its case does not matter.
  public var name: String
  /// The value.
  public var value: String

  /// A header.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// A server's answer.
public struct WebResponse: Sendable, Hashable {
  /// The status, such as 200.
  public var status: Int
  /// The headers in order.
  public var headers: [WebHeader]
  /// The body.
  public var body: [UInt8]

  /// An answer.
  public init(status: Int, headers: [WebHeader] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The value of the first header with a name, whatever its case.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// Why there is no answer.
public enum WebFailure: Error, Sendable, Hashable {
  /// The request did not reach the server: no such host, no connection, no trust in it.
  case notSent(String)
  /// The request was sent, wholly or in part, and the answer did not come.
  case noAnswer(String)

  /// What to tell the user, without a full stop.
  public var message: String {
    switch self {
    case .notSent(let text), .noAnswer(let text): text
    }
  }
}

/// What carries requests to servers.
public protocol WebTransport: Sendable {
  /// Sends a request and waits for the answer; it follows no redirection.
  func send(_ request: WebRequest) throws(WebFailure) -> WebResponse
}
