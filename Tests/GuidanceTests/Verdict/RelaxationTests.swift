import Decisions
import IPMath
import Knowledge
import TestSupport
import Testing

@testable import Guidance

/// The ways out of a decision without a feasible option.
@Suite struct RelaxationTests {
  let knowledge: KnowledgeBase

  init() throws { knowledge = try builtInKnowledge() }

  private func outcome(_ decision: Decision, after changes: [Relaxation]) -> Outcome {
    let relaxed = changes.reduce(decision) { $0.relaxed(by: $1, limits: knowledge.limits) }
    return Assessment(relaxed, knowledge: knowledge).outcome
  }

  /// Random decisions without a feasible option.
  private func infeasible(_ wanted: Int) throws -> [Decision] {
    var random = RandomDecision(seed: 11)
    var generator = SplitMix64(seed: 12)
    var found: [Decision] = []
    while found.count < wanted {
      var decision = try random.next(small: Bool.random(using: &generator))
      for constraint in ConstraintID.allCases
      where Int.random(in: 0..<8, using: &generator) == 0 {
        decision.constraints.append(ConstraintRequirement(constraint, .must))
      }
      if Int.random(in: 0..<4, using: &generator) == 0 {
        decision.cluster.nodePools.append(NodePool(name: "win", os: .windows2022, nodes: 2))
      }
      if Int.random(in: 0..<4, using: &generator) == 0 {
        decision.cluster.nodePools[0].vmSize = "Standard_DC4s_v2"
      }
      if outcome(decision, after: []).kind == .noneFeasible { found.append(decision) }
    }
    return found
  }

  /// Every subset of some changes.
  private func subsets(_ changes: [Relaxation]) -> [[Relaxation]] {
    (0..<1 << changes.count).map { bits in
      changes.indices.filter { bits >> $0 & 1 == 1 }.map { changes[$0] }
    }
  }

  @Test func `each way out works, no part of it does, and its outcome is that of the engine`()
    throws
  {
    var ways = 0
    for decision in try infeasible(50) {
      let assessment = Assessment(decision, knowledge: knowledge)
      for way in assessment.relaxations(knowledge: knowledge) {
        ways += 1
        let row = "\(way.changes) of \(decision)"
        #expect(way.outcome == outcome(decision, after: way.changes), "\(row)")
        #expect(way.outcome.kind != .noneFeasible, "\(row)")
        for part in subsets(way.changes) where part.count < way.changes.count {
          #expect(outcome(decision, after: part).kind == .noneFeasible, "\(part): \(row)")
        }
      }
    }
    #expect(ways > 50)
  }

  @Test func `a feasible decision has no ways out`() throws {
    for name in scenarios where name != "conflict" {
      let assessment = Assessment(try starter(name), knowledge: knowledge)
      #expect(assessment.relaxations(knowledge: knowledge).isEmpty, "\(name)")
    }
  }

  @Test func `one change that is enough stands alone`() throws {
    // 6,000 nodes of few pods: more VNet does not help, fewer nodes do.
    let large = try decision(
      """
      cluster: {nodePools: [{name: a, mode: system, nodes: 6000, maxPods: 10, maxSurge: 0}]}
      network: {vnet: {addressSpace: [10.32.0.0/20]}}
      options: [azure-cni-overlay]
      """)
    let ways = Assessment(large, knowledge: knowledge).relaxations(knowledge: knowledge)
    // A /20 has 4,091 usable addresses, a larger VNet would have them for the 5,000 of a cluster.
    #expect(ways.map(\.changes) == [[.nodes(4_091)]])
    #expect(
      ways.first?.costs == [
        .figure(Message("cost-nodes", ["fewer": .count(6_000 - 4_091)]))
      ])
  }

  @Test func `nodes are cut to no less than half`() throws {
    let row = """
      options: [azure-cni-node-subnet]
      network: {vnet: {addressSpace: [10.32.0.0/22], subnets: {used: 10.32.0.0/23}}}
      """
    // A /23 has 507 usable addresses: 16 nodes with 31 each.
    for (nodes, isHalf) in [(32, true), (33, false)] {
      let decision = try decision(
        "cluster: {nodePools: [{name: a, mode: system, nodes: \(nodes), maxSurge: 0}]}\n" + row)
      let ways = Assessment(decision, knowledge: knowledge).relaxations(knowledge: knowledge)
      #expect(ways.map(\.changes).contains([.nodes(16)]) == isHalf, "\(nodes)")
    }
  }

  @Test func `a cluster of Windows pools only is not emptied to please kubenet`() throws {
    let windows = try decision(
      """
      cluster: {nodePools: [{name: win, os: windows2022, nodes: 3}]}
      options: [kubenet]
      """)
    let assessment = Assessment(windows, knowledge: knowledge)
    #expect(assessment.outcome.kind == .noneFeasible)
    #expect(assessment.relaxations(knowledge: knowledge).isEmpty)
  }
}
