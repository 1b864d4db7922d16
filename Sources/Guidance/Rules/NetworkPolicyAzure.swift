internal import Decisions
internal import Knowledge

extension Rule {
  /// Azure's network policy manager has a node limit, no IPv6, and end dates (F22, R13).
  static let networkPolicyAzure = constraint(
    .networkPolicyAzure,
    examples: [
      Example("title: says nothing of it"),
      Example(
        "constraints: {network-policy-azure: must}",
        "kubenet excludes", "azure-cni-node-subnet against",
        "azure-cni-pod-subnet-dynamic against", "azure-cni-pod-subnet-static-block against",
        "azure-cni-overlay against"),
      Example(
        """
        cluster: {nodePools: [{name: system, mode: system, nodes: 251}]}
        options: [azure-cni-overlay]
        constraints: {network-policy-azure: must}
        """,
        "azure-cni-overlay excludes"),
      Example(
        """
        cluster: {ipFamilies: [ipv4, ipv6], nodePools: [{name: system, mode: system, nodes: 3}]}
        options: [azure-cni-overlay]
        constraints: {network-policy-azure: should}
        """,
        "azure-cni-overlay against"),
    ]
  ) { situation, model in
    guard model != .kubenet, let sizing = situation.sizing[model] else { return nil }
    if situation.cluster.ipFamilies == .dualStack {
      return Refinement(.notSatisfied, Message("dual-stack"))
    }
    let limit = situation.limits.nodes.networkPolicyManager
    guard sizing.demands.nodes > limit else { return nil }
    return Refinement(
      .notSatisfied,
      Message("too-many", ["nodes": .count(sizing.demands.nodes), "limit": .count(limit)]))
  }
}
