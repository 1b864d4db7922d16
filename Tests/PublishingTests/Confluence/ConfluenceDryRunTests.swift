import Publishing
import Testing

/// A dry run says of each conflict what the run itself says.
@Suite struct ConfluenceDryRunTests {
  private static let record = "Network model"
  private static let report = "Network model: design review"

  /// What somebody did, and the title and picture that the next run has.
  struct Deed: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var title = "Network model"
    var outcomes: [PageOutcome]
    var change: @Sendable (inout FakeConfluence.State) -> Void
  }

  static let deeds: [Deed] = [
    Deed(testDescription: "an edit", outcomes: [.conflict, .updated]) { state in
      state.change(record) { page in
        page.text += "<p>Mine</p>"
        page.version += 1
        page.message = ""
      }
    },
    Deed(testDescription: "a new name", outcomes: [.conflict, .updated]) { state in
      state.change(record) { page in
        page.title = "Hers"
        page.version += 1
        page.message = ""
      }
    },
    Deed(testDescription: "a deletion", outcomes: [.updated, .conflict]) { state in
      state.change(report) { $0.status = "trashed" }
    },
    Deed(testDescription: "a foreign file", outcomes: [.updated, .conflict]) { state in
      state.change(report) { $0.files["payments-scores.png"]?.comment = "Better colours" }
    },
    Deed(testDescription: "a title taken", title: "Networks", outcomes: [.conflict, .updated]) {
      $0.pages[50] = .init(id: 50, title: "networks", text: "<p>Ann's</p>", parent: 100)
    },
    Deed(testDescription: "two pages of one key", outcomes: [.conflict, .skipped]) { state in
      guard var copy = state.page(titled: record) else { return }
      copy.id = 99
      copy.title = "Copy"
      let value = copy.property?.value ?? ""
      copy.property?.value = value.replacing("\"101\"", with: "\"99\"")
      state.pages[99] = copy
    },
  ]

  @Test(arguments: ConfluenceAPI.allCases, deeds)
  func `a dry run finds each conflict that the run finds`(
    api: ConfluenceAPI, deed: Deed
  ) throws {
    let run = ConfluenceRun(api)
    _ = try run.publish(try ConfluenceRun.site())
    run.fake.change(deed.change)
    run.fake.clearLog()
    let site = try Sample.site(
      [Sample.publication(title: deed.title, text: "All is new.", picture: [1, 2, 3])],
      for: .confluence)
    let planned = try run.publish(site) { $0.isDryRun = true }
    #expect(run.fake.writes.isEmpty)
    let done = try run.publish(site)
    #expect(done.outcomes == deed.outcomes)
    #expect(planned.outcomes == done.outcomes)
    #expect(planned.pages.map(\.reason) == done.pages.map(\.reason))
    #expect(planned.pages.map(\.difference) == done.pages.map(\.difference))
    for page in done.pages where page.outcome == .conflict { #expect(page.reason != nil) }
  }
}
