internal import Decisions
internal import IPMath

extension Rule {
  /// Node and pod subnet do not fit the free space of the VNet together (M3, M6, M7).
  static let subnetsExceedVNet = Rule(
    "subnets-exceed-vnet",
    examples: [
      Example("cluster: {nodePools: [{name: system, mode: system, nodes: 40, maxPods: 110}]}"),
      Example(
        """
        cluster: {nodePools: [{name: system, mode: system, nodes: 30, maxPods: 110}]}
        network: {vnet: {addressSpace: [10.60.4.0/24]}}
        """,
        "azure-cni-node-subnet excludes", "azure-cni-pod-subnet-dynamic excludes",
        "azure-cni-pod-subnet-static-block excludes"),
      Example(
        """
        cluster: {nodePools: [{name: system, mode: system, nodes: 3, maxPods: 110}]}
        options: [azure-cni-overlay]
        network: {vnet: {addressSpace: [10.60.4.0/24], subnets: {apps: 10.60.4.0/24}}}
        """,
        "azure-cni-overlay excludes"),
      Example(
        """
        cluster: {nodePools: [{name: system, mode: system, nodes: 100000, maxPods: 250}]}
        options: [azure-cni-node-subnet]
        network: {vnet: {addressSpace: [10.60.4.0/24]}}
        """,
        "azure-cni-node-subnet excludes"),
      Example(
        """
        cluster: {nodePools: [{name: system, mode: system, nodes: 100000, maxPods: 250}]}
        options: [azure-cni-pod-subnet-static-block]
        network: {vnet: {addressSpace: [10.60.4.0/24]}}
        """,
        "azure-cni-pod-subnet-static-block excludes"),
    ],
    mayExclude: true
  ) { situation, findings in
    for sizing in situation.plans(breaking: .vnetSpace) {
      var values: [String: Message.Value] = [
        "addresses": .count(sizing.demands.vnetAddresses),
        "free": .count(situation.sizing.spaces.vnet.addressCount),
        "block": .text(sizing.largestFreeBlock.map { "a /\($0.length)" } ?? "none"),
        "subnets": .list(sizing.demands.subnetLengths.map { .text("a /\($0)") }),
      ]
      let required = sizing.requiredVNetLength
      if let required { values["vnet"] = .text("A /\(required) VNet") }
      let key =
        required != nil
        ? (sizing.largestFreeBlock == nil ? "nothing-free" : "too-small")
        : sizing.broken.contains(.vnetPrivateIPs) ? "private-ips-run-out" : "no-vnet-would-do"
      findings.add(.excludes, sizing.model, Message(key, values))
    }
  }
}
