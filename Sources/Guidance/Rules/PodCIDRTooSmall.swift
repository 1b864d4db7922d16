internal import Decisions
internal import IPMath
internal import Knowledge

extension Rule {
  /// The pod CIDR of the file, or the free private ranges, do not hold a /24 for every node (R11).
  static let podCIDRTooSmall = Rule(
    "pod-cidr-too-small",
    examples: [
      Example("network: {vnet: {addressSpace: [10.20.0.0/16]}, podCIDR: 10.244.0.0/16}"),
      Example(
        """
        cluster: {nodePools: [{name: system, mode: system, nodes: 33, maxSurge: 0}]}
        network: {vnet: {addressSpace: [10.20.0.0/16]}, podCIDR: 192.168.0.0/19}
        """,
        "kubenet excludes", "azure-cni-overlay excludes"),
      Example(
        """
        cluster: {nodePools: [{name: system, mode: system, nodes: 900}]}
        network:
          vnet: {addressSpace: [172.16.0.0/16]}
          connected: {wan: 10.0.0.0/8, campus: 192.168.0.0/16, carrier: 100.64.0.0/10, old: 172.24.0.0/14}
        """),
      Example(
        """
        cluster: {nodePools: [{name: system, mode: system, nodes: 900}]}
        network:
          vnet: {addressSpace: [172.20.0.0/16]}
          connected: {wan: [10.0.0.0/8, 100.64.0.0/10], old: 172.16.0.0/14, sites: 172.24.0.0/14}
        """,
        "kubenet excludes", "azure-cni-overlay excludes"),
    ],
    mayExclude: true
  ) { situation, findings in
    for sizing in situation.plans(breaking: .podCIDRSpace) {
      guard let demand = sizing.demands.podCIDR else { continue }
      var values: [String: Message.Value] = [
        "addresses": .count(demand.addresses),
        "nodes": .count(sizing.demands.nodes + sizing.demands.surgeNodes),
        "perNode": .count(situation.limits.addresses.podCIDRPerNode),
        "needed": .text(demand.prefixLength.map { "/\($0)" } ?? "none"),
      ]
      guard let given = situation.decision.network.podCIDR else {
        findings.add(
          .excludes, sizing.model, Message("no-range", values))
        continue
      }
      values["given"] = .text(given.description)
      values["size"] = .count(given.addressCount)
      findings.add(
        .excludes, sizing.model, Message("given-too-small", values))
    }
  }
}
