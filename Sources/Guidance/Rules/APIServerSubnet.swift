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
    let addresses = situation.limits.addresses
    let length = addresses.apiServerSubnetLength
    for model in situation.optionsWithoutRoom(for: length) {
      findings.add(
        .note, model,
        Message(
          "no-room",
          ["length": .text("/\(length)"), "addresses": .count(addresses.apiServerAddresses)]))
    }
  }
}
