internal import Decisions
internal import Knowledge

extension Rule {
  /// Azure's network policy manager loses its support on published dates (F22, R13).
  static let networkPolicyManagerEnd = Rule(
    "network-policy-manager-end",
    examples: [
      Example("constraints: {network-policy-cilium: must}"),
      Example("constraints: {network-policy-azure: should}", "cluster note"),
      Example(
        """
        date: 2026-11-22
        cluster:
          nodePools:
            - {name: system, mode: system, nodes: 3}
            - {name: win, os: windows2022, nodes: 3}
        constraints: {network-policy-azure: must}
        """,
        "cluster against"),
      Example("date: 2028-09-30\nconstraints: {network-policy-azure: must}", "cluster against"),
    ]
  ) { situation, findings in
    guard situation.decision.level(of: .networkPolicyAzure) != nil else { return }
    let dates = situation.limits.dates
    let windows = situation.pools { $0.os.isWindows }
    let end =
      windows.isEmpty
      ? dates.networkPolicyManagerOnLinux
      : min(dates.networkPolicyManagerOnWindows, dates.networkPolicyManagerOnLinux)
    let isOver = situation.decision.date.map { $0 >= end } ?? false
    findings.add(
      isOver ? .against : .note, nil,
      Message(
        !windows.isEmpty ? "windows" : isOver ? "ended" : "linux",
        [
          "linux": .text(dates.networkPolicyManagerOnLinux.description),
          "windows": .text(dates.networkPolicyManagerOnWindows.description),
          "pools": windows.names,
        ]))
  }
}
