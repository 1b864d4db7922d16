internal import Decisions
internal import Knowledge

extension Rule {
  /// A pool without max surge is planned with the platform's default (M2, R35).
  static let defaultSurgeAssumed = Rule(
    "default-surge-assumed",
    examples: [
      Example("cluster: {nodePools: [{name: system, mode: system, nodes: 3, maxSurge: 1}]}"),
      Example("cluster: {nodePools: [{name: system, mode: system, nodes: 3}]}", "cluster note"),
      Example(
        "cluster: {kubernetes: '1.31', nodePools: [{name: system, mode: system, nodes: 3}]}",
        "cluster note"),
    ]
  ) { situation, findings in
    let pools = situation.cluster.nodePools
    guard pools.contains(where: { $0.maxSurge == nil }), let sizing = situation.sizing.options.first
    else { return }
    let silent = zip(pools, sizing.demands.pools).filter { pool, _ in pool.maxSurge == nil }
    let surge = situation.limits.surge
    var values: [String: Message.Value] = [
      "pools": silent.map(\.0).names, "count": .count(silent.count),
      "surge": .count(silent.reduce(0) { $0 + $1.1.surge }),
      "since": .text(surge.since.description),
    ]
    switch situation.limits.defaultSurge(kubernetes: situation.cluster.kubernetes) {
    case .nodes(let nodes):
      values["nodes"] = .count(nodes)
      findings.add(.note, nil, Message("nodes", values))
    case .percentage(let share):
      values["share"] = .text(share.description)
      findings.add(.note, nil, Message("share", values))
    }
  }
}
