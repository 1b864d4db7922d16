internal import Decisions

extension Rule {
  /// Egress leaves through a static egress gateway (F32, R19).
  static let staticEgressGateway = constraint(
    .staticEgressGateway,
    examples: [
      Example("title: says nothing of it"),
      Example(
        "constraints: {static-egress-gateway: must}",
        "kubenet favours",
        "azure-cni-node-subnet favours",
        "azure-cni-pod-subnet-dynamic excludes",
        "azure-cni-pod-subnet-static-block excludes",
        "azure-cni-overlay favours"),
    ])
}
