internal import Decisions

extension Rule {
  /// A cluster enforces its network policies with one engine (F21, R14).
  static let networkPolicyEngines = Rule(
    "network-policy-engines",
    examples: [
      Example("constraints: {network-policy-cilium: must}"),
      Example(
        "constraints: {network-policy-cilium: must, network-policy-calico: should}",
        "cluster against"),
    ]
  ) { situation, findings in
    var engines: [Message.Value] = []
    for requirement in situation.decision.constraints {
      switch requirement.constraint {
      case .networkPolicyCilium: engines.append(.text("Cilium"))
      case .networkPolicyCalico: engines.append(.text("Calico"))
      case .networkPolicyAzure: engines.append(.text("Azure Network Policy Manager"))
      default: continue
      }
    }
    guard engines.count > 1 else { return }
    findings.add(.against, nil, Message("several", ["engines": .list(engines)]))
  }
}
