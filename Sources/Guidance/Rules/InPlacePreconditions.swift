internal import Decisions
internal import IPMath
internal import Knowledge

extension Rule {
  /// What the decision file tells of the preconditions of an update in place (R27).
  static let inPlacePreconditions = Rule(
    "in-place-preconditions",
    examples: [
      Example("cluster: {nodePools: [{name: system, mode: system, nodes: 3}]}"),
      Example(
        """
        cluster:
          existing: kubenet
          kubernetes: "1.27"
          nodePools: [{name: system, mode: system, nodes: 3}]
        """),
      Example(
        """
        cluster:
          existing: azure-cni-pod-subnet-dynamic
          kubernetes: "1.26"
          nodePools: [{name: system, mode: system, nodes: 3}]
        """),
      Example(
        """
        cluster:
          existing: kubenet
          kubernetes: "1.26"
          nodePools: [{name: system, mode: system, nodes: 3}]
        """,
        "azure-cni-overlay against"),
      Example(
        """
        cluster: {existing: kubenet, nodePools: [{name: system, mode: system, nodes: 3}]}
        constraints: {network-policy-calico: should}
        """,
        "azure-cni-overlay note"),
      Example(
        """
        cluster:
          existing: azure-cni-node-subnet
          nodePools: [{name: system, mode: system, nodes: 3}]
        network: {vnet: {addressSpace: [10.20.0.0/16]}, podCIDR: 10.20.128.0/17}
        """,
        "azure-cni-overlay note"),
    ]
  ) { situation, findings in
    guard let existing = situation.cluster.existing else { return }
    for sizing in situation.sizing.options
    where Migration(from: existing, to: sizing.model) == .inPlace {
      let check = PreconditionCheck(existing, sizing, situation)
      let needed = situation.limits.versions.overlayMigration
      if let version = situation.cluster.kubernetes, version < needed {
        findings.add(
          .against, sizing.model,
          Message(
            "too-old",
            ["version": .text(version.description), "needed": .text(needed.description)]))
      }
      if !check.wantedEngines.isEmpty {
        findings.add(
          .note, sizing.model,
          Message(
            "engine", ["engines": .list(check.wantedEngines.map { .text($0.title) })]))
      }
      if existing != .kubenet, let (podCIDR, space) = check.overlappedSpace {
        findings.add(
          .note, sizing.model,
          Message(
            "overlap",
            ["range": .text(podCIDR.description), "space": .text(space.description)]),
          facts: ["pod-cidr-overlap"])
      }
    }
  }
}
