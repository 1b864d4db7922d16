internal import Decisions
internal import Knowledge

extension Rule {
  /// Virtual machines of the DCsv2 series retire on a published day (F34).
  static let confidentialVMEnd = Rule(
    "confidential-vm-end",
    examples: [
      Example(
        """
        date: 2026-11-22
        cluster:
          nodePools:
            - {name: system, mode: system, nodes: 3}
            - {name: enclave, nodes: 3, vmSize: Standard_DC4s_v3}
        """),
      Example(
        """
        date: 2026-06-29
        cluster:
          nodePools:
            - {name: system, mode: system, nodes: 3}
            - {name: enclave, nodes: 3, vmSize: Standard_DC4s_v2}
        """,
        "cluster note"),
      Example(
        """
        date: 2026-06-30
        cluster:
          nodePools:
            - {name: system, mode: system, nodes: 3}
            - {name: enclave, nodes: 3, vmSize: Standard_DC4s_v2}
        """,
        "cluster against"),
    ]
  ) { situation, findings in
    let pools = situation.pools(where: \.isDCsv2)
    guard !pools.isEmpty else { return }
    let end = situation.limits.dates.dcsv2
    let isOver = situation.decision.date.map { $0 >= end } ?? false
    findings.add(
      isOver ? .against : .note, nil,
      Message(
        "ends",
        [
          "pools": pools.names, "count": .count(pools.count), "sizes": pools.sizes,
          "date": .text(end.description),
        ]))
  }
}
