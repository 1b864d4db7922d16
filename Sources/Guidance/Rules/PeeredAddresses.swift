internal import Decisions
internal import Knowledge

extension Rule {
  /// Peered VNets share a limit on private IPs (M11, R49).
  static let peeredAddresses = Rule(
    "peered-addresses",
    examples: [
      Example(
        """
        cluster: {nodePools: [{name: system, mode: system, nodes: 200, maxPods: 200}]}
        network: {vnet: {addressSpace: [10.0.0.0/12]}}
        """),
      Example(
        """
        cluster: {nodePools: [{name: system, mode: system, nodes: 200, maxPods: 200}]}
        network: {vnet: {addressSpace: [10.0.0.0/12]}, connected: {hub: 10.100.0.0/22}}
        """,
        "azure-cni-node-subnet note", "azure-cni-pod-subnet-dynamic note"),
    ]
  ) { situation, findings in
    guard !situation.decision.network.connected.isEmpty else { return }
    let limits = situation.limits.addresses
    // Half a VNet's share is where the neighbours' addresses begin to matter. Static blocks count
    // once a block, so that what they take here is not known exactly.
    for model in situation.feasible where model == .nodeSubnet || model == .podSubnetDynamic {
      guard let sizing = situation.sizing[model],
        sizing.demands.vnetAddresses > limits.perVNet / 2
      else { continue }
      findings.add(
        .note, sizing.model,
        Message(
          "shared",
          [
            "addresses": .count(sizing.demands.vnetAddresses),
            "limit": .count(limits.inPeeredVNets),
          ]))
    }
  }
}
