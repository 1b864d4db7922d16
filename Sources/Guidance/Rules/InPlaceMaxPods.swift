internal import Decisions
internal import Knowledge

extension Rule {
  /// An update in place keeps the max pods of every pool (R28).
  static let inPlaceMaxPods = Rule(
    "in-place-max-pods",
    examples: [
      Example("cluster: {nodePools: [{name: system, mode: system, nodes: 3}]}"),
      Example(
        """
        cluster:
          existing: kubenet
          nodePools: [{name: system, mode: system, nodes: 3, maxPods: 110}]
        """),
      Example(
        """
        cluster:
          existing: azure-cni-node-subnet
          nodePools: [{name: system, mode: system, nodes: 3, maxPods: 110}]
        """,
        "azure-cni-overlay note"),
      Example(
        """
        cluster:
          existing: azure-cni-node-subnet
          nodePools: [{name: system, mode: system, nodes: 3}]
        """,
        "azure-cni-overlay note"),
    ]
  ) { situation, findings in
    guard let existing = situation.cluster.existing else { return }
    let usual = situation.limits.pods.defaultMaxPods[existing]
    let silent = situation.pools { $0.maxPods == nil }
    let others = situation.pools { $0.maxPods.map { $0 != usual } ?? false }
    for sizing in situation.sizing.options
    where Migration(from: existing, to: sizing.model) == .inPlace {
      if !silent.isEmpty {
        findings.add(
          .note, sizing.model,
          Message(
            "silent",
            [
              "pools": silent.names, "count": .count(silent.count), "usual": .count(usual),
              "assumed": .count(situation.limits.pods.defaultMaxPods[sizing.model]),
            ]))
      }
      if !others.isEmpty {
        findings.add(
          .note, sizing.model,
          Message(
            "other",
            [
              "pools": others.names, "count": .count(others.count), "usual": .count(usual),
              "maxPods": .list(others.compactMap(\.maxPods).map { .count($0) }),
              "model": .text(situation.knowledge.option(existing).title),
            ]))
      }
    }
  }
}
