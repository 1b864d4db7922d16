internal import Decisions
internal import Knowledge

extension Rule {
  /// Where every option is ruled out, a plugin of one's own is left, unsupported (R45).
  static let bringYourOwnCNI = Rule(
    "bring-your-own-cni",
    examples: [
      Example("title: any"),
      Example(
        """
        cluster: {nodePools: [{name: system, mode: system, nodes: 40, maxPods: 110}]}
        network: {vnet: {addressSpace: [10.60.8.0/24]}}
        constraints: {pod-ip-traceability-beyond-vnet: must}
        """,
        "cluster note"),
      Example(
        """
        options: [kubenet, azure-cni-overlay]
        constraints: {direct-pod-access: should}
        """),
    ]
  ) { situation, findings in
    // Only what sizing and constraints rule out: the rules on Windows, DCsv2 and IPv6 name other
    // ways out, and a plugin of one's own is none of them.
    let feasible = situation.feasible
    guard feasible.isEmpty || situation.decision.constraints.contains(where: { $0.level == .must })
    else { return }
    let excluded = situation.excludedByConstraints
    guard feasible.allSatisfy(excluded.contains) else { return }
    findings.add(.note, nil, Message("left"))
  }
}

extension Situation {
  /// The options that the rules of the `must` constraints exclude.
  fileprivate var excludedByConstraints: [NetworkModel] {
    Rule.all.filter { $0.constraint.map { decision.level(of: $0) == .must } ?? false }
      .flatMap { $0.findings(self) }.filter { $0.severity == .excludes }.compactMap(\.option)
  }
}
