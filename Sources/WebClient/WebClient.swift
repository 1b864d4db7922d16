internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL
public import Publishing

/// Carries requests over HTTP and HTTPS, one at a time.
public final class WebClient: WebTransport {
  /// How servers are reached.
  public struct Options: Sendable, Hashable {
    /// A file of certificate authorities in PEM form, beside the system's.
    public var authorities: String?
    /// How long a connection may take, and how long a server may be silent; a request and its answer
    /// take at most twice as long in all, however steadily they drip, and a second longer for each
    /// 64 KiB that are sent.
    public var timeLimit: Duration = .seconds(60)
    /// The environment variables; `HTTPS_PROXY` and its like matter.
    public var environment: [String: String] = [:]
    /// Whether any certificate is trusted, even a forged one.
    public var trustsAnybody = false

    /// The options of a plain run.
    public init() {}
  }

  private let client: HTTPClient
  private let timeLimit: TimeAmount

  /// The most bytes of an answer: 64 MiB.
  private static let maximumBytes = 64 << 20

  /// The bytes that even a slow line carries in a second: 64 KiB.
  private static let slowestBytesASecond = 64 << 10

  /// A client for one server.
  ///
  /// - Parameters:
  ///   - address: The server's address, which decides whether a proxy stands between.
  ///   - options: How it is reached.
  /// - Throws: Why the authorities or the proxy cannot be used.
  public init(for address: WebAddress, _ options: Options) throws(WebFailure) {
    var tls = TLSConfiguration.makeClientConfiguration()
    if let authorities = options.authorities {
      tls.additionalTrustRoots = [.certificates(try Self.certificates(in: authorities))]
    }
    if options.trustsAnybody { tls.certificateVerification = .none }
    let (seconds, attoseconds) = options.timeLimit.components
    timeLimit = .nanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: tls, redirectConfiguration: .disallow,
      timeout: .init(connect: timeLimit, read: timeLimit))
    if let proxy = try Proxy(for: address, environment: options.environment) {
      configuration.proxy = .server(
        host: proxy.host, port: proxy.port,
        authorization: proxy.login.map { .basic(username: $0.user, password: $0.password) })
    }
    // Some servers and proxies speak version 2 badly; a wiki gains nothing by it.
    configuration.httpVersion = .http1Only
    // A certificate that is not trusted, or a port where nobody listens, stays so: say it at once.
    configuration.connectionPool.retryConnectionEstablishment = false
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  deinit { try? client.syncShutdown() }

  /// Sends a request and waits for the answer.
  ///
  /// - Throws: Whether the request can have reached the server, and why there is no answer.
  public func send(_ request: WebRequest) throws(WebFailure) -> WebResponse {
    do {
      var outgoing = try HTTPClient.Request(
        url: request.url, method: HTTPMethod(rawValue: request.method))
      for header in request.headers { outgoing.headers.add(name: header.name, value: header.value) }
      if !request.body.isEmpty { outgoing.body = .bytes(request.body) }
      let accumulator = ResponseAccumulator(request: outgoing, maxBodySize: Self.maximumBytes)
      let sending = TimeAmount.seconds(Int64(request.body.count / Self.slowestBytesASecond))
      let response = try client.execute(
        request: outgoing, delegate: accumulator, deadline: .now() + timeLimit * 2 + sending
      ).wait()
      return WebResponse(
        status: Int(response.status.code),
        headers: response.headers.map { WebHeader($0.name, $0.value) },
        body: response.body.map { Array($0.readableBytesView) } ?? [])
    } catch {
      throw WebFailure(error)
    }
  }

  private static func certificates(in file: String) throws(WebFailure) -> [NIOSSLCertificate] {
    let certificates = try? NIOSSLCertificate.fromPEMFile(file)
    guard let certificates, !certificates.isEmpty else {
      throw .notSent("\(file): cannot be read, or holds no certificate in PEM form")
    }
    return certificates
  }
}
