internal import Decisions

extension Rule {
  /// Network policy by Calico works with every model, but not on dual-stack clusters (F21, F25).
  static let networkPolicyCalico = constraint(
    .networkPolicyCalico,
    examples: [
      Example("title: says nothing of it"),
      Example(
        "constraints: {network-policy-calico: must}",
        "kubenet favours", "azure-cni-node-subnet favours",
        "azure-cni-pod-subnet-dynamic favours", "azure-cni-pod-subnet-static-block favours",
        "azure-cni-overlay favours"),
      Example(
        """
        cluster: {ipFamilies: [ipv4, ipv6], nodePools: [{name: system, mode: system, nodes: 3}]}
        options: [azure-cni-overlay]
        constraints: {network-policy-calico: must}
        """,
        "azure-cni-overlay excludes"),
      Example(
        """
        options: [azure-cni-overlay]
        constraints: {network-policy-calico: must, node-auto-provisioning: must}
        """,
        "azure-cni-overlay excludes"),
    ]
  ) { situation, _ in
    if situation.cluster.ipFamilies == .dualStack {
      return Refinement(.notSatisfied, Message("dual-stack"))
    }
    guard situation.yields(.networkPolicyCalico, to: .nodeAutoProvisioning) else { return nil }
    return Refinement(.notSatisfied, Message("node-auto-provisioning"))
  }
}

extension Situation {
  /// Whether a constraint gives way to one that it does not go together with: to one that is asked
  /// for as strongly or more so.
  func yields(_ constraint: ConstraintID, to other: ConstraintID) -> Bool {
    guard let rival = decision.level(of: other) else { return false }
    return rival == .must || decision.level(of: constraint) != .must
  }
}
