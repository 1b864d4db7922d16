import Decisions
import Diagnostics
import Testing

@testable import Knowledge

/// How cells of the feature matrix age.
@Suite struct MatrixTests {
  let base: KnowledgeBase

  init() throws { base = try #require(KnowledgeBase.builtIn.base) }

  @Test func aCellIsAsOldAsTheOldestOfItsFactsByTheNewestSourceOfEach() throws {
    for feature in base.features {
      for option in NetworkModel.allCases {
        guard let cell = feature.cells[option] else { continue }
        // The slow way: sort texts, which ISO dates are made for.
        let newest = cell.facts.map { id -> String in
          let sources = base.fact(id)?.sources(for: option) ?? []
          return sources.compactMap { base.source($0)?.date?.description }.sorted().last ?? "9999"
        }
        let oldest = newest.sorted().first ?? ""
        #expect(
          cell.evidence.date?.description ?? "9999" == oldest, "\(feature.id) \(option.id)")
      }
    }
    let cell = try #require(base.feature("regions")?.cells[.overlay])
    #expect(cell.evidence.date == CalendarDate("2023-03-05"))
  }

  @Test func everyRowHasEvidenceWithADate() {
    let undated = base.features.filter { feature in
      feature.cells.all.allSatisfy { $0?.evidence.date == nil }
    }
    #expect(undated.map(\.id) == [])
  }

  @Test func evidenceIsOldOnTheDayAfterTheLastOfItsMonths() throws {
    let rows = [
      ("2024-11-22", "2026-11-22", 24, false), ("2024-11-22", "2026-11-23", 24, true),
      ("2024-11-21", "2026-11-22", 24, true), ("2024-02-29", "2025-02-28", 12, false),
      ("2024-02-29", "2025-03-01", 12, true), ("2024-12-31", "2025-01-31", 1, false),
      ("2024-12-31", "2025-02-01", 1, true), ("2026-08-21", "2024-01-01", 24, false),
      ("2020-01-01", "2026-01-01", 72, false), ("2020-01-01", "2026-01-02", 72, true),
    ]
    for (evidence, day, months, isOld) in rows {
      let source = try #require(CalendarDate(evidence))
      let date = try #require(CalendarDate(day))
      let found = CellEvidence(date: source, ends: []).isOld(after: months, on: date)
      #expect(found == isOld, "\(evidence) on \(day) after \(months)")
    }
    #expect(
      !CellEvidence(date: nil, ends: []).isOld(
        after: 1, on: try #require(CalendarDate("9999-01-01")))
    )
  }

  @Test func endsAreTheDatesOfTheirFacts() throws {
    let ends = base.facts.flatMap { fact in fact.ends.map { "\(fact.id) \($0.name) \($0.date)" } }
    #expect(
      Set(ends).isSuperset(of: [
        "kubenet-retirement value 2028-03-31", "npm-end windows 2026-09-30",
        "npm-end linux 2028-09-30", "windows-server-end windows2019 2026-03-01",
        "windows-server-end windows2019-images 2027-04-01",
        "windows-server-end windows2022 2028-06-30", "availability-sets value 2025-09-30",
      ]))
    for fact in base.facts {
      for end in fact.ends {
        let name = end.name == "value" ? nil : end.name
        #expect(base.date(fact.id, named: name) == end.date, "\(fact.id)")
      }
    }
  }

  @Test func aThingHasEndedOnTheDayAfterItsLast() throws {
    let cell = try #require(base.feature("support-status")?.cells[.kubenet])
    let last = try #require(CalendarDate("2028-03-31"))
    let after = try #require(CalendarDate("2028-04-01"))
    #expect(cell.evidence.ended(by: last) == [])
    #expect(cell.evidence.ended(by: after).map(\.what) == ["kubenet"])
    let overlay = try #require(base.feature("windows-nodes")?.cells[.overlay])
    let late = try #require(CalendarDate("2030-01-01"))
    // The cell speaks of other versions than the one that ended first.
    #expect(overlay.evidence.ended(by: late).map(\.name) == ["windows2022"])
  }

  @Test func mistakesAtTheHeadOfTheMatrixAreNamed() throws {
    for age in ["0", "-1", "1201", "two", "[]", "999999999999999999999"] {
      expectErrors(
        try BrokenCopy("features.yaml", "oldAfterMonths: 24", "oldAfterMonths: ‸\(age)"),
        ["'oldAfterMonths' of features.yaml must be a whole number of months from 1 to 1200"])
    }
    expectErrors(
      try BrokenCopy("features.yaml", "old: \"(as of {month})\"", "old: ‸\"(as of {mont})\""),
      ["nothing fills '{mont}' in 'old' of 'phrases' of features.yaml; use {month}"])
    expectErrors(
      try BrokenCopy("features.yaml", "phrases:\n  old: \"(as of {month})\"\n", "phrases:\n  ‸")
        .changing("features.yaml", "‸  ended", "‸ended"),
      ["'phrases' of features.yaml has no 'old'; add 'old'"])
  }

  @Test func mistakesInCellsAndEndsAreNamed() throws {
    expectErrors(
      try BrokenCopy("features.yaml", "text: \"400, or 200 with IPv6\"", "text: ‸\"400 | 200\""),
      [
        "'text' of 'kubenet' of feature 'max-nodes' has a '|', which ends a cell of a table; leave it out"
      ])
    expectErrors(
      try BrokenCopy("features.yaml", "ends: [windows2022]", "ends: [‸windows2020]"),
      [
        "no fact of 'azure-cni-pod-subnet-static-block' of feature 'windows-nodes' has an end "
          + "'windows2020'; did you mean 'windows2022'?"
      ])
    expectErrors(
      try BrokenCopy("features.yaml", "situations: [windows-pools]", "situations: [‸window-pools]"),
      [
        "'situations' of feature 'network-policy-manager' must be one of windows-pools, "
          + "dual-stack, existing-cluster, large-cluster, connected-networks, scarce-space, "
          + "private-endpoints; did you mean 'windows-pools'?"
      ])
    expectErrors(
      try BrokenCopy("facts.yaml", "ends: {value: kubenet}", "ends: {‸valu: kubenet}"),
      [
        "'valu' in 'ends' of fact 'kubenet-retirement' is no value that is a date; "
          + "name a value of the fact, or 'value' for the main one"
      ])
  }
}

extension KnowledgeBase {
  /// The row of the feature matrix with an id.
  func feature(_ id: String) -> Feature? { features.first { $0.id == id } }
}
