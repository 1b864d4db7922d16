internal import Decisions
internal import Knowledge

extension Rule {
  /// Node subnet takes addresses for max pods, not for the pods that run (M3, R42).
  static let maxPodsReserved = Rule(
    "max-pods-reserved",
    examples: [
      Example("cluster: {nodePools: [{name: system, mode: system, nodes: 3, maxPods: 30}]}"),
      Example(
        "cluster: {nodePools: [{name: system, mode: system, nodes: 3, maxPods: 31}]}",
        "azure-cni-node-subnet note"),
      Example(
        """
        cluster: {nodePools: [{name: system, mode: system, nodes: 3, maxPods: 250}]}
        options: [azure-cni-overlay]
        """),
    ]
  ) { situation, findings in
    let usual = situation.limits.pods.defaultMaxPods[.nodeSubnet]
    guard situation.cluster.nodePools.contains(where: { ($0.maxPods ?? 0) > usual }) else { return }
    guard let sizing = situation.sizing[.nodeSubnet] else { return }
    findings.add(
      .note, sizing.model,
      Message(
        "reserved",
        [
          "addresses": .count(sizing.demands.vnetAddresses),
          "pods": .count(sizing.demands.pools.reduce(0) { $0 + $1.nodesWithSurge * $1.maxPods }),
        ]))
  }
}
