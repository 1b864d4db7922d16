internal import Decisions
internal import Knowledge

extension Rule {
  /// kubenet takes a route a node, and a route table holds so many (F1, R9).
  static let kubenetNodeLimit = Rule(
    "kubenet-node-limit",
    examples: [
      Example("cluster: {nodePools: [{name: system, mode: system, nodes: 363}]}"),
      Example(
        "cluster: {nodePools: [{name: system, mode: system, nodes: 364}]}", "kubenet excludes"),
      Example(
        "cluster: {ipFamilies: [ipv4, ipv6], nodePools: [{name: a, mode: system, nodes: 190}]}",
        "kubenet excludes"),
    ],
    mayExclude: true
  ) { situation, findings in
    guard let sizing = situation.plans(breaking: .routes).first else { return }
    let dualStack = situation.cluster.ipFamilies == .dualStack
    findings.add(
      .excludes, .kubenet,
      Message(
        dualStack ? "dual-stack" : "too-many",
        [
          "nodes": .count(sizing.demands.nodes),
          "surge": .count(sizing.demands.surgeNodes),
          "total": .count(sizing.demands.nodes + sizing.demands.surgeNodes),
          "limit": .count(situation.limits.kubenetNodes(dualStack: dualStack)),
        ]))
  }
}
