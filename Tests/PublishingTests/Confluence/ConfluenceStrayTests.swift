import Publishing
import Testing

/// Pages of ours that neither label nor title shows: they are found before a second one is made.
@Suite struct ConfluenceStrayTests {
  private func published(_ api: ConfluenceAPI) throws -> ConfluenceRun {
    let run = ConfluenceRun(api)
    _ = try run.publish(try ConfluenceRun.site())
    run.fake.clearLog()
    return run
  }

  private func renamed() throws -> Site {
    try Sample.site([Sample.publication(title: "Networks")], for: .confluence)
  }

  @Test(arguments: ConfluenceAPI.allCases, [100, 90])
  func `a page without its label is found under another title`(
    api: ConfluenceAPI, parent: Int
  ) throws {
    let run = try published(api)
    run.fake.change { state in
      state.pages[90] = .init(id: 90, title: "Archive", text: "")
      state.change("Network model") { page in
        page.labels = []
        page.parent = parent
      }
    }
    #expect(try run.publish(try renamed()).outcomes == [.updated, .updated])
    #expect(run.fake.state.page(titled: "Networks")?.id == 101)
    #expect(run.fake.state.page(titled: "Networks")?.labels == ["adr", "netadr"])
    #expect(run.fake.state.page(titled: "Network model") == nil)
    #expect(try run.publish(try renamed()).outcomes == [.unchanged, .unchanged])
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a page without its label that somebody renamed is a conflict`(api: ConfluenceAPI) throws {
    let run = try published(api)
    run.fake.change { state in
      state.change("Network model") { page in
        page.labels = []
        page.title = "Hers"
        page.version += 1
        page.message = ""
      }
    }
    #expect(try run.publish(try ConfluenceRun.site()).outcomes == [.conflict, .unchanged])
    #expect(run.fake.writes.isEmpty)
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a page that somebody deleted stays so under another title`(api: ConfluenceAPI) throws {
    let run = try published(api)
    run.fake.change { $0.change("Network model") { $0.status = "trashed" } }
    let result = try run.publish(try renamed())
    #expect(result.outcomes == [.conflict, .skipped])
    #expect(result.pages[0].reason == "somebody deleted it; --overwrite publishes it again")
    #expect(run.fake.writes.isEmpty)
    let forced = try run.publish(try renamed()) { $0.overwrites = true }
    #expect(forced.outcomes == [.updated, .updated])
    #expect(try run.publish(try renamed()).outcomes == [.unchanged, .unchanged])
    // The newest in the bin is now one of a run's, and no person's deletion counts any more.
    let other = try Sample.site([Sample.publication("z", title: "Z")], for: .confluence)
    #expect(try run.publish(other) { $0.prunes = true }.stale.map(\.fate) == [.removed, .removed])
    #expect(try run.publish(try renamed()).outcomes == [.created, .created])
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `pages of a first run are looked for once, even where that is refused`(
    api: ConfluenceAPI
  ) throws {
    let run = ConfluenceRun(api)
    let refused = FakeConfluence.Fault.answers(WebResponse(status: 400))
    run.fake.trap("GET", "creator%3DcurrentUser", refused)
    run.fake.trap("GET", api == .v1 ? "page&status=trashed" : "77&status=trashed", refused)
    #expect(try run.publish(try ConfluenceRun.site()).outcomes == [.created, .created])
    #expect(run.fake.log.count { $0.contains("creator%3DcurrentUser") } == 1)
  }
}
