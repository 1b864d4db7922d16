internal import Decisions
internal import Knowledge

extension Rule {
  /// A cluster of exactly the largest size cannot be upgraded (F5, R10).
  static let upgradeAtFullSize = Rule(
    "upgrade-at-full-size",
    examples: [
      Example(
        """
        cluster: {growth: 399%, nodePools: [{name: system, mode: system, nodes: 1000}]}
        network: {vnet: {addressSpace: [10.0.0.0/8]}}
        """),
      Example(
        """
        cluster: {growth: 400%, nodePools: [{name: system, mode: system, nodes: 1000}]}
        network: {vnet: {addressSpace: [10.0.0.0/8]}}
        """,
        "cluster against"),
    ]
  ) { situation, findings in
    let limits = situation.limits.nodes
    guard situation.nodes == limits.upgradesRefusedAt else { return }
    findings.add(
      .against, nil,
      Message(
        "refused",
        ["nodes": .count(situation.nodes), "below": .count(limits.scaleBelowForUpgrade)]))
  }
}
