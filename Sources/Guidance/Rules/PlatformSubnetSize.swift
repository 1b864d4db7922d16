internal import Decisions
internal import IPMath
internal import Knowledge

extension Rule {
  /// Subnets of Azure's own services beside the cluster have a usual size (M12).
  static let platformSubnetSize = Rule(
    "platform-subnet-size",
    examples: [
      Example(
        """
        network:
          vnet:
            addressSpace: [10.20.0.0/16]
            subnets: {AzureFirewallSubnet: 10.20.0.0/26, apps: 10.20.1.0/29}
        """),
      Example(
        """
        network:
          vnet:
            addressSpace: [10.20.0.0/16]
            subnets: {AzureBastionSubnet: 10.20.0.0/27, GatewaySubnet: 10.20.1.0/28}
        """,
        "cluster note", "cluster note"),
    ]
  ) { situation, findings in
    let lengths = situation.limits.addresses
    for subnet in situation.decision.network.subnets {
      let usual: Int
      switch subnet.name {
      case firewallSubnet: usual = lengths.firewallSubnetLength
      case "AzureBastionSubnet": usual = lengths.bastionSubnetLength
      case "GatewaySubnet": usual = lengths.gatewaySubnetLength
      default: continue
      }
      guard let prefix = subnet.prefix.v4, prefix.length > usual else { continue }
      findings.add(
        .note, nil,
        Message(
          "small",
          [
            "subnet": .userText(subnet.name), "length": .text("/\(prefix.length)"),
            "usual": .text("/\(usual)"),
          ]))
    }
  }
}
