internal import Decisions
internal import Knowledge

extension Rule {
  /// No AKS cluster holds more nodes than this, whatever the option (F1, R10).
  static let clusterNodeLimit = Rule(
    "cluster-node-limit",
    examples: [
      Example("cluster: {nodePools: [{name: system, mode: system, nodes: 1000}]}"),
      Example(
        """
        cluster: {growth: 500%, nodePools: [{name: system, mode: system, nodes: 1000}]}
        network: {vnet: {addressSpace: [10.0.0.0/8]}}
        """,
        "azure-cni-node-subnet excludes", "azure-cni-pod-subnet-dynamic excludes",
        "azure-cni-pod-subnet-static-block excludes", "azure-cni-overlay excludes"),
    ],
    mayExclude: true
  ) { situation, findings in
    for sizing in situation.plans(breaking: .clusterNodes) {
      let limit = situation.limits.nodes.anyCluster
      findings.add(
        .excludes, sizing.model,
        Message(
          "too-many", ["nodes": .count(sizing.demands.nodes), "limit": .count(limit)]))
    }
  }
}
