import Decisions
import Knowledge
import TestSupport
import Testing

@testable import Guidance

/// Nodes shared out over pools.
@Suite struct PoolPlanTests {
  let limits: Limits

  init() throws { limits = try builtInKnowledge().limits }

  private func plan(_ nodes: [Int]) -> PoolPlan {
    let pools = nodes.enumerated().map { NodePool(name: "p\($0.offset)", nodes: $0.element) }
    return PoolPlan(Cluster(nodePools: pools), limits: limits)
  }

  @Test func `a share is whole, adds up and is within one of the proportion`() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<2_000 {
      let nodes = (0..<Int.random(in: 1...8, using: &random)).map { _ in
        Int.random(in: 1...1_000, using: &random)
      }
      let total = Int.random(in: 0...5_001, using: &random)
      let sum = nodes.reduce(0, +)
      let shares = plan(nodes).apportioned(total)
      #expect(shares.reduce(0, +) == total, "\(nodes) \(total)")
      for (share, own) in zip(shares, nodes) {
        #expect(abs(share * sum - own * total) < sum, "\(nodes) \(total)")
      }
      #expect(shares == SlowPlan.shared(total, nodes), "\(nodes) \(total)")
      #expect(shares == plan(nodes).apportioned(total))
    }
  }

  @Test func `at their own total the pools keep their nodes`() {
    #expect(plan([3, 50, 7]).apportioned(60) == [3, 50, 7])
  }

  @Test func `equal pools get the odd nodes from the first on`() {
    #expect(plan([2, 2, 2]).apportioned(8) == [3, 3, 2])
    #expect(plan([1, 1, 1, 1]).apportioned(2) == [1, 1, 0, 0])
  }

  @Test func `a growing total may take a node from a small pool (the Alabama paradox)`() {
    #expect(plan([6, 6, 2]).apportioned(10) == [4, 4, 2])
    #expect(plan([6, 6, 2]).apportioned(11) == [5, 5, 1])
  }

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
