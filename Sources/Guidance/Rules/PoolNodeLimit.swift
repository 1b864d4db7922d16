internal import Decisions
internal import Knowledge

extension Rule {
  /// A node pool is one scale set and holds so many nodes (F4, R10).
  static let poolNodeLimit = Rule(
    "pool-node-limit",
    examples: [
      Example("cluster: {nodePools: [{name: system, mode: system, nodes: 900}]}"),
      Example(
        "cluster: {nodePools: [{name: system, mode: system, nodes: 950}]}", "cluster against"),
    ]
  ) { situation, findings in
    guard let pools = situation.sizing.options.first?.demands.pools else { return }
    let limit = situation.limits.nodes.perPool
    for pool in pools where pool.nodesWithSurge > limit {
      findings.add(
        .against, nil,
        Message(
          "too-many",
          [
            "pool": .userText(pool.name), "nodes": .count(pool.nodes), "surge": .count(pool.surge),
            "total": .count(pool.nodesWithSurge), "limit": .count(limit),
            "pools": .count(ceilingQuotient(pool.nodesWithSurge, limit)),
          ]))
    }
  }
}
