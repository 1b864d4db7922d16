@testable import Publishing
import Synchronization
import Testing

/// What a server answers besides what it is asked for, and what of it anybody sees.
@Suite struct MediaWikiServerTests {
  private func outcomes(_ result: PublishResult) -> [PageOutcome] { result.pages.map(\.outcome) }

  @Test(arguments: [401, 403, 404, 301])
  func `a server that lets nothing through ends the run`(status: Int) throws {
    let run = MediaWikiRun()
    run.fault("edit", .status(status))
    let result = run.publish(try run.site())
    #expect(outcomes(result) == [.failed, .failed])
    #expect(result.pages[0].reason?.contains("(\(status))") == true)
    #expect(result.pages[1].reason?.hasPrefix("not tried: ") == true)
    #expect(run.wiki.requests.count { $0 == "edit" } == 1)
  }

  @Test(arguments: [409, 412])
  func `a conflict of HTTP is looked at, and tried once more`(status: Int) throws {
    let run = MediaWikiRun()
    run.publish(try run.site())
    run.fault("edit", .status(status))
    let result = run.publish(try run.site([Sample.publication(text: "All is new.")]))
    #expect(outcomes(result) == [.updated, .unchanged])
  }

  @Test func `a page that is too large fails alone`() throws {
    let run = MediaWikiRun()
    run.publish(try run.site())
    run.fault("edit", .status(413))
    let result = run.publish(
      try run.site([Sample.publication(text: "New."), Sample.publication("z", title: "Z")]))
    #expect(result.count(.failed) == 1)
    #expect(result.count(.created) == 2)
  }

  @Test(arguments: ["7", "Thu, 01 Jan 1970 00:00:07 GMT"])
  func `a request for patience is followed for writes too`(retryAfter: String) throws {
    let run = MediaWikiRun()
    run.fault("edit", .status(429, [WebHeader("Retry-After", retryAfter)]))
    let waits = Waits()
    #expect(outcomes(run.publish(try run.site(), waits: waits)) == [.created, .created])
    #expect(waits.list == [.seconds(7)])
  }

  @Test(arguments: ["maxlag", "ratelimited"])
  func `databases that lag and users that haste are waited for`(code: String) throws {
    let run = MediaWikiRun()
    run.fault("query listing", .error(code, [WebHeader("Retry-After", "5")]))
    run.fault("edit", .error(code, [WebHeader("Retry-After", "5")]))
    let waits = Waits()
    #expect(outcomes(run.publish(try run.site(), waits: waits)) == [.created, .created])
    #expect(waits.list == [.seconds(5), .seconds(5)])
  }

  @Test func `a limit of edits a minute is outlasted`() throws {
    let run = MediaWikiRun()
    for _ in 0..<3 { run.fault("edit", .error("ratelimited")) }
    let waits = Waits()
    #expect(outcomes(run.publish(try run.site(), waits: waits)) == [.created, .created])
    #expect(waits.list == [.seconds(25), .seconds(25), .seconds(25)])
  }

  @Test func `patience without an end is told`() throws {
    let run = MediaWikiRun()
    for _ in 0..<4 { run.fault("query listing", .error("maxlag")) }
    let result = run.publish(try run.site())
    #expect(outcomes(result) == [.failed, .failed])
    #expect(result.pages[0].reason?.contains("This is maxlag.") == true)
  }

  @Test(arguments: [500, 502, 503, 504])
  func `a failing server is asked again, and not written to again`(status: Int) throws {
    let run = MediaWikiRun()
    run.fault("query listing", .status(status))
    run.fault("edit", .status(status))
    let result = run.publish(try run.site())
    #expect(outcomes(result) == [.failed, .skipped])
    #expect(result.pages[0].reason?.contains("not known whether it was written") == true)
    #expect(run.wiki.requests.count { $0 == "query listing" } == 2)
    #expect(run.wiki.requests.count { $0 == "edit" } == 1)
    #expect(run.publish(try run.site()).count(.created) == 2)
  }

  @Test func `a lost answer to a write that was done is found out`() throws {
    let run = MediaWikiRun()
    run.fault("edit", .losesAnswer)
    #expect(outcomes(run.publish(try run.site())) == [.created, .created])
    #expect(run.wiki.requests.count { $0 == "edit" } == 2)
    run.fault("edit", .losesAnswer)
    let changed = try run.site([Sample.publication(text: "All is new.")])
    #expect(outcomes(run.publish(changed)) == [.updated, .unchanged])
  }

  @Test func `a forgotten log-in and a stale token are got anew`() throws {
    let run = MediaWikiRun()
    run.fault("query listing", .error("assertuserfailed"))
    run.fault("edit", .error("badtoken"))
    run.fault("edit", .error("assertuserfailed"))
    let result = run.publish(try run.site())
    #expect(result.pages[1].outcome == .skipped || result.pages[0].outcome == .failed)
    #expect(run.publish(try run.site()).count(.failed) == 0)
    #expect(run.wiki.requests.count { $0 == "login" } >= 3)
  }

  @Test(arguments: ["protectedpage", "abusefilter-disallowed", "contenttoobig"])
  func `what the wiki refuses is told in its words`(code: String) throws {
    let run = MediaWikiRun()
    run.fault("edit", .error(code))
    let result = run.publish(try run.site())
    #expect(outcomes(result) == [.failed, .skipped])
    #expect(result.pages[0].reason == "the wiki says: This is \(code). (\(code))")
  }

  @Test func `a wiki that takes no writes ends the run`() throws {
    let run = MediaWikiRun()
    run.fault("edit", .error("readonly"))
    let result = run.publish(try run.site())
    #expect(outcomes(result) == [.failed, .failed])
  }

  // MARK: Secrets

  @Test func `a wrong password is told and shown nowhere`() throws {
    var run = MediaWikiRun()
    run.credentials = Credentials(user: "Bot@netadr", secret: Secret("wrong-password"))
    let result = run.publish(try run.site())
    #expect(outcomes(result) == [.failed, .failed])
    #expect(result.pages[0].reason?.contains("Wrong password '***' entered.") == true)
    #expect(!"\(result)".contains("wrong-password"))
    #expect(run.wiki.writes == 0)
  }

  /// Only the first part of a long page is looked at, and only a part of its title is shown.
  @Test(arguments: [0, 1, 5, 14])
  func `a password across the end of what is shown shows in no part`(shown: Int) throws {
    let word = "secret-password"
    for (space, letters) in [(0, 400 - shown), (0, 398 - shown), (1_993 - shown, 0)] {
      let run = MediaWikiRun()
      let page = String(repeating: " ", count: space) + "<title>"
      let title = String(repeating: "x", count: letters) + word
      run.fault("query listing", .status(400, body: "\(page)\(title)</title>"))
      let reason = try #require(run.publish(try run.site()).pages[0].reason)
      let start = "the server answers 400: "
      #expect(reason.hasPrefix(start))
      #expect(reason.dropFirst(start.count).allSatisfy { "x*".contains($0) }, "\(reason)")
    }
  }

  @Test func `a token that the wiki does not take is told`() throws {
    var run = MediaWikiRun()
    run.credentials = Credentials(user: nil, secret: Secret("wrong-password"))
    let result = run.publish(try run.site())
    #expect(result.pages[0].reason == "the wiki does not take the token")
  }

  @Test func `the password is in no address and in one body`() throws {
    let run = MediaWikiRun()
    let result = run.publish(try run.site())
    #expect(!"\(result)".contains("secret-password"))
    let requests = run.wiki.state.withLock(\.received)
    #expect(requests.allSatisfy { !$0.url.contains("secret-password") })
    #expect(requests.allSatisfy { !"\($0.headers)".contains("secret-password") })
    let bodies = requests.count {
      String(decoding: $0.body, as: UTF8.self).contains("secret-password")
    }
    #expect(bodies == 1)
  }
}
