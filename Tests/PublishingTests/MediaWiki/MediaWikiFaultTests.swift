@testable import Publishing
import Synchronization
import Testing

/// What goes wrong between a run, a wiki and the people who write in it: nothing is lost.
@Suite struct MediaWikiFaultTests {
  private let record = "Network model"
  private let report = "Network model/Design review"

  private func outcomes(_ result: PublishResult) -> [PageOutcome] { result.pages.map(\.outcome) }

  // MARK: People

  @Test func `an edit by hand is a conflict with a difference until it may go`() throws {
    let run = MediaWikiRun()
    let site = try run.site()
    run.publish(site)
    run.edit(record, "All is well.", "Nothing is well.")
    let result = run.publish(try run.site([Sample.publication(text: "All is new.")]))
    #expect(outcomes(result) == [.conflict, .unchanged])
    let difference = try #require(result.pages[0].difference)
    #expect(difference.contains("-Nothing is well.\n+All is new."))
    #expect(!difference.contains("netadr-digest"))
    #expect(run.page(record)?.text.contains("Nothing is well.") == true)
    #expect(outcomes(run.publish(site) { $0.overwrites = true }) == [.updated, .unchanged])
    #expect(outcomes(run.publish(site)) == [.unchanged, .unchanged])
  }

  @Test func `an edit that somebody undid is none`() throws {
    let run = MediaWikiRun()
    let site = try run.site()
    run.publish(site)
    run.edit(record, "All is well.", "Nothing is well.")
    run.edit(record, "Nothing is well.", "All is well.")
    #expect(outcomes(run.publish(site)) == [.unchanged, .unchanged])
    let changed = run.publish(try run.site([Sample.publication(text: "All is new.")]))
    #expect(outcomes(changed) == [.updated, .unchanged])
  }

  @Test func `an edit that the wiki joins with ours stays, and is told now and later`() throws {
    let run = MediaWikiRun()
    run.publish(try run.site())
    run.fault(
      "edit",
      .before { MediaWikiRun.edit(&$0, "Network model", "<em>Written by a program.", "<em>Seen.") })
    let changed = try run.site([Sample.publication(text: "All is new.")])
    let result = run.publish(changed)
    #expect(outcomes(result) == [.conflict, .unchanged])
    #expect(result.pages[0].reason?.contains("Ann edited the page at the same moment") == true)
    #expect(result.pages[0].difference?.contains("-<em>Seen.") == true)
    let text = try #require(run.page(record)?.text)
    #expect(text.contains("<em>Seen.") && text.contains("All is new."))
    let later = run.publish(changed)
    #expect(outcomes(later) == [.conflict, .unchanged])
    #expect(later.pages[0].difference?.contains("-<em>Seen.") == true)
    #expect(outcomes(run.publish(changed) { $0.overwrites = true }) == [.updated, .unchanged])
  }

  @Test func `an edit in the same paragraph is refused by the wiki`() throws {
    let run = MediaWikiRun()
    run.publish(try run.site())
    run.fault(
      "edit", .before { MediaWikiRun.edit(&$0, "Network model", "All is well.", "Not well.") })
    let result = run.publish(try run.site([Sample.publication(text: "All is new.")]))
    #expect(outcomes(result) == [.conflict, .unchanged])
    #expect(result.pages[0].difference?.contains("-Not well.") == true)
    #expect(run.page(record)?.text.contains("Not well.") == true)
  }

  @Test func `an edit by the same account at the same moment is kept too`() throws {
    let run = MediaWikiRun()
    run.publish(try run.site())
    run.fault(
      "edit",
      .before { MediaWikiRun.edit(&$0, "Network model", "All is well.", "By hand.", by: "Bot") })
    let result = run.publish(try run.site([Sample.publication(text: "All is new.")]))
    #expect(outcomes(result) == [.conflict, .unchanged])
    #expect(run.page(record)?.text.contains("By hand.") == true)
  }

  @Test func `two runs at the same moment leave what either sent`() throws {
    let run = MediaWikiRun()
    run.publish(try run.site())
    let changed = try run.site([Sample.publication(text: "All is new.")])
    let page = changed.pages[0]
    run.fault(
      "edit",
      .before { state in
        guard let id = state.id(of: "Network model") else { return }
        let marker = MediaWikiMarker(page)
        state.edit(
          id, to: MediaWikiMarker.savedText(of: page), by: "Bot", comment: marker.summary)
      })
    let result = run.publish(changed)
    #expect(result.count(.failed) + result.count(.conflict) == 0)
    #expect(run.publish(changed).count(.unchanged) == 2)
  }

  @Test func `a page that somebody deleted stays so until it may be written`() throws {
    let run = MediaWikiRun()
    let site = try run.site()
    run.publish(site)
    run.wiki.state.withLock { state in
      guard let id = state.id(of: "Network model") else { return }
      state.pages[id] = nil
      state.deletions["Network model"] = "no longer needed"
    }
    let result = run.publish(site)
    #expect(outcomes(result) == [.conflict, .skipped])
    #expect(result.pages[0].reason?.contains("deleted") == true)
    #expect(outcomes(run.publish(site) { $0.overwrites = true }) == [.updated, .unchanged])
  }

  @Test func `somebody else's page with the title is a conflict unless it is adopted`() throws {
    let run = MediaWikiRun()
    let id = run.wiki.state.withLock { $0.create("Network model", "Ours!", by: "Ann", "") }
    let site = try run.site()
    let result = run.publish(site)
    #expect(outcomes(result) == [.conflict, .skipped])
    #expect(result.pages[0].reason?.contains("--adopt payments=\(id)") == true)
    let adopted = run.publish(site) { $0.adopted = ["payments": "\(id)"] }
    #expect(outcomes(adopted) == [.updated, .created])
    #expect(run.page(record)?.id == id)
    #expect(outcomes(run.publish(site)) == [.unchanged, .unchanged])
  }

  @Test func `a copy of a page of ours is a conflict that names both`() throws {
    let run = MediaWikiRun()
    let site = try run.site()
    run.publish(site)
    let text = try #require(run.page(record)?.text)
    _ = run.wiki.state.withLock { $0.create("Copy", text, by: "Ann", "copied") }
    let result = run.publish(site)
    #expect(outcomes(result)[0] == .conflict)
    #expect(result.pages[0].reason?.contains("https://wiki.test/Copy") == true)
  }

  @Test func `a page that appears meanwhile is not written over`() throws {
    let run = MediaWikiRun()
    run.fault("edit", .before { _ = $0.create("Network model", "Ann's", by: "Ann", "") })
    let result = run.publish(try run.site())
    #expect(outcomes(result) == [.conflict, .skipped])
    #expect(run.page(record)?.text == "Ann's")
  }

  // MARK: Lost answers

  @Test func `something that breaks in the wiki may have written the page`() throws {
    let run = MediaWikiRun()
    run.fault("edit", .error("internal_api_error_DBQueryError"))
    let result = run.publish(try run.site())
    #expect(outcomes(result) == [.failed, .skipped])
    #expect(result.pages[0].reason?.contains("not known whether it was written") == true)
  }

  /// A wiki whose list of pages never ends: it goes on at one of so many places, in turn.
  private final class EndlessWiki: WebTransport {
    let places: Int
    let count = Mutex(0)

    init(places: Int) { self.places = places }

    func send(_ request: WebRequest) -> WebResponse {
      let round = count.withLock { count in
        count += 1
        return count
      }
      return FakeMediaWiki.json([
        "query": ["pages": [Any]()], "continue": ["gcmcontinue": "\(round % places)"],
      ])
    }
  }

  @Test(arguments: [(1, 2), (2, 3), (7, 8), (1_000_000, 2_000)])
  func `a listing without an end ends the run`(places: Int, requests: Int) throws {
    let wiki = EndlessWiki(places: places)
    let store = MediaWikiStore(
      api: "https://wiki.test/api.php", Credentials(user: nil, secret: Secret("t0ken")), wiki,
      MediaWikiStore.Options(), pause: { _ in }, now: { 0 })
    var publisher = PagePublisher(store)
    let result = publisher.publish(try MediaWikiRun().site())
    #expect(outcomes(result) == [.failed, .failed])
    #expect(result.pages[0].reason == "the wiki's list of the category has no end")
    #expect(wiki.count.withLock { $0 } == requests)
  }

  @Test func `a page that is saved and cannot be read back is looked for once more`() throws {
    let run = MediaWikiRun()
    run.fault("query readback", .error("internal_api_error_DBQueryError"))
    #expect(outcomes(run.publish(try run.site())) == [.created, .created])
    let lost = MediaWikiRun()
    lost.fault("query readback", .status(403))
    // The first look for a page's place comes before the edit.
    lost.fault("query page", .before { _ in })
    lost.fault("query page", .status(403))
    let result = lost.publish(try lost.site())
    #expect(outcomes(result) == [.failed, .skipped])
    #expect(result.pages[0].reason?.contains("not known whether it was written") == true)
    #expect(lost.page(record) != nil)
  }

  // MARK: Files

  @Test func `somebody else's file of that name is left alone`() throws {
    let run = MediaWikiRun()
    run.wiki.state.withLock {
      $0.files["Payments-scores.png"] = [.init(bytes: [7], comment: "a cat")]
    }
    let site = try run.site()
    for overwrites in [false, true] {
      let result = run.publish(site) { $0.overwrites = overwrites }
      #expect(outcomes(result)[1] == .conflict)
      #expect(result.pages[1].reason?.contains("not ours") == true)
    }
    let planned = run.publish(site) { $0.isDryRun = true }
    #expect(planned.pages[1].outcome == .conflict)
    #expect(run.wiki.state.withLock { $0.files["Payments-scores.png"]?.count } == 1)
  }

  @Test func `another version of our file is left alone until it may go`() throws {
    let run = MediaWikiRun()
    run.publish(try run.site())
    run.wiki.state.withLock {
      $0.files["Payments-scores.png"]?.insert(.init(bytes: [7], comment: "redrawn"), at: 0)
    }
    run.edit(report, "Bars", "Columns")
    let site = try run.site()
    #expect(run.publish(site).pages[1].outcome == .conflict)
    let result = run.publish(site) { $0.overwrites = true }
    #expect(result.pages[1].outcome == .updated)
    #expect(
      run.wiki.state.withLock { $0.files["Payments-scores.png"]?.first?.bytes } == [0x89, 0x50])
  }

  @Test func `a file that somebody replaced is a conflict, in a dry run too`() throws {
    let run = MediaWikiRun()
    run.publish(try run.site())
    run.wiki.state.withLock {
      $0.files["Payments-scores.png"]?.insert(.init(bytes: [7], comment: "redrawn"), at: 0)
    }
    let writes = run.wiki.writes
    let renamed = try run.site([Sample.publication(title: "Other title")])
    for isDryRun in [true, false] {
      let result = run.publish(renamed) { $0.isDryRun = isDryRun }
      #expect(result.pages[1].outcome == .conflict)
      #expect(result.pages[1].reason?.contains("--overwrite writes over it") == true)
      #expect(result.count(.failed) == 0)
      if isDryRun { #expect(run.wiki.writes == writes) }
    }
  }

  @Test func `a file that the wiki does not take keeps its page from being written`() throws {
    let run = MediaWikiRun()
    run.wiki.state.withLock { $0.endings = ["jpg"] }
    let result = run.publish(try run.site())
    #expect(outcomes(result) == [.created, .failed])
    #expect(result.pages[1].reason?.contains("takes no .png files, only jpg") == true)
    #expect(run.page(report) == nil)
  }

  @Test func `a wiki without SVG gets the PNG alone`() throws {
    let run = MediaWikiRun()
    run.wiki.state.withLock { $0.endings = ["png"] }
    let site = try run.site()
    #expect(site.attachments.map(\.path) == ["Payments-scores.png", "Payments-scores.svg"])
    #expect(outcomes(run.publish(site)) == [.created, .created])
    #expect(run.wiki.state.withLock { $0.files.keys.sorted() } == ["Payments-scores.png"])
    #expect(outcomes(run.publish(site)) == [.unchanged, .unchanged])
  }

  @Test func `a file over the wiki's limit is told before it is sent`() throws {
    let run = MediaWikiRun()
    let sample = Sample.publication()
    let large = Publication(
      key: sample.key, status: sample.status, pages: sample.pages,
      attachments: [
        Attachment(path: "figures/scores.png", bytes: Array(repeating: 1, count: 1_000_001)),
        Attachment(path: "figures/scores.svg", bytes: [2]),
      ])
    let result = run.publish(try run.site([large]))
    #expect(outcomes(result) == [.created, .failed])
    #expect(
      result.pages[1].reason
        == "payments-scores.png: is 1000001 bytes long, and the wiki takes 1000000")
    #expect(!run.wiki.requests.contains("upload"))
  }

  @Test func `a run that is cut off between file and page is completed by the next`() throws {
    let run = MediaWikiRun()
    run.fault("edit", .before { _ in })
    run.fault("edit", .fails(.noAnswer("cut")))
    let site = try run.site()
    let result = run.publish(site)
    #expect(outcomes(result) == [.created, .failed])
    #expect(result.pages[1].reason?.contains("not known whether it was written") == true)
    let uploads = run.wiki.requests.count { $0 == "upload" }
    #expect(outcomes(run.publish(site)) == [.unchanged, .created])
    #expect(run.wiki.requests.count { $0 == "upload" } == uploads)
  }
}
