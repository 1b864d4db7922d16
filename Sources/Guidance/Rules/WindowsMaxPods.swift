internal import Decisions
internal import Knowledge

extension Rule {
  /// Fewer max pods are recommended for Windows nodes than are allowed (F6, R8).
  static let windowsMaxPods = Rule(
    "windows-max-pods",
    examples: [
      Example("cluster: {nodePools: [{name: system, mode: system, nodes: 3, maxPods: 250}]}"),
      Example(
        """
        cluster:
          nodePools:
            - {name: system, mode: system, nodes: 3}
            - {name: win, os: windows2025, nodes: 3}
        """,
        "azure-cni-pod-subnet-dynamic note", "azure-cni-pod-subnet-static-block note",
        "azure-cni-overlay note"),
      Example(
        """
        cluster:
          nodePools:
            - {name: system, mode: system, nodes: 3}
            - {name: win, os: windows2025, nodes: 3, maxPods: 110}
        """),
    ]
  ) { situation, findings in
    guard situation.cluster.nodePools.contains(where: \.os.isWindows) else { return }
    let limit = situation.limits.pods.windowsRecommended
    for sizing in situation.sizing.options where sizing.model != .kubenet {
      let pools = zip(situation.cluster.nodePools, sizing.demands.pools)
        .filter { $0.os.isWindows && $1.maxPods > limit }.map(\.0)
      guard !pools.isEmpty else { continue }
      findings.add(
        .note, sizing.model,
        Message(
          "above-advice",
          ["pools": pools.names, "count": .count(pools.count), "limit": .count(limit)]))
    }
  }
}
