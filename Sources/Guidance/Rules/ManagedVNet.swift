internal import Decisions

extension Rule {
  /// AKS is to make and manage the VNet (F44, R3).
  static let managedVNet = constraint(
    .managedVNet,
    examples: [
      Example("title: says nothing of it"),
      Example(
        "constraints: {managed-vnet: must}",
        "kubenet favours",
        "azure-cni-node-subnet favours",
        "azure-cni-pod-subnet-dynamic excludes",
        "azure-cni-pod-subnet-static-block excludes",
        "azure-cni-overlay favours"),
    ])
}
