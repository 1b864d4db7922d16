internal import Decisions

extension Rule {
  /// An existing cluster takes up the Cilium dataplane in a step of its own (facts file 1.3, R29).
  static let ciliumOnExistingCluster = Rule(
    "cilium-on-existing-cluster",
    examples: [
      Example("constraints: {network-policy-cilium: must}"),
      Example(
        """
        cluster: {existing: kubenet, nodePools: [{name: system, mode: system, nodes: 3}]}
        constraints: {network-policy-cilium: must}
        """,
        "azure-cni-overlay note"),
      Example(
        """
        cluster: {existing: azure-cni-node-subnet, nodePools: [{name: a, mode: system, nodes: 3}]}
        constraints: {network-policy-cilium: should}
        """,
        "azure-cni-node-subnet note", "azure-cni-overlay note"),
      Example(
        """
        cluster:
          existing: kubenet
          nodePools:
            - {name: system, mode: system, nodes: 3}
            - {name: win, os: windows2022, nodes: 3}
        constraints: {network-policy-cilium: must}
        """),
    ]
  ) { situation, findings in
    // With Windows pools the constraint says that there is no way.
    guard let existing = situation.cluster.existing,
      situation.decision.level(of: .networkPolicyCilium) != nil,
      !situation.cluster.nodePools.contains(where: \.os.isWindows)
    else { return }
    for model in situation.feasible {
      switch (model, Migration(from: existing, to: model)) {
      case (.overlay, .inPlace): findings.add(.note, model, Message("after-migration"))
      case (.nodeSubnet, .none), (.podSubnetDynamic, .none), (.overlay, .none):
        findings.add(.note, model, Message("own-step"))
      default: continue
      }
    }
  }
}
