import Synchronization
import Testing

@testable import Publishing

/// New titles and writes that stop halfway: what was done is told, and the next run goes on from it.
@Suite struct MediaWikiMoveTests {
  private func outcomes(_ result: PublishResult) -> [PageOutcome] { result.pages.map(\.outcome) }

  private func changed(title: String = "Network model") -> Publication {
    let sample = Sample.publication(title: title, text: "All is new.")
    return Publication(
      key: sample.key, status: sample.status, pages: sample.pages,
      attachments: [
        Attachment(path: "figures/scores.png", bytes: [1, 2, 3]),
        Attachment(path: "figures/scores.svg", bytes: Array("<svg/>".utf8)),
      ])
  }

  @Test func `a text that is refused after its file was uploaded is told with the file`() throws {
    let run = MediaWikiRun()
    run.publish(try run.site())
    run.fault("edit", .before { _ in })
    run.fault("edit", .error("abusefilter-disallowed"))
    let result = run.publish(try run.site([changed()]))
    #expect(outcomes(result) == [.updated, .failed])
    #expect(
      result.pages[1].reason
        == "1 file was uploaded for 'Network model: design review', but its text was not written: the "
        + "wiki says: This is abusefilter-disallowed. (abusefilter-disallowed)")
  }

  @Test func `a text that is refused after its page was moved is told with the new place`() throws {
    let run = MediaWikiRun()
    run.publish(try run.site())
    run.fault("edit", .error("abusefilter-disallowed"))
    let result = run.publish(try run.site([Sample.publication(title: "Networks")]))
    #expect(result.pages[0].outcome == .failed)
    let reason = "the page was moved to 'Networks', but its text was not written: the wiki says: "
    #expect(result.pages[0].reason?.hasPrefix(reason) == true)
    #expect(result.pages[0].location == "https://wiki.test/Networks")
    // It was a run that moved it, so that the next title is given to it too.
    let last = try run.site([Sample.publication(title: "Nets")])
    #expect(run.publish(last).pages[0].outcome == .updated)
    #expect(run.page("Nets")?.id == 1)
    #expect(outcomes(run.publish(last)) == [.unchanged, .unchanged])
  }

  @Test func `a title that the wiki would change is refused for a move as for a new page`() throws {
    let run = MediaWikiRun()
    let site = try run.site(titles: ["payments": "Ops:Networks"])
    let reason = "the wiki would call the page 'Operations:Networks'"
    #expect(run.publish(site).pages[0].reason == reason)
    run.publish(try run.site())
    for isDryRun in [true, false] {
      let result = run.publish(site) { $0.isDryRun = isDryRun }
      #expect(result.pages[0].outcome == .failed)
      #expect(result.pages[0].reason == reason)
    }
    #expect(run.wiki.requests.count { $0 == "move" } == 0)
    #expect(run.page("Network model") != nil)
  }

  @Test func `a page out of its category is found under another title`() throws {
    let run = MediaWikiRun()
    run.publish(try run.site())
    run.edit("Network model", "[[Category:", "[[:Category:")
    let site = try run.site([Sample.publication(title: "Networks")])
    let result = run.publish(site)
    #expect(outcomes(result) == [.conflict, .updated])
    #expect(result.pages[0].location == "https://wiki.test/Network%20model")
    #expect(run.page("Networks") == nil)
    #expect(outcomes(run.publish(site) { $0.overwrites = true }) == [.updated, .unchanged])
    #expect(run.page("Networks")?.id == 1)
    #expect(outcomes(run.publish(site)) == [.unchanged, .unchanged])
  }

  @Test func `a page of the same key in another category is not ours`() throws {
    let run = MediaWikiRun()
    run.publish(try run.site())
    run.edit("Network model", "[[Category:", "[[Category:Other ")
    let site = try run.site([Sample.publication(title: "Networks")])
    #expect(outcomes(run.publish(site)) == [.created, .updated])
    #expect(run.page("Network model") != nil)
  }

  @Test func `a page that somebody deleted stays so under another title`() throws {
    let run = MediaWikiRun()
    run.publish(try run.site())
    run.wiki.state.withLock { $0.delete("Network model") }
    let site = try run.site([Sample.publication(title: "Networks")])
    let result = run.publish(site)
    #expect(outcomes(result) == [.conflict, .skipped])
    #expect(result.pages[0].reason == "somebody deleted it; --overwrite publishes it again")
    #expect(run.page("Networks") == nil)
    let forced = run.publish(site) { $0.overwrites = true }
    #expect(outcomes(forced) == [.updated, .updated])
    #expect(outcomes(run.publish(site)) == [.unchanged, .unchanged])
    // What a run removes comes back under any title.
    let other = try run.site([Sample.publication("z", title: "Z")])
    #expect(run.publish(other) { $0.prunes = true }.stale.map(\.fate) == [.removed, .removed])
    #expect(
      outcomes(run.publish(try run.site([Sample.publication(title: "Nets")])))
        == [.created, .created])
  }

  @Test func `pages of a first run are looked for once, even where there is no log`() throws {
    let run = MediaWikiRun()
    run.fault("query log create", .error("badvalue"))
    #expect(outcomes(run.publish(try run.site())) == [.created, .created])
    #expect(run.wiki.requests.count { $0 == "query log create" } == 1)
  }

  @Test func `a new title that another page has is a conflict, in a dry run too`() throws {
    let run = MediaWikiRun()
    run.publish(try run.site())
    _ = run.wiki.state.withLock { $0.create("Networks", "Ann's", by: "Ann", "") }
    let site = try run.site([changed(title: "Networks")])
    let uploads = run.wiki.requests.count { $0 == "upload" }
    for isDryRun in [true, false] {
      let result = run.publish(site) { $0.isDryRun = isDryRun }
      #expect(result.pages[0].outcome == .conflict)
      #expect(
        result.pages[0].reason == "another page has the title 'Networks' already; rename one")
      if isDryRun { #expect(run.wiki.requests.count { $0 == "upload" } == uploads) }
    }
    #expect(run.page("Networks")?.text == "Ann's")
  }

  @Test func `what another account's run removed comes back`() throws {
    let run = MediaWikiRun()
    run.publish(try run.site())
    for (title, key) in [
      ("Network model/Design review", "payments/report"), ("Network model", "payments"),
    ] {
      let reason = MediaWikiMarker.logReason("removed", key)
      run.wiki.state.withLock { $0.delete(title, by: "Admin", reason) }
    }
    #expect(outcomes(run.publish(try run.site())) == [.created, .created])
  }

  @Test func `pages of another place are neither ours nor missed here`() throws {
    var run = MediaWikiRun(parent: "Sandbox")
    run.publish(try run.site())
    run.edit("Sandbox/Network model", "[[Category:", "[[:Category:")
    run.parent = "Real"
    let site = try run.site([Sample.publication(title: "Networks")])
    #expect(outcomes(run.publish(site) { $0.overwrites = true })[0] == .created)
    #expect(run.page("Sandbox/Network model") != nil)
    run.wiki.state.withLock { state in
      for title in state.pages.values.map(\.title) where title.hasPrefix("Sandbox/") {
        state.delete(title)
      }
      for title in state.pages.values.map(\.title) where title.hasPrefix("Real/") {
        state.delete(title)
      }
    }
    run.parent = ""
    #expect(outcomes(run.publish(try run.site())) == [.created, .created])
  }
}
