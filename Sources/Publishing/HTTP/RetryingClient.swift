/// Sends requests and waits where a server asks for patience.
///
/// 429 is tried again whatever the method, since the server did nothing; 500, 502, 503, 504 and a
/// lost answer only where the method reads, since a write may have been done.
public struct RetryingClient: Sendable {
  private let transport: any WebTransport
  private let pause: @Sendable (Duration) -> Void
  private let now: @Sendable () -> Int

  /// The most times that a request is sent.
  static let attempts = 4
  /// The longest wait between two of them.
  static let longestPause = Duration.seconds(30)

  /// A client.
  ///
  /// - Parameters:
  ///   - transport: What carries the requests.
  ///   - pause: What waits.
  ///   - now: The seconds since 1970-01-01T00:00:00Z, for servers that name the moment to come back.
  public init(
    _ transport: any WebTransport, pause: @escaping @Sendable (Duration) -> Void,
    now: @escaping @Sendable () -> Int
  ) {
    self.transport = transport
    self.pause = pause
    self.now = now
  }

  /// The answer to a request; one of 429 or 5xx when the server's patience is at its end.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - isNew: Whether what it is about was made just now: some servers do not find it for a
  ///     moment, so that 404 is tried again.
  /// - Returns: The answer.
  /// - Throws: Why there is none.
  public func send(
    _ request: WebRequest, toNew isNew: Bool = false
  ) throws(WebFailure) -> WebResponse {
    let reads = ["GET", "HEAD"].contains(request.method)
    var attempt = 1
    while true {
      let outcome: Result<WebResponse, WebFailure>
      do throws(WebFailure) { outcome = .success(try transport.send(request)) } catch {
        outcome = .failure(error)
      }
      let wait: Duration
      switch outcome {
      case .success(let response):
        let isBusy =
          response.status == 429 || isNew && response.status == 404
          || reads && [500, 502, 503, 504].contains(response.status)
        guard isBusy, attempt < Self.attempts else { return response }
        wait = pause(asked: response.header("Retry-After")) ?? Self.backoff(attempt)
      case .failure(let failure):
        guard case .noAnswer = failure, reads, attempt < Self.attempts else { throw failure }
        wait = Self.backoff(attempt)
      }
      pause(min(wait, Self.longestPause))
      attempt += 1
    }
  }

  /// One second, then twice as long each time.
  private static func backoff(_ attempt: Int) -> Duration { .seconds(1 << (attempt - 1)) }

  private func pause(asked header: String?) -> Duration? {
    header.flatMap { RetryAfter($0).seconds(from: now()) }.map { .seconds($0) }
  }
}
