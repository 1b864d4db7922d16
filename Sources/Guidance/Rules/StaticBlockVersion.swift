internal import Decisions
internal import Knowledge

extension Rule {
  /// Static blocks need a Kubernetes version (M7).
  static let staticBlockVersion = Rule(
    "static-block-version",
    examples: [
      Example("cluster: {kubernetes: '1.28', nodePools: [{name: a, mode: system, nodes: 3}]}"),
      Example(
        "cluster: {kubernetes: '1.27', nodePools: [{name: a, mode: system, nodes: 3}]}",
        "azure-cni-pod-subnet-static-block against"),
    ]
  ) { situation, findings in
    let needed = situation.limits.versions.staticBlock
    guard let version = situation.cluster.kubernetes, version < needed,
      situation.compares(.podSubnetStaticBlock)
    else { return }
    findings.add(
      .against, .podSubnetStaticBlock,
      Message(
        "too-old",
        ["needed": .text(needed.description), "version": .text(version.description)]))
  }
}
