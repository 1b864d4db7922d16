internal import Decisions

extension Rule {
  /// What a firewall at the egress sees and how traffic gets there (F31, R33).
  static let firewallEgress = Rule(
    "firewall-egress",
    examples: [
      Example("title: no firewall in the VNet"),
      Example(
        """
        network:
          vnet:
            addressSpace: [10.20.0.0/16]
            subnets: {AzureFirewallSubnet: 10.20.0.0/26}
        """,
        "kubenet note", "azure-cni-node-subnet note", "azure-cni-pod-subnet-dynamic note",
        "azure-cni-pod-subnet-static-block note", "azure-cni-overlay note"),
    ]
  ) { situation, findings in
    guard situation.decision.network.subnets.contains(where: { $0.name == firewallSubnet }) else {
      return
    }
    for model in situation.decision.options {
      switch model {
      case .kubenet: findings.add(.note, model, Message("route-table"))
      case .nodeSubnet: findings.add(.note, model, Message("beyond-vnet"))
      case .overlay: findings.add(.note, model, Message("nodes"))
      case .podSubnetDynamic, .podSubnetStaticBlock: findings.add(.note, model, Message("pods"))
      }
    }
  }

  /// The name that Azure Firewall requires of its subnet.
  static let firewallSubnet = "AzureFirewallSubnet"
}
