internal import Decisions

extension Rule {
  /// Pods burst to virtual nodes, which need pods in the VNet and IPv4 (F26, R7).
  static let virtualNodes = constraint(
    .virtualNodes,
    examples: [
      Example("title: says nothing of it"),
      Example(
        "constraints: {virtual-nodes: must}",
        "kubenet excludes", "azure-cni-node-subnet favours",
        "azure-cni-pod-subnet-dynamic favours", "azure-cni-pod-subnet-static-block favours",
        "azure-cni-overlay excludes"),
      Example(
        """
        cluster: {ipFamilies: [ipv4, ipv6], nodePools: [{name: system, mode: system, nodes: 3}]}
        options: [azure-cni-node-subnet]
        constraints: {virtual-nodes: should}
        """,
        "azure-cni-node-subnet against"),
    ]
  ) { situation, model in
    guard model.isFlat, situation.cluster.ipFamilies == .dualStack else { return nil }
    return Refinement(.notSatisfied, Message("dual-stack"))
  }
}
