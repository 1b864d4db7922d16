import Publishing
import Testing

/// Answers that no sound server gives: they end in words, never in a crash or without an end.
@Suite struct ConfluenceOddAnswerTests {
  private func published(_ api: ConfluenceAPI) throws -> ConfluenceRun {
    let run = ConfluenceRun(api)
    _ = try run.publish(try ConfluenceRun.site())
    run.fake.clearLog()
    return run
  }

  // MARK: Versions

  @Test(arguments: ConfluenceAPI.allCases)
  func `a page's version that no number follows is refused`(api: ConfluenceAPI) throws {
    let run = try published(api)
    run.fake.change { $0.change("Network model") { $0.version = .max } }
    let result = try run.publish(try ConfluenceRun.site(text: "All is new.")) {
      $0.overwrites = true
    }
    #expect(result.outcomes == [.failed, .unchanged])
    #expect(result.pages[0].reason?.contains("has no number after it") == true)
    #expect(run.fake.writes.isEmpty)
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a property's version that no number follows is refused`(api: ConfluenceAPI) throws {
    let run = try published(api)
    run.fake.change { $0.change("Network model") { $0.property?.version = .max } }
    let result = try run.publish(try ConfluenceRun.site(text: "All is new."))
    #expect(result.outcomes == [.failed, .unchanged])
    #expect(
      result.pages[0].reason
        == "the server's version 9223372036854775807 has no number after it")
    #expect(run.fake.writes.isEmpty)
  }

  // MARK: Lists

  private func part(next: String) -> FakeConfluence.Fault {
    let thing = "{\"id\":\"1\",\"title\":\"A\",\"status\":\"current\"}"
    let body = "{\"results\":[\(thing)],\"_links\":{\"next\":\"/x?\(next)\"}}"
    return .answers(WebResponse(status: 200, body: Array(body.utf8)))
  }

  @Test func `a list that goes round ends the run`() throws {
    let run = ConfluenceRun(.v1)
    for next in ["cursor=a", "cursor=b", "cursor=a"] {
      run.fake.trap("GET", "search", part(next: next))
    }
    let result = try run.publish(try ConfluenceRun.site())
    #expect(result.outcomes == [.failed, .failed])
    #expect(result.pages[0].reason?.contains("has no end: 3 parts") == true)
    #expect(run.fake.log.count == 3)
  }

  @Test func `a list that always has a next part ends the run`() throws {
    let run = ConfluenceRun(.v1)
    for number in 0..<1_100 { run.fake.trap("GET", "search", part(next: "start=\(number)")) }
    let result = try run.publish(try ConfluenceRun.site())
    #expect(result.outcomes == [.failed, .failed])
    #expect(result.pages[0].reason?.contains("has no end: 1000 parts") == true)
    #expect(run.fake.log.count == 1_000)
  }

  @Test func `a list whose rest is not found ends the run`() throws {
    let run = ConfluenceRun(.v1)
    run.fake.trap("GET", "search", part(next: "cursor=a"))
    run.fake.trap("GET", "search", .answers(WebResponse(status: 404)))
    let result = try run.publish(try ConfluenceRun.site())
    #expect(result.outcomes == [.failed, .failed])
    #expect(
      result.pages[0].reason
        == "the rest of the server's list at /rest/api/content/search was not found (404)")
  }

  // MARK: What the server does not tell

  @Test(arguments: ConfluenceAPI.allCases)
  func `comments that the server does not tell of hold a page back`(api: ConfluenceAPI) throws {
    let run = try published(api)
    run.fake.trap(
      "GET", api == .v1 ? "child/comment" : "inline-comments",
      .answers(WebResponse(status: 404)))
    let site = try ConfluenceRun.site(text: "All is new.")
    let result = try run.publish(site)
    #expect(result.outcomes == [.skipped, .unchanged])
    #expect(result.pages[0].reason?.contains("does not tell of open comments") == true)
    #expect(run.fake.writes.isEmpty)
    #expect(
      try run.publish(site, store: .with { $0.discardsComments = true }).outcomes
        == [.updated, .unchanged])
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a stale page stays when the server does not tell what lies below`(
    api: ConfluenceAPI
  ) throws {
    let (a, b) = (Sample.publication("a", title: "A"), Sample.publication("b", title: "B"))
    let run = ConfluenceRun(api)
    _ = try run.publish(try Sample.site([a, b], for: .confluence))
    run.fake.clearLog()
    run.fake.trap(
      "GET", api == .v1 ? "child/page" : "direct-children",
      .answers(WebResponse(status: 404)), count: 2)
    let result = try run.publish(try Sample.site([a], for: .confluence)) { $0.prunes = true }
    #expect(result.stale.map(\.fate) == [.kept, .kept])
    let reason = "the server does not tell what lies below it (404)"
    #expect(result.stale.map(\.reason) == [reason, reason])
    #expect(run.fake.writes.isEmpty)
  }

  /// A page that was made and not finished is judged by the pages above it as the search tells them.
  @Test(arguments: ConfluenceAPI.allCases, ["decisions", "DECISIONS", "Decisions", "100"])
  func `an unfinished page lies below the root in whatever case that is named`(
    api: ConfluenceAPI, parent: String
  ) throws {
    let run = try published(api)
    run.fake.change { $0.change("Network model: design review") { $0.property = nil } }
    let other = try Sample.site([Sample.publication("other", title: "O")], for: .confluence)
    let result = try run.publish(other, parent: parent)
    #expect(result.stale.map(\.key) == ["payments", "payments/report"])
  }
}
