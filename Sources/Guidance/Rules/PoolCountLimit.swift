internal import Decisions
internal import Knowledge

extension Rule {
  /// A cluster has at most so many node pools (F4, R10).
  static let poolCountLimit = Rule(
    "pool-count-limit",
    examples: [
      Example(fixture(pools: 100)),
      Example(fixture(pools: 101), "cluster against"),
    ]
  ) { situation, findings in
    let (pools, limit) = (situation.cluster.nodePools.count, situation.limits.nodes.pools)
    guard pools > limit else { return }
    findings.add(
      .against, nil, Message("too-many", ["pools": .count(pools), "limit": .count(limit)]))
  }

  /// A cluster with so many pools of one node.
  private static func fixture(pools: Int) -> String {
    let user = (1..<pools).map { "{name: p\($0), nodes: 1}" }.joined(separator: ", ")
    return "cluster: {nodePools: [{name: system, mode: system, nodes: 3}, \(user)]}"
  }
}
