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
    #expect(result.outcomes == [.failed, .skipped])
    #expect(result.pages[0].reason?.contains("has no number after it") == true)
    #expect(run.fake.writes.isEmpty)
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a property's version that no number follows is refused`(api: ConfluenceAPI) throws {
    let run = try published(api)
    run.fake.change { $0.change("Network model") { $0.property?.version = .max } }
    let result = try run.publish(try ConfluenceRun.site(text: "All is new."))
    #expect(result.outcomes == [.failed, .skipped])
    #expect(
      result.pages[0].reason
        == "the server's version 9223372036854775807 has no number after it")
    #expect(run.fake.writes.isEmpty)
  }
}
