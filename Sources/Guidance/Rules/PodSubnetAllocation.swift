internal import Decisions
internal import IPMath
internal import Knowledge

extension Rule {
  /// Of the two pod subnet modes, dynamic saves addresses and static block goes further (R4).
  static let podSubnetAllocation = Rule(
    "pod-subnet-allocation",
    examples: [
      Example("title: any", "azure-cni-pod-subnet-dynamic favours"),
      Example(
        """
        cluster: {nodePools: [{name: system, mode: system, nodes: 500, maxPods: 200}]}
        network: {vnet: {addressSpace: [10.0.0.0/12]}}
        """,
        "azure-cni-pod-subnet-static-block favours"),
      Example("options: [azure-cni-overlay, azure-cni-pod-subnet-dynamic]"),
      Example(
        """
        cluster: {nodePools: [{name: system, mode: system, nodes: 40, maxPods: 110}]}
        network: {vnet: {addressSpace: [10.60.4.0/24]}}
        """),
    ]
  ) { situation, findings in
    guard let dynamic = situation.sizing[.podSubnetDynamic],
      let block = situation.sizing[.podSubnetStaticBlock]
    else { return }
    let limit = Message.Value.count(situation.limits.addresses.perVNet)
    let addresses = Message.Value.count(dynamic.demands.vnetAddresses)
    // An option that does not fit at all is not praised for how it allocates.
    if dynamic.broken.contains(.vnetPrivateIPs) {
      guard block.isFeasible else { return }
      findings.add(
        .favours, block.model, Message("large", ["limit": limit, "addresses": addresses]))
    } else if dynamic.isFeasible {
      findings.add(
        .favours, dynamic.model,
        Message(
          "efficient",
          [
            "floor": .count(dynamic.demands.podSubnet?.floor ?? 0),
            "addresses": .count(dynamic.demands.podSubnet?.addresses ?? 0),
            "blocks": .count(block.demands.podSubnet?.addresses ?? 0),
          ]))
    }
  }
}
