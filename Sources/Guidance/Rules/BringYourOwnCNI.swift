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
    guard
      situation.sizing.options.allSatisfy({ sizing in
        !sizing.isFeasible || situation.failsConstraint(sizing.model)
      })
    else { return }
    findings.add(.note, nil, Message("left"))
  }
}

extension Situation {
  /// Whether an option does not meet one of the `must` constraints.
  fileprivate func failsConstraint(_ model: NetworkModel) -> Bool {
    decision.constraints.contains { requirement in
      requirement.level == .must
        && Rule.all.first { $0.constraint == requirement.constraint }?
          .answer?(self, model)?.answer == .notSatisfied
    }
  }
}
