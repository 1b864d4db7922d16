import Publishing
import Testing

/// What people and other runs do to our pages, and what stays of it: everything.
@Suite struct ConfluencePeopleTests {
  private func published(_ api: ConfluenceAPI) throws -> ConfluenceRun {
    let run = ConfluenceRun(api)
    _ = try run.publish(try ConfluenceRun.site())
    run.fake.clearLog()
    return run
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `an edit is a conflict with a difference`(api: ConfluenceAPI) throws {
    let run = try published(api)
    run.fake.change { state in
      state.change("Network model") { page in
        page.text = page.text.replacing("All is well.", with: "All is <em>not</em> well.")
          .replacing(
            "<ac:structured-macro ", with: "<ac:structured-macro ac:schema-version=\"1\" ")
        page.version = 2
        page.message = ""
      }
    }
    let result = try run.publish(try ConfluenceRun.site())
    #expect(result.outcomes == [.conflict, .unchanged])
    let difference = try #require(result.pages[0].difference)
    #expect(difference.contains("-<p>All is <em>not</em> well.</p>"))
    #expect(difference.contains("+<p>All is well.</p>"))
    // What Confluence wrote of its own accord is no difference.
    #expect(difference.split(separator: "\n").count { $0.hasPrefix("-") } == 2)
    #expect(run.fake.writes.isEmpty)
    let forced = try run.publish(try ConfluenceRun.site()) { $0.overwrites = true }
    #expect(forced.outcomes == [.updated, .unchanged])
    #expect(run.fake.state.page(titled: "Network model")?.version == 3)
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a page that somebody renamed stays ours and keeps its name`(api: ConfluenceAPI) throws {
    let run = try published(api)
    run.fake.change { state in
      state.change("Network model") { page in
        page.title = "The network"
        page.version = 2
        page.message = ""
      }
    }
    let result = try run.publish(try ConfluenceRun.site(text: "All is new."))
    #expect(result.outcomes == [.conflict, .unchanged])
    let reason = "somebody renamed it to 'The network' since it was published; --overwrite writes "
    #expect(result.pages[0].reason == reason + "over the change")
    #expect(result.pages[0].difference != nil)
    #expect(run.fake.writes.isEmpty)
    #expect(run.fake.state.page(titled: "The network") != nil)
    // The text is as it was published, so that there is no difference to show.
    let same = try run.publish(try ConfluenceRun.site())
    #expect(same.pages[0].reason == result.pages[0].reason)
    #expect(same.pages[0].difference == nil)
    let forced = try run.publish(try ConfluenceRun.site()) { $0.overwrites = true }
    #expect(forced.outcomes == [.updated, .unchanged])
    #expect(run.fake.state.page(titled: "Network model")?.id == 101)
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a page that somebody moved is written where it is`(api: ConfluenceAPI) throws {
    let run = try published(api)
    run.fake.change { state in
      state.pages[90] = .init(id: 90, title: "Archive", text: "")
      state.change("Network model") { $0.parent = 90 }
    }
    let same = try run.publish(try ConfluenceRun.site())
    #expect(same.outcomes == [.unchanged, .unchanged])
    let note = "it was moved since it was published, and stays where it is"
    #expect(same.pages.map(\.reason) == [note, nil])
    for _ in 0..<2 {
      let result = try run.publish(try ConfluenceRun.site(text: "All is new."))
      #expect(result.outcomes.last == .unchanged)
      #expect(result.pages.map(\.reason) == [note, nil])
    }
    #expect(run.fake.state.page(titled: "Network model")?.parent == 90)
    // Elsewhere a page is not stale either: nothing there is ours to prune.
    let other = try Sample.site([Sample.publication("other", title: "O")], for: .confluence)
    #expect(try run.publish(other) { $0.prunes = true }.stale.isEmpty)
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a page that somebody deleted comes back only with --overwrite`(api: ConfluenceAPI) throws {
    let run = try published(api)
    run.fake.change { $0.change("Network model: design review") { $0.status = "trashed" } }
    let result = try run.publish(try ConfluenceRun.site())
    #expect(result.outcomes == [.unchanged, .conflict])
    #expect(result.pages[1].reason?.contains("deleted") == true)
    #expect(run.fake.writes.isEmpty)
    let forced = try run.publish(try ConfluenceRun.site()) { $0.overwrites = true }
    #expect(forced.outcomes == [.unchanged, .updated])
    #expect(try run.publish(try ConfluenceRun.site()).outcomes == [.unchanged, .unchanged])
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a copy of a page is not ours, whether it took label and property along or not`(
    api: ConfluenceAPI
  ) throws {
    for takesProperty in [true, false] {
      let run = try published(api)
      run.fake.change { state in
        guard var copy = state.page(titled: "Network model") else { return }
        copy.id = 99
        copy.title = "Copy of Network model"
        if !takesProperty { copy.property = nil }
        state.pages[99] = copy
      }
      let result = try run.publish(try ConfluenceRun.site(text: "All is new."))
      #expect(result.outcomes == [.updated, .unchanged])
      #expect(run.fake.state.pages[99]?.text.contains("All is well.") == true)
    }
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a page whose label somebody took away is found by its title`(api: ConfluenceAPI) throws {
    let run = try published(api)
    run.fake.change { $0.change("Network model") { $0.labels = [] } }
    #expect(try run.publish(try ConfluenceRun.site()).outcomes == [.unchanged, .unchanged])
    #expect(run.fake.writes.isEmpty)
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `an edit between reading and writing is a conflict`(api: ConfluenceAPI) throws {
    let run = try published(api)
    run.fake.trap(
      "PUT", api == .v1 ? "content/101$" : "pages/101$",
      .isOvertaken { state in
        state.change("Network model") { page in
          page.text = "<p>Faster.</p>"
          page.version += 1
          page.message = ""
        }
      })
    let site = try ConfluenceRun.site(text: "All is new.")
    let result = try run.publish(site)
    #expect(result.outcomes == [.conflict, .unchanged])
    #expect(run.fake.state.page(titled: "Network model")?.text == "<p>Faster.</p>")
    // And it stays one, with a difference.
    let again = try run.publish(site)
    #expect(again.outcomes == [.conflict, .unchanged])
    #expect(again.pages[0].difference?.contains("Faster.") == true)
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a title that is taken between reading and writing is a conflict`(api: ConfluenceAPI) throws
  {
    let run = ConfluenceRun(api)
    run.fake.trap(
      "POST", api == .v1 ? "/rest/api/content$" : "/api/v2/pages$",
      .isOvertaken { state in
        state.pages[60] = .init(id: 60, title: "NETWORK MODEL", text: "<p>Mine</p>", parent: 100)
      })
    let result = try run.publish(try ConfluenceRun.site())
    #expect(result.outcomes == [.conflict, .skipped])
    #expect(run.fake.state.pages[60]?.text == "<p>Mine</p>")
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `two runs with the same pages do not disturb each other`(api: ConfluenceAPI) throws {
    let run = try published(api)
    let site = try ConfluenceRun.site(text: "All is new.")
    // The other run does all of its work just before this one begins to write.
    let other = ConfluenceRun(api)
    other.fake.change { $0 = run.fake.state }
    _ = try other.publish(site)
    let after = other.fake.state
    run.fake.trap("PUT", "netadr-publish", .isOvertaken { $0.pages = after.pages })
    run.fake.trap("PUT", "properties/5", .isOvertaken { $0.pages = after.pages })
    let result = try run.publish(site)
    #expect(result.outcomes == [.unchanged, .unchanged])
    #expect(run.fake.state.page(titled: "Network model")?.version == 2)
    #expect(try run.publish(site).outcomes == [.unchanged, .unchanged])
  }

  /// At each write of a run another one does all of its work.
  @Test(arguments: ConfluenceAPI.allCases, [true, false])
  func `a run that another one overtakes at any moment leaves each page once and whole`(
    api: ConfluenceAPI, isFirst: Bool
  ) throws {
    for index in 0..<9 {
      let run = ConfluenceRun(api)
      if !isFirst { _ = try run.publish(try ConfluenceRun.site()) }
      let site = try ConfluenceRun.site(text: "All is new.", picture: [1, 2, 3])
      run.fake.overtake(atWrite: index) { state in
        let other = ConfluenceRun(api)
        other.fake.change { $0 = state }
        _ = try? other.publish(site)
        state.pages = other.fake.state.pages
        state.lastID = other.fake.state.lastID
      }
      let overtaken = try run.publish(site)
      let next = try run.publish(site)
      if overtaken.count(.conflict) + overtaken.count(.failed) + overtaken.count(.skipped) == 0 {
        #expect(next.count(.unchanged) == 2, "write \(index)")
      }
      #expect(next.count(.conflict) + next.count(.failed) == 0, "write \(index): \(next.pages)")
      #expect(try run.publish(site).outcomes == [.unchanged, .unchanged])
      #expect(run.fake.state.pages.count == 3)
      #expect(run.fake.state.page(titled: "Network model")?.text == site.pages[0].text)
    }
  }

  @Test(arguments: ConfluenceAPI.allCases)
  func `a person's edit of a page that a run left half-written is kept`(api: ConfluenceAPI) throws {
    let run = ConfluenceRun(api)
    run.fake.trap("POST", "child/attachment", .answers(.init(status: 413)))
    #expect(try run.publish(try ConfluenceRun.site()).outcomes == [.failed, .skipped])
    run.fake.change { state in
      state.change("Network model") { page in
        page.text += "<p>Notes</p>"
        page.version += 1
      }
    }
    let result = try run.publish(try ConfluenceRun.site())
    #expect(result.outcomes.first == .conflict)
    #expect(run.fake.state.page(titled: "Network model")?.text.contains("Notes") == true)
  }
}
