internal import Decisions
internal import IPMath
internal import Knowledge

extension Rule {
  /// A flat model that maps every address needs more private IPs than a VNet holds (F2, R49).
  static let addressesExceedVNetLimit = Rule(
    "addresses-exceed-vnet-limit",
    examples: [
      Example("cluster: {nodePools: [{name: system, mode: system, nodes: 100}]}"),
      Example(
        """
        cluster: {nodePools: [{name: system, mode: system, nodes: 500, maxPods: 200}]}
        network: {vnet: {addressSpace: [10.0.0.0/12]}}
        """,
        "azure-cni-node-subnet excludes", "azure-cni-pod-subnet-dynamic excludes"),
    ],
    mayExclude: true
  ) { situation, findings in
    for sizing in situation.plans(breaking: .vnetPrivateIPs) {
      findings.add(
        .excludes, sizing.model,
        Message(
          "too-many",
          [
            "addresses": .count(sizing.demands.vnetAddresses),
            "limit": .count(situation.limits.addresses.perVNet),
            "nodes": .count(sizing.maxNodes),
          ]))
    }
  }
}
