internal import Decisions

extension Rule {
  /// Pods need their own NSG or routes (F20, F31, R32).
  static let podSubnetPolicies = constraint(
    .podSubnetPolicies,
    examples: [
      Example("title: says nothing of it"),
      Example(
        "constraints: {pod-subnet-policies: must}",
        "kubenet excludes",
        "azure-cni-node-subnet excludes",
        "azure-cni-pod-subnet-dynamic favours",
        "azure-cni-pod-subnet-static-block favours",
        "azure-cni-overlay excludes"),
    ])
}
