internal import Decisions

extension Rule {
  /// Updates and reimages of Windows pools need spare addresses (M3, R46).
  static let windowsUpgrades = Rule(
    "windows-upgrades",
    examples: [
      Example("cluster: {nodePools: [{name: system, mode: system, nodes: 3}]}"),
      Example(
        """
        cluster:
          nodePools:
            - {name: system, mode: system, nodes: 3}
            - {name: win, os: windows2025, nodes: 3}
        """,
        "cluster note"),
      Example(
        """
        cluster:
          nodePools:
            - {name: system, mode: system, nodes: 3}
            - {name: win, os: windows2025, nodes: 3, maxSurge: 0}
        """,
        "cluster against"),
    ]
  ) { situation, findings in
    guard situation.cluster.nodePools.contains(where: \.os.isWindows),
      let sizing = situation.sizing.options.first
    else { return }
    let pools = zip(situation.cluster.nodePools, sizing.demands.pools).filter { pool, _ in
      pool.os.isWindows
    }
    let surge = pools.reduce(0) { $0 + $1.1.surge }
    findings.add(
      surge > 0 ? .note : .against, nil,
      Message(
        surge > 0 ? "spare" : "none",
        ["pools": pools.map(\.0).names, "count": .count(pools.count), "surge": .count(surge)]))
  }
}
