internal import Decisions

extension Rule {
  /// Ingress is the Application Gateway ingress controller (F27, R22).
  static let applicationGatewayIngress = constraint(
    .applicationGatewayIngress,
    examples: [
      Example("title: says nothing of it"),
      Example(
        "constraints: {application-gateway-ingress: must}",
        "kubenet against",
        "azure-cni-node-subnet favours",
        "azure-cni-pod-subnet-dynamic favours",
        "azure-cni-pod-subnet-static-block favours",
        "azure-cni-overlay favours"),
    ])
}
