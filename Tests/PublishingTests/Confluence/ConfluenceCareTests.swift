import Publishing
import Testing

/// What others put on our pages while or before a run goes on: it is asked about, never lost.
@Suite struct ConfluenceCareTests {
  private let report = "Network model: design review"
  private let picture = "payments-scores.png"

  private func id(_ title: String, _ run: ConfluenceRun) throws -> Int {
    try #require(run.fake.state.page(titled: title)?.id)
  }

  private func published(_ api: ConfluenceAPI) throws -> ConfluenceRun {
    let run = ConfluenceRun(api)
    _ = try run.publish(try ConfluenceRun.site())
    run.fake.clearLog()
    return run
  }

  @Test(
    arguments: ConfluenceAPI.allCases,
    [
      "", "Better colours", "netadr sha256:12",
      "like netadr sha256:\(String(repeating: "a", count: 64))",
    ]
  )
  func `a file that a person uploaded is replaced only with --overwrite`(
    api: ConfluenceAPI, comment: String
  ) throws {
    let run = try published(api)
    run.fake.change { state in
      state.change(report) { page in
        page.files[picture]?.comment = comment
        page.files[picture]?.bytes = [7]
      }
    }
    let before = run.fake.state.pages
    let site = try ConfluenceRun.site(picture: [1, 2, 3])
    let result = try run.publish(site)
    #expect(result.outcomes == [.unchanged, .conflict])
    #expect(
      result.pages[1].reason
        == "somebody uploaded the file '\(picture)' there; --overwrite puts ours in its place")
    #expect(run.fake.writes.isEmpty)
    #expect(run.fake.state.pages == before)
    let forced = try run.publish(site) { $0.overwrites = true }
    #expect(forced.outcomes == [.unchanged, .updated])
    #expect(run.fake.state.page(titled: report)?.files[picture]?.version == 2)
    #expect(try run.publish(site).outcomes == [.unchanged, .unchanged])
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `an edit after the listing is a conflict before any file is sent`(
    api: ConfluenceAPI
  ) throws {
    let run = try published(api)
    // The edit comes when the record is done and the report is asked about.
    let id = try id(report, run)
    let comments = api == .v1 ? "\(id)/child/comment" : "\(id)/inline-comments"
    run.fake.trap(
      "GET", comments,
      .isOvertaken { state in
        state.pages[id]?.version = 2
        state.pages[id]?.text = "<p>Mine</p>"
      })
    let result = try run.publish(try ConfluenceRun.site(picture: [1, 2, 3]))
    #expect(result.outcomes == [.unchanged, .conflict])
    #expect(run.fake.writes.isEmpty)
    #expect(run.fake.state.pages[id]?.files[picture]?.version == 1)
    #expect(result.pages[1].difference?.contains("-<p>Mine</p>") == true)
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a failure tells what was written before it`(api: ConfluenceAPI) throws {
    let run = try published(api)
    let id = try id(report, run)
    run.fake.trap("PUT", api == .v1 ? "content/\(id)$" : "pages/\(id)$", .refuses(400))
    let result = try run.publish(try ConfluenceRun.site(picture: [1, 2, 3]))
    #expect(result.outcomes == [.unchanged, .failed])
    #expect(
      result.pages[1].reason
        == "1 file was uploaded for '\(report)', but its text was not written: the server refused "
        + "(400): no")
    run.fake.trap("POST", "/label", .refuses(403))
    let next = try run.publish(try ConfluenceRun.site(picture: [1, 2, 3]))
    #expect(
      next.pages[1].reason
        == "the text of '\(report)' was written, but its labels were not set: the user has no "
        + "right to that (403): no")
    #expect(
      try run.publish(try ConfluenceRun.site(picture: [1, 2, 3])).outcomes
        == [.unchanged, .updated])
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `no right to read one page fails that page alone`(api: ConfluenceAPI) throws {
    let run = ConfluenceRun(api)
    let samples = [Sample.publication("a", title: "A"), Sample.publication("b", title: "B")]
    _ = try run.publish(try Sample.site(samples, for: .confluence))
    let id = try #require(run.fake.state.page(titled: "A")?.id)
    let changed = ["a", "b"].map {
      Sample.publication($0, title: $0.uppercased(), text: "All is new.")
    }
    run.fake.trap("GET", "/\(id)/", .refuses(403))
    let result = try run.publish(try Sample.site(changed, for: .confluence))
    #expect(result.outcomes == [.failed, .unchanged, .updated, .unchanged])
    #expect(result.pages[0].reason == "the user has no right to that (403): no")
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `an unfinished page is found by its label when it has another title`(
    api: ConfluenceAPI
  ) throws {
    let run = ConfluenceRun(api)
    run.fake.trap("POST", "child/attachment", .refuses(403))
    #expect(try run.publish(try ConfluenceRun.site()).outcomes == [.failed, .skipped])
    let site = try Sample.site([Sample.publication(title: "Networks")], for: .confluence)
    #expect(try run.publish(site).outcomes == [.updated, .created])
    #expect(run.fake.state.page(titled: "Networks")?.id == 101)
    #expect(try run.publish(site).outcomes == [.unchanged, .unchanged])
  }

  // MARK: Stale pages

  /// Two decisions, of which the next run names one, and the id of the other's report.
  private func stale(_ api: ConfluenceAPI) throws -> (run: ConfluenceRun, rest: Site, id: Int) {
    let (a, b) = (Sample.publication("a", title: "A"), Sample.publication("b", title: "B"))
    let run = ConfluenceRun(api)
    _ = try run.publish(try Sample.site([a, b], for: .confluence))
    run.fake.clearLog()
    return (run, try Sample.site([a], for: .confluence), try id("B: design review", run))
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a stale page that somebody edits while the run goes on stays`(api: ConfluenceAPI) throws {
    let (run, rest, id) = try stale(api)
    let children = api == .v1 ? "\(id)/child/page" : "\(id)/direct-children"
    run.fake.trap("GET", children, .isOvertaken { $0.pages[id]?.version += 1 })
    let result = try run.publish(rest) { $0.prunes = true }
    #expect(result.stale.map(\.fate) == [.kept, .kept])
    #expect(result.stale[1].reason == "somebody wrote a new version of it")
    #expect(run.fake.writes.isEmpty)
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a stale page with an open comment stays`(api: ConfluenceAPI) throws {
    let (run, rest, id) = try stale(api)
    run.fake.change { $0.pages[id]?.openComments = 1 }
    let result = try run.publish(rest) { $0.prunes = true }
    #expect(result.stale.map(\.fate) == [.kept, .kept])
    #expect(result.stale[1].reason?.hasPrefix("1 comment in its text is open") == true)
    #expect(run.fake.writes.isEmpty)
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a removal that fails leaves no note of one`(api: ConfluenceAPI) throws {
    let (run, rest, id) = try stale(api)
    let before = run.fake.state.pages[id]?.property?.value
    run.fake.trap("DELETE", "/\(id)$", .refuses(403))
    let result = try run.publish(rest) { $0.prunes = true }
    #expect(result.stale.map(\.fate) == [.kept, .failed])
    #expect(run.fake.state.pages[id]?.status == "current")
    #expect(run.fake.state.pages[id]?.property?.value == before)
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a removal whose answer was lost is one`(api: ConfluenceAPI) throws {
    let (run, rest, id) = try stale(api)
    run.fake.trap("DELETE", "/\(id)$", .cutsAnswer)
    let result = try run.publish(rest) { $0.prunes = true }
    #expect(result.stale.map(\.fate) == [.removed, .removed])
  }
}
