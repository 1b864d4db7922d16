internal import Decisions

extension Rule {
  /// Pools count with the maximum of their autoscaler (M2, R50).
  static let autoscalerMaximum = Rule(
    "autoscaler-maximum",
    examples: [
      Example("cluster: {nodePools: [{name: system, mode: system, nodes: 3}]}"),
      Example(
        """
        cluster:
          nodePools:
            - {name: system, mode: system, nodes: 3}
            - {name: apps, nodes: {min: 3, max: 50}}
        """,
        "cluster note"),
    ]
  ) { situation, findings in
    var (least, most, names) = (0, 0, [Message.Value]())
    for pool in situation.cluster.nodePools {
      guard let minimum = pool.minimumNodes, minimum < pool.nodes else { continue }
      least += minimum
      most += pool.nodes
      names.append(.userText(pool.name))
    }
    guard !names.isEmpty else { return }
    findings.add(
      .note, nil,
      Message(
        "counts",
        [
          "pools": .list(names), "count": .count(names.count), "least": .count(least),
          "most": .count(most),
        ]))
  }
}
