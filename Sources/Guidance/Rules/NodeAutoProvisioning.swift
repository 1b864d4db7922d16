internal import Decisions
internal import Knowledge

extension Rule {
  /// Nodes come from node auto-provisioning (F33, R20).
  static let nodeAutoProvisioning = constraint(
    .nodeAutoProvisioning,
    examples: [
      Example("title: says nothing of it"),
      Example(
        "constraints: {node-auto-provisioning: must}",
        "kubenet excludes",
        "azure-cni-node-subnet favours",
        "azure-cni-pod-subnet-dynamic excludes",
        "azure-cni-pod-subnet-static-block excludes",
        "azure-cni-overlay favours"),
      Example(
        """
        options: [azure-cni-overlay]
        constraints: {network-policy-calico: must, node-auto-provisioning: should}
        """,
        "azure-cni-overlay against"),
    ]
  ) { situation, model in
    // Where the model itself rules it out, that is the answer.
    let answer = situation.knowledge.constraint(.nodeAutoProvisioning)?.answers[model]
    guard answer?.verdict != .no,
      situation.yields(.nodeAutoProvisioning, to: .networkPolicyCalico)
    else { return nil }
    return Refinement(.notSatisfied, Message("calico"))
  }
}
