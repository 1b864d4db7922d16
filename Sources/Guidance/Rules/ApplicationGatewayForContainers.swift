internal import Decisions

extension Rule {
  /// Ingress is Application Gateway for Containers (F28, R21).
  static let applicationGatewayForContainers = constraint(
    .applicationGatewayForContainers,
    examples: [
      Example("title: says nothing of it"),
      Example(
        "constraints: {application-gateway-for-containers: must}",
        "kubenet excludes",
        "azure-cni-node-subnet favours",
        "azure-cni-pod-subnet-dynamic favours",
        "azure-cni-pod-subnet-static-block favours",
        "azure-cni-overlay favours"),
    ])
}
