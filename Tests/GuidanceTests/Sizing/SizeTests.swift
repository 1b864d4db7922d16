import Decisions
import Guidance
import IPMath
import Knowledge
import Testing

/// Many pools and huge counts.
@Suite(.serialized) struct SizeTests {
  let knowledge: KnowledgeBase

  init() throws { knowledge = try builtInKnowledge() }

  private func decision(
    pools: Int, nodes: Int, growth: Int = 0, surge: NodePool.Surge? = nil
  ) throws -> Decision {
    Decision(
      file: "large.yaml", title: "x",
      cluster: Cluster(
        growth: Percentage(growth),
        nodePools: (0..<pools).map { index in
          NodePool(
            name: "p\(index)", mode: index == 0 ? .system : .user, nodes: nodes + index % 3,
            maxPods: index % 2 == 0 ? 250 : nil, maxSurge: surge)
        }),
      network: Network(addressSpace: [.v4(try prefix("10.0.0.0/8"))]))
  }

  @Test(.timeLimit(.minutes(10)))
  func `5,000 pools are assessed in time that grows with their number`() throws {
    let clock = ContinuousClock()
    func time(_ pools: Int) throws -> Duration {
      let decision = try decision(pools: pools, nodes: 1)
      return clock.measure { _ = Assessment(decision, knowledge: knowledge) }
    }
    _ = try time(100)
    let few = try time(500)
    let many = try time(5_000)
    // Ten times the pools; in square they would take a hundred times as long.
    #expect(many < few * 40, "\(few), \(many)")
  }

  @Test(.timeLimit(.minutes(10)))
  func `100,000 nodes a pool, 1,000 percent growth and 1,000 pools do not overflow`() throws {
    for surge in [NodePool.Surge.percentage(Percentage(100)), .nodes(100_000)] {
      let decision = try decision(pools: 1_000, nodes: 100_000, growth: 1_000, surge: surge)
      let assessment = Assessment(decision, knowledge: knowledge)
      #expect(assessment.outcome.kind == .noneFeasible)
      let flat = try #require(assessment.sizing[.nodeSubnet])
      let slow = SlowPlan(.nodeSubnet, decision)
      #expect(flat.demands.vnetAddresses == slow.nodeSubnet)
      #expect(flat.demands.nodeSubnet.prefixLength == nil && flat.nodeSubnet == nil && !flat.fits)
      #expect(flat.requiredVNetLength == nil)
      _ = assessment.relaxations(knowledge: knowledge)
    }
  }
}
