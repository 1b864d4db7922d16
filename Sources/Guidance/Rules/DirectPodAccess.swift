internal import Decisions

extension Rule {
  /// Something outside the cluster opens connections to pod IPs (F18, R2).
  static let directPodAccess = constraint(
    .directPodAccess,
    examples: [
      Example("title: says nothing of it"),
      Example(
        "constraints: {direct-pod-access: must}",
        "kubenet excludes",
        "azure-cni-node-subnet favours",
        "azure-cni-pod-subnet-dynamic favours",
        "azure-cni-pod-subnet-static-block favours",
        "azure-cni-overlay excludes"),
    ])
}
