internal import Decisions
internal import IPMath
internal import Knowledge

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
      Example(
        """
        network: {vnet: {addressSpace: [10.20.4.0/24]}}
        options: [azure-cni-node-subnet, azure-cni-overlay]
        constraints: {application-gateway-for-containers: must}
        """,
        "azure-cni-node-subnet favours", "azure-cni-overlay excludes"),
      Example(
        """
        network: {vnet: {addressSpace: [10.20.4.0/23], subnets: {gateway: 10.20.4.0/24}}}
        options: [azure-cni-overlay]
        constraints: {application-gateway-for-containers: must}
        """,
        "azure-cni-overlay against"),
    ]
  ) { situation, model in
    // With overlay the gateway takes a subnet of exactly one length, in the VNet of the nodes.
    let length = situation.limits.addresses.gatewayForContainersSubnetLength
    guard model == .overlay, situation.optionsWithoutRoom(for: length).contains(.overlay) else {
      return nil
    }
    let values: [String: Message.Value] = ["length": .text("/\(length)")]
    return situation.decision.network.subnets.contains { $0.prefix.v4?.length == length }
      ? Refinement(.partly, Message("in-use", values))
      : Refinement(.notSatisfied, Message("no-room", values))
  }
}
