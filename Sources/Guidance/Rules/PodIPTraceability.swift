internal import Decisions

extension Rule {
  /// Pod IPs must be seen inside the VNet (F15, R31).
  static let podIPTraceability = constraint(
    .podIPTraceability,
    examples: [
      Example("title: says nothing of it"),
      Example(
        "constraints: {pod-ip-traceability: must}",
        "kubenet excludes",
        "azure-cni-node-subnet favours",
        "azure-cni-pod-subnet-dynamic favours",
        "azure-cni-pod-subnet-static-block favours",
        "azure-cni-overlay excludes"),
    ])
}
