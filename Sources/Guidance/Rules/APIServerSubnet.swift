internal import Decisions
internal import Knowledge

extension Rule {
  /// API server VNet integration needs a subnet beside the plan (M12, R47).
  static let apiServerSubnet = Rule(
    "api-server-subnet",
    examples: [
      Example("title: a VNet with room"),
      Example(
        """
        cluster:
          nodePools: [{name: system, mode: system, nodes: 3, maxPods: 29, maxSurge: 1}]
        options: [azure-cni-node-subnet, azure-cni-overlay]
        network: {vnet: {addressSpace: [10.20.4.0/25]}}
        """,
        "azure-cni-node-subnet note"),
    ]
  ) { situation, findings in
    let length = situation.limits.addresses.apiServerSubnetLength
    for sizing in situation.sizing.options
    where sizing.isFeasible && !situation.hasRoom(for: length, beside: sizing) {
      findings.add(
        .note, sizing.model,
        Message(
          "no-room",
          [
            "length": .text("/\(length)"),
            "addresses": .count(situation.limits.addresses.apiServerAddresses),
          ]))
    }
  }
}
