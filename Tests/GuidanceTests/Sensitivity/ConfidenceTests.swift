import Decisions
import Knowledge
import TestSupport
import Testing

@testable import Guidance

/// How sure an outcome is where the limit of AKS on nodes is near.
@Suite struct ConfidenceTests {
  let knowledge: KnowledgeBase

  init() throws { knowledge = try builtInKnowledge() }

  private func confidence(_ name: String, nodes: Int? = nil) throws -> OutcomeConfidence {
    var decision = try starter(name)
    if let nodes {
      let pools = decision.cluster.nodePools.count
      decision = decision.with(
        nodes: (0..<pools).map { nodes / pools + ($0 < nodes % pools ? 1 : 0) })
    }
    let assessment = Assessment(decision, knowledge: knowledge)
    return Sensitivity(
      assessment, date: try #require(CalendarDate("2026-11-22")), knowledge: knowledge
    ).confidence
  }

  @Test func `a cluster that may not double its nodes is told where every option ends`() throws {
    let limit = knowledge.limits.nodes.anyCluster
    // The oracle is the engine itself: one node more than AKS allows leaves no option.
    for (nodes, doubts) in [(limit / 2, false), (limit / 2 + 1, true), (limit, true)] {
      let found = try confidence("large-scale", nodes: nodes)
      let end = found.reasons.first { $0.key == "nodes-end" }
      #expect((end != nil) == doubts, "\(nodes) nodes: \(found)")
      if doubts { #expect(end?.values["nodes"] == .count(limit + 1), "\(nodes) nodes") }
    }
    #expect(try confidence("large-scale").level == .medium)
    #expect(try confidence("large-scale", nodes: limit).level == .low, "one node is a near end")
    #expect(try confidence("article").level == .high, "twice 1,000 nodes fit")
  }
}
