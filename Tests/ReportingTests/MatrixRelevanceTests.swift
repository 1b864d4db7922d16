import Decisions
import Guidance
import Knowledge
import Testing

@testable import Reporting

/// Which rows of the feature matrix come first.
@Suite struct MatrixRelevanceTests {
  let base: KnowledgeBase

  init() throws { base = try #require(KnowledgeBase.builtIn.base) }

  private func relevance(_ name: String) throws -> MatrixRelevance {
    MatrixRelevance(try #require(try source(name, base)))
  }

  @Test func rowsSayWhyTheyMatter() throws {
    let cases = [
      (
        "windows-confidential", "windows-nodes",
        ["a reason to rule out kubenet", "Windows node pools"]
      ),
      ("windows-confidential", "confidential-vms", ["a reason to rule out Azure CNI Overlay"]),
      ("migrate-from-kubenet", "pod-range-change", ["the cluster exists already"]),
      ("large-scale", "nodes-a-pool", ["more than 400 nodes"]),
      ("limited-ip-space", "upgrade-surge", ["an option does not fit into the VNet"]),
      ("article", "max-nodes", ["a reason to rule out kubenet", "more than 400 nodes"]),
      ("proof-of-concept", "support-status", ["a reason against kubenet"]),
      ("proof-of-concept", "windows-nodes", []),
    ]
    for (name, id, because) in cases {
      let row = try relevance(name).rows.first { $0.feature.id == id }
      let found = row?.because ?? []
      // Other reasons may join them as rules do.
      #expect(because.allSatisfy(found.contains), "\(name) \(id): \(found)")
      if because.isEmpty { #expect(found.isEmpty, "\(name) \(id): \(found)") }
    }
  }

  @Test func everyConstraintOfAFileBringsItsRowsAndAMustComesFirst() throws {
    for name in starters {
      let source = try #require(try source(name, base))
      let relevance = MatrixRelevance(source)
      for requirement in source.decision.constraints {
        let title = try #require(base.constraint(requirement.constraint)).title
        let phrase = "the constraint \"\(title)\" (\(requirement.level.rawValue))"
        let rows = relevance.rows.filter { $0.because.contains(phrase) }.map(\.feature.id)
        let wanted = base.features.filter { $0.constraints.contains(requirement.constraint) }
        #expect(rows == wanted.map(\.id) && !rows.isEmpty, "\(name)")
      }
      guard source.decision.constraints.contains(where: { $0.level == .must }) else { continue }
      #expect(relevance.groups.first?.because.hasSuffix("(must)") == true, "\(name)")
    }
  }

  @Test func groupsHoldEachRowThatMattersOnceAndNoOther() throws {
    for name in starters {
      let relevance = try relevance(name)
      let grouped = relevance.groups.flatMap { $0.features.map(\.id) }
      let mattering = relevance.rows.filter { !$0.because.isEmpty }.map(\.feature.id)
      #expect(grouped.sorted() == mattering.sorted(), "\(name)")
      #expect(Set(relevance.groups.map(\.because)).count == relevance.groups.count, "\(name)")
      #expect(relevance.rows.map(\.feature.id) == base.features.map(\.id), "\(name)")
    }
  }

  @Test func nothingGoodSpeaksAgainstAnOptionNorAnythingPoorForIt() throws {
    for name in starters {
      let source = try #require(try source(name, base))
      for row in MatrixRelevance(source).rows {
        for option in source.decision.options {
          guard let cell = row.feature.cells[option] else { continue }
          let says = { (verb: String) in
            row.because.contains { $0.hasPrefix(verb) && $0.contains(source.title(option)) }
          }
          if cell.rating == .poor, says("speaks for") {
            // Titles contain each other: `kubenet` is in no other title, so only it is certain.
            #expect(option != .kubenet, "\(name) \(row.feature.id)")
          }
          if cell.rating == .good, option == .kubenet {
            #expect(
              !says("a reason against") && !says("a reason to rule out"),
              "\(name) \(row.feature.id)")
          }
        }
      }
    }
  }

  @Test func theReportShowsTheUsualRowsInAnyCaseAndNoRowTwice() throws {
    for name in starters {
      let source = try #require(try source(name, base))
      let maps = ReportMaps(source.assessment, knowledge: source.knowledge)
      let matrix = ReportData(source, maps: maps).matrix
      guard case .array(let rows)? = matrix["table"]?["rows"]
      else {
        Issue.record("\(name) has no rows")
        continue
      }
      let titles = rows.compactMap { $0["title"] }
      #expect(Set(titles).count == titles.count, "\(name)")
      let usual = base.features.filter(\.isInArticle).map { ModelValue.string($0.title) }
      #expect(Set(titles).isSuperset(of: usual), "\(name)")
    }
  }
}
