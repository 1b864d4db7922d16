internal import Decisions
internal import IPMath
internal import Knowledge

extension Rule {
  /// The ranges that a cluster gets when none are named are in use around it (F12, M10, R38).
  static let defaultRangesTaken = Rule(
    "default-ranges-taken",
    examples: [
      Example("network: {vnet: {addressSpace: [10.20.0.0/16]}, connected: {wan: 10.8.0.0/14}}"),
      Example(
        "network: {vnet: {addressSpace: [172.16.0.0/16]}, connected: {on-premises: 10.0.0.0/8}}",
        "cluster note", "cluster note"),
      Example("network: {vnet: {addressSpace: [10.0.0.0/12]}}", "cluster note"),
      Example(
        """
        cluster: {existing: kubenet, nodePools: [{name: system, mode: system, nodes: 3}]}
        network: {vnet: {addressSpace: [10.0.0.0/12]}}
        """),
    ]
  ) { situation, findings in
    guard situation.cluster.existing == nil else { return }
    let (network, ranges) = (situation.decision.network, situation.limits.ranges)
    func report(_ key: String, _ range: IPv4Prefix) {
      let prefix = IPPrefix.v4(range)
      let overlapsVNet = network.addressSpace.contains { $0.overlaps(prefix) }
      guard overlapsVNet || network.connected.contains(where: { $0.prefix.overlaps(prefix) })
      else { return }
      let others = network.connected.filter { $0.prefix.overlaps(prefix) }
        .map { Message.Value.userText("\($0.name) (\($0.prefix))") }
      findings.add(
        .note, nil,
        Message(
          key,
          [
            "range": .text(range.description),
            "others": .list((overlapsVNet ? [.text("the VNet")] : []) + others),
          ]))
    }
    if network.serviceCIDR == nil { report("service-cidr", ranges.defaultServiceCIDR) }
    if network.podCIDR == nil, situation.compares(.overlay) || situation.compares(.kubenet) {
      report("pod-cidr", ranges.defaultPodCIDR)
    }
  }
}
