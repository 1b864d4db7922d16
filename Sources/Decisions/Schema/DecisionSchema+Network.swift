extension DecisionSchema {
  /// The keys of `network`.
  static func network(_ limits: DecisionLimits) -> [SchemaField] {
    let count = 0...1_000_000
    return [
      SchemaField(
        "vnet",
        .mapping([
          SchemaField(
            "addressSpace", .list(of: .scalar(.ipPrefix), minimum: 1, unique: false),
            required: true, example: ["10.20.0.0/16"],
            "The VNet's prefixes, at least one of them IPv4."),
          SchemaField(
            "subnets",
            .table(name: .line(maximum: limits.subnetName), values: .scalar(.ipPrefix)),
            example: .members([("AzureFirewallSubnet", "10.20.0.0/26")]),
            "The subnets that are in use already, by name."),
        ]),
        required: true, "The virtual network."),
      SchemaField(
        "connected", .table(name: .line(maximum: 100), values: .oneOrMore(.ipPrefix)),
        example: .members([("on-premises", "172.16.0.0/14")]),
        "The ranges that are peered or routed to the VNet, by name: one prefix or a list."),
      SchemaField(
        "podCIDR", .scalar(.ipv4Prefix), example: "10.244.0.0/16",
        "The range of pods outside the VNet; without it one is proposed."),
      SchemaField(
        "serviceCIDR", .scalar(.ipv4Prefix), example: "10.0.0.0/16",
        "The range of Kubernetes services; without it one is proposed."),
      SchemaField(
        "internalLoadBalancers",
        .scalar(.integer(count, meaning: RangeMeaning("a subnet has", "load balancer frontends"))),
        default: 0, example: 1, "The frontends of internal load balancers in the node subnet."),
      SchemaField(
        "privateEndpoints",
        .scalar(.integer(count, meaning: RangeMeaning("a subnet has", "private endpoints"))),
        default: 0, example: 2, "The private endpoints in the node subnet."),
    ]
  }
}
