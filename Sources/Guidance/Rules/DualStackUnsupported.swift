internal import Decisions

extension Rule {
  /// Dual-stack clusters are documented for overlay; kubenet only where it exists (F25, R15).
  static let dualStackUnsupported = Rule(
    "dual-stack-unsupported",
    examples: [
      Example("cluster: {nodePools: [{name: system, mode: system, nodes: 3}]}"),
      Example(
        "cluster: {ipFamilies: [ipv4, ipv6], nodePools: [{name: a, mode: system, nodes: 3}]}",
        "kubenet excludes", "azure-cni-node-subnet excludes",
        "azure-cni-pod-subnet-dynamic excludes", "azure-cni-pod-subnet-static-block excludes"),
      Example(
        """
        cluster:
          existing: kubenet
          ipFamilies: [ipv4, ipv6]
          nodePools: [{name: a, mode: system, nodes: 3}]
        """,
        "azure-cni-node-subnet excludes", "azure-cni-pod-subnet-dynamic excludes",
        "azure-cni-pod-subnet-static-block excludes"),
    ],
    mayExclude: true
  ) { situation, findings in
    guard situation.cluster.ipFamilies == .dualStack else { return }
    for model in situation.decision.options where model != .overlay {
      if model == .kubenet, situation.cluster.existing == .kubenet { continue }
      findings.add(
        .excludes, model, Message(model == .kubenet ? "kubenet" : "flat"))
    }
  }
}
