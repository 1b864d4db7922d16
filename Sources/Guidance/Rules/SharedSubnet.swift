internal import Decisions

extension Rule {
  /// Several clusters share one subnet (F36, R23).
  static let sharedSubnet = constraint(
    .sharedSubnet,
    examples: [
      Example("title: says nothing of it"),
      Example(
        "constraints: {shared-subnet: must}",
        "kubenet excludes",
        "azure-cni-node-subnet favours",
        "azure-cni-pod-subnet-dynamic favours",
        "azure-cni-pod-subnet-static-block favours",
        "azure-cni-overlay favours"),
    ])
}
