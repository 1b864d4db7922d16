internal import Decisions
internal import IPMath

extension Rule {
  /// The subnet's security group applies between the pods of an overlay cluster (F20, R30).
  static let overlaySecurityRules = Rule(
    "overlay-security-rules",
    examples: [
      Example("title: any", "azure-cni-overlay note"),
      Example("options: [kubenet, azure-cni-node-subnet]"),
      Example(
        """
        cluster: {nodePools: [{name: system, mode: system, nodes: 40}]}
        network: {vnet: {addressSpace: [10.20.4.0/28]}}
        """),
    ]
  ) { situation, findings in
    guard let pods = situation.feasiblePlan(of: .overlay)?.podCIDR?.prefix else { return }
    findings.add(.note, .overlay, Message("allow", ["pods": .text(pods.description)]))
  }
}
