internal import Decisions
internal import Knowledge

extension Rule {
  /// Load balancers of large clusters have limits of their own (M11, R43).
  static let loadBalancersAtScale = Rule(
    "load-balancers-at-scale",
    examples: [
      Example("cluster: {nodePools: [{name: system, mode: system, nodes: 750}]}"),
      Example(
        "cluster: {nodePools: [{name: system, mode: system, nodes: 751}]}", "cluster note"),
      Example(
        """
        cluster: {growth: 100%, nodePools: [{name: system, mode: system, nodes: 1000}]}
        network: {vnet: {addressSpace: [10.20.0.0/16]}, internalLoadBalancers: 2}
        """,
        "cluster note"),
    ]
  ) { situation, findings in
    let limits = situation.limits.nodes
    // A cluster beyond the limit of AKS is split first.
    guard situation.nodes > limits.internalLoadBalancers, situation.nodes <= limits.anyCluster
    else { return }
    findings.add(
      .note, nil,
      Message(
        situation.decision.network.internalLoadBalancers > 0 ? "internal" : "frontends",
        [
          "nodes": .count(situation.nodes), "before": .count(limits.internalLoadBalancers),
          "backends": .count(limits.backendsPerFrontend),
          "ports": .count(limits.backendsPerFrontend / situation.nodes),
        ]))
  }
}
