internal import Decisions
internal import Knowledge

extension Rule {
  /// Application Gateway stands in a subnet of its own (M12, R22).
  static let applicationGatewaySubnet = Rule(
    "application-gateway-subnet",
    examples: [
      Example("title: no Application Gateway"),
      Example("constraints: {application-gateway-ingress: should}", "cluster note"),
      Example(
        """
        network: {vnet: {addressSpace: [10.20.4.0/24]}}
        options: [azure-cni-overlay]
        constraints: {application-gateway-ingress: should}
        """,
        "cluster against"),
    ]
  ) { situation, findings in
    guard situation.decision.level(of: .applicationGatewayIngress) != nil else { return }
    let length = situation.limits.addresses.applicationGatewaySubnetLength
    let without = situation.optionsWithoutRoom(for: length)
    var values: [String: Message.Value] = ["length": .text("/\(length)")]
    guard !without.isEmpty else {
      findings.add(.note, nil, Message("room", values))
      return
    }
    values["options"] = .list(without.map { .text(situation.knowledge.option($0).title) })
    findings.add(.against, nil, Message("no-room", values))
  }
}
