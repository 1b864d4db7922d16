internal import Decisions

extension Rule {
  /// A node keeps its static blocks for life, so that addresses can be relied on (R51).
  static let predictableAddresses = Rule(
    "predictable-addresses",
    examples: [
      Example("title: nobody looks at pod addresses"),
      Example(
        "constraints: {direct-pod-access: should}", "azure-cni-pod-subnet-static-block note"),
    ]
  ) { situation, findings in
    guard !situation.decision.constraints.isEmpty,
      situation.feasible.contains(.podSubnetStaticBlock),
      situation.decision.constraints.contains(where: { requirement in
        switch requirement.constraint {
        case .podIPTraceability, .podIPTraceabilityBeyondVNet, .directPodAccess: true
        default: false
        }
      })
    else { return }
    findings.add(.note, .podSubnetStaticBlock, Message("predictable"))
  }
}
