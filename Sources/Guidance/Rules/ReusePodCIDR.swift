internal import Decisions

extension Rule {
  /// Several clusters use the same pod CIDR (F37, R24).
  static let reusePodCIDR = constraint(
    .reusePodCIDR,
    examples: [
      Example("title: says nothing of it"),
      Example(
        "constraints: {reuse-pod-cidr: must}",
        "kubenet excludes",
        "azure-cni-node-subnet excludes",
        "azure-cni-pod-subnet-dynamic excludes",
        "azure-cni-pod-subnet-static-block excludes",
        "azure-cni-overlay favours"),
    ])
}
