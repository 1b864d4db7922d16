internal import Decisions

extension Rule {
  /// kubenet has no Windows nodes (F23, R8).
  static let windowsOnKubenet = Rule(
    "windows-on-kubenet",
    examples: [
      Example("cluster: {nodePools: [{name: system, mode: system, nodes: 3}]}"),
      Example(
        """
        cluster:
          nodePools:
            - {name: system, mode: system, nodes: 3}
            - {name: win, os: windows2022, nodes: 3}
        """,
        "kubenet excludes"),
    ],
    mayExclude: true
  ) { situation, findings in
    let pools = situation.pools { $0.os.isWindows }
    guard situation.compares(.kubenet), !pools.isEmpty else { return }
    findings.add(
      .excludes, .kubenet,
      Message("windows", ["pools": pools.names, "count": .count(pools.count)]))
  }
}
