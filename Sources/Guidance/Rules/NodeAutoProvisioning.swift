internal import Decisions

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
        "azure-cni-pod-subnet-static-block against",
        "azure-cni-overlay favours"),
    ])
}
