internal import Decisions
internal import Knowledge

extension Rule {
  /// Windows Server versions lose their support on published dates (F24, R8).
  static let windowsServerEnd = Rule(
    "windows-server-end",
    examples: [
      Example(
        """
        cluster:
          nodePools:
            - {name: system, mode: system, nodes: 3}
            - {name: win, os: windows2025, nodes: 3}
        """),
      Example(
        """
        date: 2026-11-22
        cluster:
          nodePools:
            - {name: system, mode: system, nodes: 3}
            - {name: win19, os: windows2019, nodes: 3}
            - {name: win22, os: windows2022, nodes: 3}
        """,
        "cluster against", "cluster note"),
      Example(
        """
        cluster:
          kubernetes: "1.33"
          nodePools:
            - {name: system, mode: system, nodes: 3}
            - {name: win19, os: windows2019, nodes: 3}
        """,
        "cluster against"),
      Example(
        """
        date: 2028-06-30
        cluster:
          nodePools:
            - {name: system, mode: system, nodes: 3}
            - {name: win22, os: windows2022, nodes: 3}
        """,
        "cluster against"),
    ]
  ) { situation, findings in
    guard situation.cluster.nodePools.contains(where: \.os.isWindows) else { return }
    let limits = situation.limits
    let ends: [(NodePool.OperatingSystem, String, CalendarDate)] = [
      (.windows2019, "Windows Server 2019", limits.dates.windows2019),
      (.windows2022, "Windows Server 2022", limits.dates.windows2022),
    ]
    for (system, title, date) in ends {
      let pools = situation.pools { $0.os == system }
      guard !pools.isEmpty else { continue }
      let refusedSince = limits.versions.windows2019Refused
      let isRefused =
        system == .windows2019
        && situation.cluster.kubernetes.map { $0 >= refusedSince } ?? false
      let isOver = situation.decision.date.map { $0 >= date } ?? false
      findings.add(
        isRefused || isOver ? .against : .note, nil,
        Message(
          isRefused ? "refused" : "ends",
          [
            "pools": pools.names, "count": .count(pools.count), "system": .text(title),
            "date": .text(date.description), "version": .text(refusedSince.description),
          ]))
    }
  }
}
