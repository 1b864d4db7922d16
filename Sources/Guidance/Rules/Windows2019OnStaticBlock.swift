internal import Decisions

extension Rule {
  /// Static blocks do not take Windows Server 2019 (F23, R8).
  static let windows2019OnStaticBlock = Rule(
    "windows-2019-on-static-block",
    examples: [
      Example(
        """
        cluster:
          nodePools:
            - {name: system, mode: system, nodes: 3}
            - {name: win22, os: windows2022, nodes: 3}
        """),
      Example(
        """
        cluster:
          nodePools:
            - {name: system, mode: system, nodes: 3}
            - {name: win19, os: windows2019, nodes: 3}
        """,
        "azure-cni-pod-subnet-static-block excludes"),
    ],
    mayExclude: true
  ) { situation, findings in
    guard situation.cluster.nodePools.contains(where: { $0.os == .windows2019 }),
      situation.compares(.podSubnetStaticBlock)
    else { return }
    let pools = situation.pools { $0.os == .windows2019 }
    findings.add(
      .excludes, .podSubnetStaticBlock,
      Message("unsupported", ["pools": pools.names, "count": .count(pools.count)]))
  }
}
