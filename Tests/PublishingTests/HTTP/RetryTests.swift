import Foundation
import Synchronization
import Testing

@testable import Publishing

/// A server that gives prepared answers and notes what it was asked.
private final class Script: WebTransport {
  private let state: Mutex<State>

  private struct State {
    var answers: [Result<WebResponse, WebFailure>]
    var requests = 0
  }

  init(_ answers: [Result<WebResponse, WebFailure>]) { state = Mutex(State(answers: answers)) }

  var requests: Int { state.withLock { $0.requests } }

  func send(_ request: WebRequest) throws(WebFailure) -> WebResponse {
    let answer = state.withLock { state in
      state.requests += 1
      return state.answers.isEmpty
        ? .success(WebResponse(status: 200)) : state.answers.removeFirst()
    }
    return try answer.get()
  }
}

/// The pauses that were made.
private final class Pauses: Sendable {
  private let all = Mutex<[Duration]>([])

  var list: [Duration] { all.withLock { $0 } }

  func add(_ pause: Duration) { all.withLock { $0.append(pause) } }
}

/// Patience with servers: which requests are sent again, and when.
@Suite struct RetryTests {
  private let now = 1_000_000_000  // 2001-09-09T01:46:40Z

  private func send(
    _ method: String, _ answers: [Result<WebResponse, WebFailure>]
  ) -> (answer: Result<WebResponse, WebFailure>, requests: Int, pauses: [Duration]) {
    let (script, pauses) = (Script(answers), Pauses())
    let now = now
    let client = RetryingClient(script, pause: { pauses.add($0) }, now: { now })
    do throws(WebFailure) {
      let answer = try client.send(WebRequest(method, "https://wiki.example/"))
      return (.success(answer), script.requests, pauses.list)
    } catch {
      return (.failure(error), script.requests, pauses.list)
    }
  }

  private func status(_ status: Int, retryAfter: String? = nil) -> Result<WebResponse, WebFailure> {
    .success(
      WebResponse(
        status: status, headers: retryAfter.map { [WebHeader("retry-after", $0)] } ?? []))
  }

  @Test(arguments: ["GET", "PUT", "POST", "DELETE"])
  func `too many requests are tried again whatever the method`(method: String) {
    let (answer, requests, pauses) = send(method, [status(429, retryAfter: "2"), status(429)])
    #expect(answer == .success(WebResponse(status: 200)))
    #expect(requests == 3)
    #expect(pauses == [.seconds(2), .seconds(2)])
  }

  @Test func `a date is waited for`() {
    let (_, _, pauses) = send(
      "PUT", [status(429, retryAfter: "Sun, 09 Sep 2001 01:46:47 GMT"), status(429)])
    #expect(pauses.first == .seconds(7))
    let past = send("PUT", [status(429, retryAfter: "Sun, 09 Sep 2001 01:46:00 GMT")])
    #expect(past.pauses == [.zero])
  }

  @Test func `nobody waits longer than 30 seconds`() {
    for value in ["3600", "99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"] {
      #expect(send("GET", [status(429, retryAfter: value)]).pauses == [.seconds(30)])
    }
  }

  @Test func `what nobody can read is waited for by our own measure`() {
    for value in ["soon", "-1", "1.5", ""] {
      #expect(send("GET", [status(429, retryAfter: value)]).pauses == [.seconds(1)], "\(value)")
    }
  }

  @Test func `patience ends after four times`() {
    let (answer, requests, pauses) = send("GET", Array(repeating: status(429), count: 9))
    #expect(answer == status(429))
    #expect(requests == 4)
    #expect(pauses == [.seconds(1), .seconds(2), .seconds(4)])
  }

  @Test(arguments: [500, 502, 503, 504])
  func `a server's fault is tried again only by what reads`(code: Int) {
    #expect(send("GET", [status(code)]).requests == 2)
    #expect(send("HEAD", [status(code)]).requests == 2)
    for method in ["PUT", "POST", "DELETE"] {
      let (answer, requests, _) = send(method, [status(code)])
      #expect(requests == 1)
      #expect(answer == status(code))
    }
  }

  @Test(arguments: [200, 201, 301, 400, 401, 403, 404, 409, 412, 413, 501])
  func `every other answer is the answer`(code: Int) {
    #expect(send("GET", [status(code)]).requests == 1)
  }

  @Test func `a lost answer is asked for again only by what reads`() {
    #expect(send("GET", [.failure(.noAnswer("reset"))]).requests == 2)
    let (answer, requests, _) = send("PUT", [.failure(.noAnswer("reset"))])
    #expect(answer == .failure(.noAnswer("reset")))
    #expect(requests == 1)
    #expect(send("GET", [.failure(.notSent("no such host"))]).requests == 1)
  }

  @Test func `dates are those of Foundation`() throws {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(identifier: "GMT")
    formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    // Every 40 days and some from 1970 to 2100: all months, leap years and 2000 and 2100.
    for moment in stride(from: 0, to: 4_133_980_800, by: 86_400 * 40 + 4_321) {
      let text = formatter.string(from: Date(timeIntervalSince1970: TimeInterval(moment)))
      #expect(RetryAfter(text) == .moment(moment), "\(text)")
    }
  }

  @Test(arguments: [
    "Fri, 31 Dec 1999 23:59:59", "Fri, 31 Dez 1999 23:59:59 GMT", "Fri, 32 Dec 1999 23:59:59 GMT",
    "Fri, 31 Dec 1999 24:59:59 GMT", "Friday, 31-Dec-99 23:59:59 GMT", "12 3", "+3", "３",
  ])
  func `other forms are not guessed at`(text: String) {
    #expect(RetryAfter(text) == .unreadable)
  }
}
