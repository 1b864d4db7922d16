internal import Decisions
internal import Knowledge

extension Rule {
  /// Static blocks need a pod subnet larger than the largest one allowed (M7).
  static let podSubnetExceedsLimit = Rule(
    "pod-subnet-exceeds-limit",
    examples: [
      Example("cluster: {nodePools: [{name: system, mode: system, nodes: 100}]}"),
      Example(
        """
        cluster:
          nodePools:
            - {name: system, mode: system, nodes: 900}
            - {name: a, nodes: 1000}
            - {name: b, nodes: 1000}
            - {name: c, nodes: 1000}
        network: {vnet: {addressSpace: [10.0.0.0/8]}}
        """,
        "azure-cni-pod-subnet-static-block excludes"),
    ],
    mayExclude: true
  ) { situation, findings in
    for sizing in situation.plans(breaking: .podSubnetLength) {
      guard let demand = sizing.demands.podSubnet else { continue }
      findings.add(
        .excludes, sizing.model,
        Message(
          "too-large",
          [
            "addresses": .count(demand.addresses),
            "limit": .text("/\(situation.limits.addresses.shortestPodSubnetLength)"),
            "nodes": .count(sizing.maxNodes),
          ]))
    }
  }
}
