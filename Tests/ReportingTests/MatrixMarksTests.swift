import Decisions
import Guidance
import Knowledge
import Testing

@testable import Reporting

/// What the feature matrix shows of age and ends on the day of a decision.
@Suite struct MatrixMarksTests {
  let base: KnowledgeBase

  init() throws { base = try #require(KnowledgeBase.builtIn.base) }

  private func report(_ renderer: ReportRenderer, on date: String) throws -> String {
    try renderer.report(Report(try #require(try source("default-production", base, on: date))))
  }

  @Test func oneRendererMarksEveryDecisionAsOnItsOwnDay() throws {
    let shared = try renderer(base)
    for date in ["2024-01-01", "2026-11-22", "2025-10-01", "2028-04-01", "2026-11-22"] {
      let own = try report(renderer(base), on: date)
      #expect(try report(shared, on: date) == own, "\(date)")
    }
  }

  @Test func cellsAreMarkedFromTheDayOn() throws {
    let renderer = try renderer(base)
    let early = try report(renderer, on: "2024-01-01")
    #expect(!early.contains("†") && !early.contains("(as of a month)"))
    let now = try report(renderer, on: "2026-11-22")
    #expect(now.contains("| VM availability sets | No†["))
    #expect(now.contains("| All public regions (as of 2023-03)[^regions] |"))
    #expect(now.contains("| Retires on 2028-03-31["))
    #expect(now.contains("more than 24 months before this decision."))
    #expect(
      now.contains("ended in whole or in part: availability sets and the Basic load balancer"))
    let late = try report(renderer, on: "2028-04-01")
    #expect(late.contains("| Retires on 2028-03-31†"))
    #expect(late.contains("kubenet on 2028-03-31"))
  }

  @Test func daysWithTheSameMarksAreTheSame() throws {
    let day = { (text: String) in
      MatrixMarks(base, on: try #require(CalendarDate(text)))
    }
    #expect(try day("2026-11-22") == day("2026-11-23"))
    #expect(try day("2028-03-31") != day("2028-04-01"))
    // The evidence of the regions is of 2023-03-05.
    #expect(try day("2025-03-05") != day("2025-03-06"))
  }

  @Test func theDocumentSaysTheSameOfEveryCell() throws {
    let source = try #require(try source("default-production", base, on: "2028-04-01"))
    guard case .array(let rows) = MatrixDocument.value(source) else {
      Issue.record("the matrix is no list")
      return
    }
    #expect(rows.count == base.features.count)
    for (row, feature) in zip(rows, base.features) {
      for option in source.decision.options {
        guard let cell = feature.cells[option] else {
          #expect(row["cells"]?[option.id] == .null)
          continue
        }
        let value = row["cells"]?[option.id]
        #expect(value?["evidenceDate"] == .string(orNull: cell.evidence.date?.description))
        #expect(value?["isOld"] == .bool(cell.evidence.isOld(after: 24, on: source.date)))
      }
    }
    let status = rows.first { $0["id"] == "support-status" }
    #expect(status?["cells"]?["kubenet"]?["ended"] == [["what": "kubenet", "date": "2028-03-31"]])
    #expect(status?["relevant"] == true)
    let facts = FactsDocument(source).facts
    guard case .array(let values) = facts else { return }
    let retirement = values.first { $0["id"] == "kubenet-retirement" }
    #expect(retirement?["ends"] == [["what": "kubenet", "date": "2028-03-31"]])
  }
}
