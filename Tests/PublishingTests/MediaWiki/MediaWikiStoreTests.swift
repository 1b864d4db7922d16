@testable import Publishing
import Synchronization
import Testing

/// Publishing through the API of a MediaWiki: what is written, found again and told apart.
@Suite struct MediaWikiStoreTests {
  private let record = "Network model"
  private let report = "Network model/Design review"

  private func outcomes(_ result: PublishResult) -> [PageOutcome] { result.pages.map(\.outcome) }

  @Test func `pages, files and category are created, a report as a subpage`() throws {
    let run = MediaWikiRun()
    let result = run.publish(try run.site())
    #expect(outcomes(result) == [.created, .created])
    #expect(result.pages[0].location == "https://wiki.test/Network%20model")
    let text = try #require(run.page(record)?.text)
    #expect(
      text.contains("[[Category:Architecture decision records|payments netadr-page]]"))
    #expect(run.page(report)?.text.contains("<!-- netadr-page payments/report -->") == true)
    #expect(
      run.wiki.state.withLock { $0.files["Payments-scores.png"]?.first?.bytes } == [0x89, 0x50])
  }

  @Test func `publishing twice logs in, lists once and writes nothing`() throws {
    let run = MediaWikiRun()
    let site = try run.site()
    run.publish(site)
    let before = run.wiki.requests.count
    let result = run.publish(site)
    #expect(outcomes(result) == [.unchanged, .unchanged])
    #expect(
      run.wiki.requests.dropFirst(before) == ["query token login", "login", "query listing"])
  }

  @Test func `200 pages that did not change take one listing request`() throws {
    let run = MediaWikiRun()
    let site = try run.site((0..<100).map { Sample.publication("d\($0)", title: "Title \($0)") })
    run.publish(site)
    let (before, writes) = (run.wiki.requests.count, run.wiki.writes)
    let result = run.publish(site)
    #expect(result.count(.unchanged) == 200)
    #expect(run.wiki.writes == writes)
    #expect(
      run.wiki.requests.dropFirst(before) == ["query token login", "login", "query listing"])
  }

  @Test func `a listing in parts is read to its end`() throws {
    let run = MediaWikiRun()
    let site = try run.site((0..<4).map { Sample.publication("d\($0)", title: "Title \($0)") })
    run.publish(site)
    run.wiki.state.withLock { $0.pageSize = 3 }
    let before = run.wiki.requests.count
    #expect(run.publish(site).count(.unchanged) == 8)
    #expect(run.wiki.requests.dropFirst(before).count { $0 == "query listing" } == 3)
  }

  @Test func `a changed text is an update of that page alone`() throws {
    let run = MediaWikiRun()
    run.publish(try run.site())
    let writes = run.wiki.writes
    let result = run.publish(try run.site([Sample.publication(text: "All is new.")]))
    #expect(outcomes(result) == [.updated, .unchanged])
    #expect(run.wiki.writes == writes + 1)
    #expect(run.page(record)?.text.contains("All is new.") == true)
  }

  @Test func `a changed figure is uploaded again, and the page knows`() throws {
    let run = MediaWikiRun()
    run.publish(try run.site())
    var changed = Sample.publication()
    changed = Publication(
      key: changed.key, status: changed.status, pages: changed.pages,
      attachments: [
        Attachment(path: "figures/scores.png", bytes: [1, 2, 3]),
        Attachment(path: "figures/scores.svg", bytes: Array("<svg/>".utf8)),
      ])
    let site = try run.site([changed])
    #expect(outcomes(run.publish(site)) == [.unchanged, .updated])
    #expect(
      run.wiki.state.withLock { $0.files["Payments-scores.png"]?.map(\.bytes) }
        == [[1, 2, 3], [0x89, 0x50]])
    let writes = run.wiki.writes
    #expect(outcomes(run.publish(site)) == [.unchanged, .unchanged])
    #expect(run.wiki.writes == writes)
  }

  @Test func `a dry run reads and writes nothing`() throws {
    let run = MediaWikiRun()
    let result = run.publish(try run.site()) { $0.isDryRun = true }
    #expect(outcomes(result) == [.created, .created])
    #expect(run.wiki.writes == 0)
    let methods = run.wiki.state.withLock { state in
      zip(state.requests, state.received).filter { $0.0 != "login" }.map(\.1.method)
    }
    #expect(methods.allSatisfy { $0 == "GET" })
  }

  @Test func `two decisions with the same picture are no danger`() throws {
    let run = MediaWikiRun()
    let result = run.publish(
      try run.site([Sample.publication("a", title: "A"), Sample.publication("b", title: "B")]))
    #expect(result.count(.created) == 4)
  }

  @Test func `a new title moves the page and its report`() throws {
    let run = MediaWikiRun()
    run.publish(try run.site())
    let site = try run.site([Sample.publication(title: "Networks")])
    let result = run.publish(site)
    #expect(outcomes(result) == [.updated, .updated])
    #expect(run.page(record) == nil)
    #expect(run.page("Networks")?.id == 1)
    #expect(run.page("Networks/Design review") != nil)
    #expect(outcomes(run.publish(site)) == [.unchanged, .unchanged])
  }

  @Test func `a page that somebody moved is found and stays there`() throws {
    let run = MediaWikiRun()
    let site = try run.site()
    run.publish(site)
    run.wiki.state.withLock { state in
      guard let id = state.id(of: "Network model") else { return }
      state.pages[id]?.title = "Elsewhere"
      state.edit(id, to: state.pages[id]?.revisions.last?.text ?? "", comment: "Ann moved the page")
    }
    let writes = run.wiki.writes
    let result = run.publish(site)
    #expect(outcomes(result) == [.unchanged, .unchanged])
    #expect(result.pages[0].location == "https://wiki.test/Elsewhere")
    #expect(
      result.pages.map(\.reason) == [
        "it was moved since it was published, and stays where it is", nil,
      ])
    #expect(run.wiki.writes == writes)
    let changed = run.publish(try run.site([Sample.publication(text: "All is new.")]))
    #expect(outcomes(changed) == [.updated, .unchanged])
    #expect(run.page("Elsewhere")?.text.contains("All is new.") == true)
  }

  @Test func `a page out of its category is found by its title and marker`() throws {
    let run = MediaWikiRun()
    let site = try run.site()
    run.publish(site)
    run.edit(record, "[[Category:", "[[:Category:")
    let result = run.publish(site)
    #expect(outcomes(result) == [.conflict, .unchanged])
    #expect(result.pages[0].difference?.contains("-[[:Category:") == true)
  }

  @Test func `stale pages are told, and removed with the right to`() throws {
    var run = MediaWikiRun()
    run.parent = "ADR"
    run.publish(
      try run.site([Sample.publication("a", title: "A"), Sample.publication("b", title: "B")]))
    let one = try run.site([Sample.publication("a", title: "A")])
    #expect(run.publish(one).stale.map(\.fate) == [.kept, .kept])
    run.wiki.state.withLock { $0.rights = ["edit"] }
    let refused = run.publish(one) { $0.prunes = true }
    #expect(refused.stale.map(\.fate) == [.kept, .failed])
    #expect(refused.stale.contains { $0.reason?.contains("no right") == true })
    run.wiki.state.withLock { $0.rights = ["edit", "delete"] }
    #expect(run.publish(one) { $0.prunes = true }.stale.map(\.fate) == [.removed, .removed])
    #expect(run.wiki.state.withLock { $0.pages.count } == 2)
    // What a run removed is no page that somebody deleted.
    let both = try run.site([
      Sample.publication("a", title: "A"), Sample.publication("b", title: "B"),
    ])
    #expect(run.publish(both).count(.created) == 2)
  }

  @Test func `a token of OAuth goes alone with each request`() throws {
    var run = MediaWikiRun()
    run.credentials = Credentials(user: nil, secret: Secret("secret-password"))
    #expect(run.publish(try run.site()).count(.created) == 2)
    #expect(!run.wiki.requests.contains("login"))
  }
}
