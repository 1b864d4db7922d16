import Decisions
import Knowledge
import Testing

@testable import Guidance

/// Pools after growth.
@Suite struct PoolPlanTests {
  let limits: Limits

  init() throws { limits = try builtInKnowledge().limits }

  @Test func `growth is rounded up a pool, and surge is a share of the grown pool`() {
    let cluster = Cluster(
      growth: Percentage(50),
      nodePools: [
        NodePool(name: "a", nodes: 3), NodePool(name: "b", nodes: 50, maxSurge: .nodes(2)),
        NodePool(name: "c", nodes: 7, maxPods: 40, maxSurge: .percentage(Percentage(100))),
      ])
    let plan = PoolPlan(cluster, limits: limits)
    #expect(plan.nodes == 5 + 75 + 11)
    let sizes = plan.sizes(defaultMaxPods: 30)
    #expect(sizes.map(\.nodes) == [5, 75, 11])
    #expect(sizes.map(\.surge) == [1, 2, 11])
    #expect(sizes.map(\.maxPods) == [30, 30, 40])
    #expect(sizes.map(\.maxPodsIsDefault) == [true, true, false])
  }

  @Test(arguments: [("1.31", 1), ("1.32", 20), ("1.33", 20)])
  func `a silent pool surges by one node before 1.32, by a tenth since`(
    version: String, surge: Int
  ) throws {
    let decision = try decision(
      "cluster: {kubernetes: \"\(version)\", nodePools: [{name: a, mode: system, nodes: 200}]}")
    let sizes = PoolPlan(decision.cluster, limits: limits).sizes(defaultMaxPods: 30)
    #expect(sizes.map(\.surge) == [surge])
  }
}
