internal import Decisions

extension Rule {
  /// Where a flat model is wanted, Microsoft points to the pod subnet (F44, R3).
  static let nodeSubnetIsLegacy = Rule(
    "node-subnet-is-legacy",
    examples: [
      Example("title: any", "azure-cni-node-subnet note"),
      Example("constraints: {managed-vnet: must}"),
      Example("options: [azure-cni-overlay]"),
    ]
  ) { situation, findings in
    guard situation.compares(.nodeSubnet), situation.decision.level(of: .managedVNet) == nil else {
      return
    }
    findings.add(.note, .nodeSubnet, Message("legacy"))
  }
}
