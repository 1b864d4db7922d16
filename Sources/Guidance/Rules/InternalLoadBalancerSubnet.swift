internal import Decisions
internal import IPMath
internal import Knowledge

extension Rule {
  /// Frontends of internal load balancers are better off in a subnet of their own (M12, R39).
  static let internalLoadBalancerSubnet = Rule(
    "internal-load-balancer-subnet",
    examples: [
      Example("title: no internal load balancer"),
      Example(
        "network: {vnet: {addressSpace: [10.20.0.0/16]}, internalLoadBalancers: 12}",
        "cluster note"),
    ]
  ) { situation, findings in
    let frontends = situation.decision.network.internalLoadBalancers
    guard frontends > 0 else { return }
    let addresses = situation.limits.addresses
    let length = IPv4Prefix.smallestLength(holding: frontends + addresses.reservedPerSubnet) ?? 0
    findings.add(
      .note, nil,
      Message(
        "own-subnet",
        [
          "frontends": .count(frontends),
          "length": .text("/\(min(length, addresses.loadBalancerSubnetLength))"),
        ]))
  }
}
