internal import Decisions
internal import IPMath

extension Rule {
  /// What a given pod CIDR touches, and whether it is private (F47, M10, R37).
  static let podCIDRRange = Rule(
    "pod-cidr-range",
    examples: [
      Example("network: {vnet: {addressSpace: [10.20.0.0/16]}, podCIDR: 100.64.0.0/16}"),
      Example(
        "network: {vnet: {addressSpace: [10.20.0.0/16]}, podCIDR: 11.0.0.0/16}",
        "cluster against"),
      Example(
        "network: {vnet: {addressSpace: [10.20.0.0/16]}, podCIDR: 10.20.128.0/17}",
        "cluster against"),
      Example(
        """
        network: {vnet: {addressSpace: [10.20.0.0/16]}, podCIDR: 11.0.0.0/16}
        options: [azure-cni-node-subnet]
        """),
      Example(
        """
        cluster: {existing: kubenet, nodePools: [{name: system, mode: system, nodes: 3}]}
        network: {vnet: {addressSpace: [10.20.0.0/16]}, podCIDR: 172.31.0.0/16}
        """,
        "cluster against"),
    ]
  ) { situation, findings in
    guard let range = situation.decision.network.podCIDR,
      situation.compares(.kubenet) || situation.compares(.overlay)
    else { return }
    // Connected ranges are no matter here: with one of them the file is refused.
    findings.addClashes(of: range, situation)
  }
}
