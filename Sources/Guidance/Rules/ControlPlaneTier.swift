internal import Decisions
internal import Knowledge

extension Rule {
  /// The free tier stops at fewer nodes than the paid ones (F5, R10).
  static let controlPlaneTier = Rule(
    "control-plane-tier",
    examples: [
      Example("cluster: {tier: free, nodePools: [{name: system, mode: system, nodes: 10}]}"),
      Example(
        "cluster: {tier: free, nodePools: [{name: system, mode: system, nodes: 11}]}",
        "cluster note"),
      Example(
        """
        cluster:
          tier: free
          nodePools: [{name: system, mode: system, nodes: 600}, {name: a, nodes: 600}]
        """,
        "cluster against"),
    ]
  ) { situation, findings in
    guard situation.cluster.tier == .free, let sizing = situation.sizing.options.first else {
      return
    }
    let (limit, advice) = (
      situation.limits.nodes.freeTier, situation.limits.nodes.freeTierRecommended
    )
    let nodes = sizing.demands.nodes
    let values: [String: Message.Value] = [
      "nodes": .count(nodes), "limit": .count(limit), "advice": .count(advice),
    ]
    if nodes > limit {
      findings.add(.against, nil, Message("above-limit", values))
    } else if nodes > advice {
      findings.add(.note, nil, Message("above-advice", values))
    }
  }
}
