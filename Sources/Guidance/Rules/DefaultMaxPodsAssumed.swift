internal import Decisions
internal import Knowledge

extension Rule {
  /// A pool without max pods is sized with the option's default, and sources disagree on one (X2).
  static let defaultMaxPodsAssumed = Rule(
    "default-max-pods-assumed",
    examples: [
      Example("cluster: {nodePools: [{name: system, mode: system, nodes: 3, maxPods: 110}]}"),
      Example(
        "cluster: {nodePools: [{name: system, mode: system, nodes: 3}]}",
        "azure-cni-node-subnet note", "azure-cni-pod-subnet-dynamic note",
        "azure-cni-pod-subnet-static-block note"),
    ]
  ) { situation, findings in
    for sizing in situation.sizing.options where sizing.model.isFlat {
      let pools = sizing.demands.pools.filter(\.maxPodsIsDefault)
      guard !pools.isEmpty else { continue }
      findings.add(
        .note, sizing.model,
        Message(
          sizing.model == .podSubnetDynamic ? "disputed" : "assumed",
          [
            "pools": .list(pools.map { .userText($0.name) }), "count": .count(pools.count),
            "maxPods": .count(situation.limits.pods.defaultMaxPods[sizing.model]),
          ]))
    }
  }
}
