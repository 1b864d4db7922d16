internal import Decisions
internal import IPMath
internal import Knowledge

extension Rule {
  /// What a given service CIDR touches, and whether it holds the DNS address (M8, M10, R36).
  static let serviceCIDRRange = Rule(
    "service-cidr-range",
    examples: [
      Example("network: {vnet: {addressSpace: [10.20.0.0/16]}, serviceCIDR: 10.0.0.0/16}"),
      Example(
        """
        network:
          vnet: {addressSpace: [10.20.0.0/16]}
          connected: {hub: 10.0.4.0/22}
          serviceCIDR: 10.0.0.0/16
        """,
        "cluster against"),
      Example(
        "network: {vnet: {addressSpace: [10.20.0.0/16]}, serviceCIDR: 10.20.128.0/20}",
        "cluster against"),
      Example(
        "network: {vnet: {addressSpace: [10.20.0.0/16]}, serviceCIDR: 11.0.0.0/29}",
        "cluster against", "cluster against"),
      Example(
        """
        cluster: {existing: azure-cni-overlay, nodePools: [{name: system, mode: system, nodes: 3}]}
        network: {vnet: {addressSpace: [10.20.0.0/16]}, serviceCIDR: 172.30.0.0/16}
        """,
        "cluster against"),
    ]
  ) { situation, findings in
    guard let range = situation.decision.network.serviceCIDR else { return }
    findings.addClashes(of: range, situation)
    let longest = situation.limits.addresses.longestServiceCIDRLength
    if range.length > longest {
      findings.add(
        .against, nil,
        Message(
          "no-dns-address", ["range": .text(range.description), "length": .text("/\(longest)")]))
    }
  }
}

extension Findings {
  /// What the reader of decision files warns of: the ranges that a given range touches.
  mutating func addClashes(of range: IPv4Prefix, _ situation: Situation) {
    let network = situation.decision.network
    let limits = DecisionLimits(situation.limits)
    let clashes = RangeClashes(of: range, in: network, limits: limits)
    var values: [String: Message.Value] = ["range": .text(range.description)]
    if !clashes.reserved.isEmpty {
      values["reserved"] = .list(clashes.reserved.map { .text($0.description) })
      add(.against, nil, Message("reserved", values))
    }
    if !clashes.isPrivate {
      values["private"] = .list(limits.privateRanges.map { .text($0.description) })
      add(.against, nil, Message("public", values))
    }
    if let vnet = clashes.vnet {
      values["vnet"] = .text(network.addressSpace[vnet].description)
      add(.against, nil, Message("vnet", values))
    }
    if !clashes.connected.isEmpty {
      values["connected"] = .list(
        clashes.connected.map { index in
          let other = network.connected[index]
          return .userText("\(other.name) (\(other.prefix))")
        })
      add(.against, nil, Message("connected", values))
    }
  }
}
