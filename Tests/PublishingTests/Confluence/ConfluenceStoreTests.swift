import Publishing
import Testing

/// Publishing to a Confluence that works, through both versions of its interface.
@Suite struct ConfluenceStoreTests {
  @Test(arguments: ConfluenceAPI.allCases)
  func `pages are made with files, labels and a property that tells their state`(
    api: ConfluenceAPI
  ) throws {
    let run = ConfluenceRun(api)
    let site = try ConfluenceRun.site()
    let result = try run.publish(site)
    #expect(result.outcomes == [.created, .created])
    let record = try #require(run.fake.state.page(titled: "Network model"))
    let report = try #require(run.fake.state.page(titled: "Network model: design review"))
    #expect(record.parent == 100)
    #expect(report.parent == record.id)
    #expect(record.text == site.pages[0].text)
    #expect(record.labels == ["adr", "netadr"])
    #expect(Set(record.files.keys) == ["payments-adr.pdf"])
    #expect(Set(report.files.keys) == ["payments-scores.png", "payments-scores.svg"])
    let file = try #require(site.attachments.first { $0.name.hasSuffix("png") })
    #expect(report.files["payments-scores.png"]?.comment == "netadr \(file.digest)")
    let expected = """
      {"digest":"\(site.pages[0].digest)","key":"payments","page":"\(record.id)","pageVersion":1,"parent":"100","title":"Network model"}
      """
    #expect(record.property?.value == expected)
    let place = api == .v1 ? "/context/display/ARCH/" : "/wiki/spaces/ARCH/pages/"
    #expect(result.pages[0].location == "https://wiki.test\(place)\(record.id)")
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `publishing twice is one request and no write`(api: ConfluenceAPI) throws {
    let run = ConfluenceRun(api)
    let site = try ConfluenceRun.site()
    _ = try run.publish(site)
    run.fake.clearLog()
    #expect(try run.publish(site).outcomes == [.unchanged, .unchanged])
    #expect(run.fake.log.count == 1)
    #expect(run.fake.log[0].hasPrefix("GET /rest/api/content/search?"))
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `200 pages that did not change are one request, 202 are two`(api: ConfluenceAPI) throws {
    let run = ConfluenceRun(api)
    func site(_ count: Int) throws -> Site {
      try Sample.site(
        (0..<count).map { Sample.publication("d\($0)", title: "Title \($0)") }, for: .confluence)
    }
    _ = try run.publish(try site(100))
    run.fake.clearLog()
    #expect(try run.publish(try site(100)).count(.unchanged) == 200)
    #expect(run.fake.log.count == 1)
    _ = try run.publish(try site(101))
    run.fake.clearLog()
    #expect(try run.publish(try site(101)).count(.unchanged) == 202)
    #expect(run.fake.log.count == 2)
    #expect(run.fake.log.allSatisfy { $0.hasPrefix("GET /rest/api/content/search?") })
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a new text is a new version, and files that are there are not sent again`(
    api: ConfluenceAPI
  ) throws {
    let run = ConfluenceRun(api)
    _ = try run.publish(try ConfluenceRun.site())
    run.fake.change { $0.change("Network model") { $0.labels.insert("from-a-person") } }
    run.fake.clearLog()
    let site = try ConfluenceRun.site(text: "All is new.")
    #expect(try run.publish(site).outcomes == [.updated, .unchanged])
    let page = try #require(run.fake.state.page(titled: "Network model"))
    #expect(page.version == 2)
    #expect(page.text == site.pages[0].text)
    #expect(page.message == "netadr \(site.pages[0].digest)")
    #expect(page.labels == ["adr", "netadr", "from-a-person"])
    #expect(page.files["payments-adr.pdf"]?.version == 1)
    #expect(page.parent == 100)
    // Property, page, labels, property.
    #expect(run.fake.writes.count == 4)
    #expect(try run.publish(site).outcomes == [.unchanged, .unchanged])
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a new picture is a new version of the attachment`(api: ConfluenceAPI) throws {
    let run = ConfluenceRun(api)
    _ = try run.publish(try ConfluenceRun.site())
    let site = try ConfluenceRun.site(picture: [0x89, 0x50, 1, 2, 3])
    #expect(try run.publish(site).outcomes == [.unchanged, .updated])
    let page = try #require(run.fake.state.page(titled: "Network model: design review"))
    #expect(page.files["payments-scores.png"]?.version == 2)
  }

  @Test(arguments: [true, false])
  func `watchers hear of a new version only when that is asked for`(notifies: Bool) throws {
    let run = ConfluenceRun(.v1)
    _ = try run.publish(try ConfluenceRun.site())
    _ = try run.publish(
      try ConfluenceRun.site(text: "All is new."), store: .with { $0.notifies = notifies })
    let put = try #require(
      run.fake.state.log.last { $0.method == "PUT" && !$0.url.contains("prop") })
    let body = String(decoding: put.body, as: UTF8.self)
    #expect(body.contains("\"minorEdit\":\(!notifies)"))
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a dry run writes nothing`(api: ConfluenceAPI) throws {
    let run = ConfluenceRun(api)
    let result = try run.publish(try ConfluenceRun.site()) { $0.isDryRun = true }
    #expect(result.outcomes == [.created, .created])
    #expect(run.fake.writes.isEmpty)
  }

  @Test(arguments: ConfluenceAPI.allCases, ["Decisions", "decisions", "100"])
  func `the page above is named by title or id`(api: ConfluenceAPI, parent: String) throws {
    let run = ConfluenceRun(api)
    _ = try run.publish(try ConfluenceRun.site(), parent: parent)
    #expect(run.fake.state.page(titled: "Network model")?.parent == 100)
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a title of digits is no id`(api: ConfluenceAPI) throws {
    let run = ConfluenceRun(api)
    run.fake.change { $0.pages[51] = .init(id: 51, title: "2026", text: "", parent: 100) }
    _ = try run.publish(try ConfluenceRun.site(), parent: "2026")
    #expect(run.fake.state.page(titled: "Network model")?.parent == 51)
  }

  @Test(arguments: ConfluenceAPI.allCases, ["Nowhere", "999"])
  func `a page above that is not there ends even a dry run`(
    api: ConfluenceAPI, parent: String
  ) throws {
    let run = ConfluenceRun(api)
    let result = try run.publish(try ConfluenceRun.site(), parent: parent) { $0.isDryRun = true }
    #expect(result.outcomes == [.failed, .failed])
    #expect(result.pages[0].reason?.contains("no page '\(parent)' in the space ARCH") == true)
  }

  @Test func `a page in the bin does not count as the page above`() throws {
    let run = ConfluenceRun(.v1)
    run.fake.change { $0.pages[100]?.status = "trashed" }
    #expect(try run.publish(try ConfluenceRun.site()).outcomes == [.failed, .failed])
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `stale pages go to the bin with --prune and come back without a conflict`(
    api: ConfluenceAPI
  ) throws {
    let run = ConfluenceRun(api)
    let (a, b) = (Sample.publication("a", title: "A"), Sample.publication("b", title: "B"))
    let both = try Sample.site([a, b], for: .confluence)
    let one = try Sample.site([a], for: .confluence)
    _ = try run.publish(both)
    let told = try run.publish(one, parent: "100")
    #expect(told.stale.map(\.fate) == [.kept, .kept])
    let pruned = try run.publish(one) { $0.prunes = true }
    #expect(pruned.stale.map(\.fate) == [.removed, .removed])
    #expect(run.fake.state.page(titled: "B") == nil)
    #expect(try run.publish(both).outcomes == [.unchanged, .unchanged, .created, .created])
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a stale page with a page of somebody's below it stays`(api: ConfluenceAPI) throws {
    let run = ConfluenceRun(api)
    let (a, b) = (Sample.publication("a", title: "A"), Sample.publication("b", title: "B"))
    _ = try run.publish(try Sample.site([a, b], for: .confluence))
    run.fake.change { state in
      let parent = state.page(titled: "B")?.id
      state.pages[900] = .init(id: 900, title: "Notes", text: "", parent: parent)
    }
    let result = try run.publish(try Sample.site([a], for: .confluence)) { $0.prunes = true }
    #expect(result.stale.map(\.fate) == [.kept, .removed])
    #expect(result.stale.first?.reason == "pages lie below it")
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a page that somebody wrote is taken over only with --adopt`(api: ConfluenceAPI) throws {
    let run = ConfluenceRun(api)
    run.fake.change {
      $0.pages[50] = .init(id: 50, title: "Network model", text: "<p>Ours!</p>", parent: 100)
    }
    let site = try ConfluenceRun.site()
    let refused = try run.publish(site) { $0.overwrites = true }
    #expect(refused.outcomes == [.conflict, .skipped])
    #expect(run.fake.state.pages[50]?.text == "<p>Ours!</p>")
    #expect(run.fake.writes.isEmpty)
    #expect(refused.pages[0].reason?.contains("--adopt payments=50") == true)
    let adopted = try run.publish(site) { $0.adopted = ["payments": "50"] }
    #expect(adopted.outcomes == [.updated, .created])
    #expect(run.fake.state.pages[50]?.text == site.pages[0].text)
    #expect(try run.publish(site).outcomes == [.unchanged, .unchanged])
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `open comments hold a page back until they may be discarded`(api: ConfluenceAPI) throws {
    let run = ConfluenceRun(api)
    _ = try run.publish(try ConfluenceRun.site())
    run.fake.change { $0.change("Network model") { $0.openComments = 2 } }
    #expect(try run.publish(try ConfluenceRun.site()).outcomes == [.unchanged, .unchanged])
    let site = try ConfluenceRun.site(text: "All is new.")
    let held = try run.publish(site) { $0.overwrites = true }
    #expect(held.outcomes == [.skipped, .unchanged])
    #expect(
      held.pages[0].reason
        == "2 comments in its text are open; resolve them, or use --discard-comments")
    let written = try run.publish(site, store: .with { $0.discardsComments = true })
    #expect(written.outcomes == [.updated, .unchanged])
  }
}
