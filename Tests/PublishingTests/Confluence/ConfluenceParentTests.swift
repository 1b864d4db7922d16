import Publishing
import Testing

/// Another page above than at the last run.
@Suite struct ConfluenceParentTests {
  private func published(_ api: ConfluenceAPI) throws -> ConfluenceRun {
    let run = ConfluenceRun(api)
    run.fake.change { state in
      state.pages[80] = .init(id: 80, title: "Networks", text: "", parent: 100)
      state.pages[90] = .init(id: 90, title: "Elsewhere", text: "")
    }
    _ = try run.publish(try ConfluenceRun.site())
    run.fake.clearLog()
    return run
  }

  @Test(arguments: ConfluenceAPI.allCases, ["Nowhere", "999"])
  func `a page above that is not there ends a run that has nothing to write, too`(
    api: ConfluenceAPI, parent: String
  ) throws {
    let run = try published(api)
    let result = try run.publish(try ConfluenceRun.site(), parent: parent)
    #expect(result.outcomes == [.failed, .failed])
    #expect(result.pages[0].reason?.contains("no page '\(parent)' in the space ARCH") == true)
  }

  @Test(arguments: ConfluenceAPI.allCases, [("Elsewhere", 90), ("90", 90), ("Networks", 80)])
  func `pages move below another page above, and back`(
    api: ConfluenceAPI, place: (name: String, id: Int)
  ) throws {
    let run = try published(api)
    let site = try ConfluenceRun.site()
    for (parent, id) in [place, ("Decisions", 100)] {
      let planned = try run.publish(site, parent: parent) { $0.isDryRun = true }
      let done = try run.publish(site, parent: parent)
      #expect(done.outcomes == [.updated, .unchanged])
      #expect(planned.outcomes == done.outcomes)
      let record = try #require(run.fake.state.page(titled: "Network model"))
      #expect(record.parent == id)
      #expect(run.fake.state.page(titled: "Network model: design review")?.parent == record.id)
      run.fake.clearLog()
      #expect(try run.publish(site, parent: parent).outcomes == [.unchanged, .unchanged])
      #expect(run.fake.log.count == 1)
    }
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a page that somebody moved stays there whatever the page above`(
    api: ConfluenceAPI
  ) throws {
    let run = try published(api)
    run.fake.change { $0.change("Network model") { $0.parent = 80 } }
    let result = try run.publish(try ConfluenceRun.site(text: "New."), parent: "Elsewhere")
    #expect(result.outcomes == [.updated, .unchanged])
    #expect(result.pages[0].reason == "it was moved since it was published, and stays where it is")
    #expect(run.fake.state.page(titled: "Network model")?.parent == 80)
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a move that was cut short is nobody's`(api: ConfluenceAPI) throws {
    let run = try published(api)
    let site = try ConfluenceRun.site(text: "New.")
    run.fake.trap("POST", "/label", .refuses(403))
    #expect(try run.publish(site, parent: "Elsewhere").outcomes[0] == .failed)
    let result = try run.publish(site, parent: "Elsewhere")
    #expect(result.outcomes == [.updated, .unchanged] && result.pages[0].reason == nil)
    #expect(try run.publish(site, parent: "Elsewhere").outcomes == [.unchanged, .unchanged])
    #expect(try run.publish(site).outcomes == [.updated, .unchanged])
    #expect(run.fake.state.page(titled: "Network model")?.parent == 100)
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a page whose first write was cut short follows the page above`(
    api: ConfluenceAPI
  ) throws {
    let run = ConfluenceRun(api)
    run.fake.change { $0.pages[90] = .init(id: 90, title: "Elsewhere", text: "") }
    let site = try ConfluenceRun.site()
    run.fake.trap("POST", "/label", .refuses(403))
    #expect(try run.publish(site).outcomes[0] == .failed)
    _ = try run.publish(site)
    #expect(try run.publish(site, parent: "Elsewhere").outcomes == [.updated, .unchanged])
    #expect(run.fake.state.page(titled: "Network model")?.parent == 90)
  }
}
