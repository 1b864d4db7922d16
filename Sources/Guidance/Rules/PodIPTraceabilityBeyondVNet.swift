internal import Decisions

extension Rule {
  /// Pod IPs must be seen beyond the VNet, where node subnet hides them too (F16, R31).
  static let podIPTraceabilityBeyondVNet = constraint(
    .podIPTraceabilityBeyondVNet,
    examples: [
      Example("title: says nothing of it"),
      Example(
        "constraints: {pod-ip-traceability-beyond-vnet: must}",
        "kubenet excludes",
        "azure-cni-node-subnet excludes",
        "azure-cni-pod-subnet-dynamic favours",
        "azure-cni-pod-subnet-static-block favours",
        "azure-cni-overlay excludes"),
    ])
}
