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
    guard let header = header.map(RetryAfter.init) else { return nil }
    switch header {
    case .seconds(let seconds): return .seconds(seconds)
    case .moment(let moment): return .seconds(max(0, moment - now()))
    case .unreadable: return nil
    }
  }
}

/// When a server wants to be asked again (RFC 9110, section 10.2.3).
enum RetryAfter: Sendable, Hashable {
  /// After some seconds.
  case seconds(Int)
  /// At a moment: seconds since 1970-01-01T00:00:00Z.
  case moment(Int)
  /// In a form that nobody defined.
  case unreadable

  /// Reads the header's value: a number, or a date such as `Fri, 31 Dec 1999 23:59:59 GMT`.
  init(_ value: String) {
    let value = value.split(separator: " ").joined(separator: " ")
    if !value.isEmpty, value.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      self = .seconds(Int(value) ?? 1 << 30)
    } else if let moment = Self.moment(value) {
      self = .moment(moment)
    } else {
      self = .unreadable
    }
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func moment(_ text: String) -> Int? {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", let day = Int(words[1]), (1...31).contains(day),
      let month = months.firstIndex(of: String(words[2])), let year = Int(words[3]),
      (1970...9999).contains(year)
    else { return nil }
    let time = words[4].split(separator: ":").map { Int($0) ?? -1 }
    guard time.count == 3, (0...23).contains(time[0]), (0...59).contains(time[1]),
      (0...60).contains(time[2])
    else { return nil }
    let days = days(year: year, month: month + 1, day: day)
    return ((days * 24 + time[0]) * 60 + time[1]) * 60 + time[2]
  }

  /// The days from 1970-01-01, by years that begin on 1 March.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let leapDays = shifted / 4 - shifted / 100 + shifted / 400
    return shifted * 365 + leapDays + dayOfYear - 719_468
  }
}
