internal import Decisions
internal import Knowledge

extension Rule {
  /// kubenet retires on a published date (F44, R12).
  static let kubenetRetirement = Rule(
    "kubenet-retirement",
    examples: [
      Example("options: [azure-cni-overlay]"),
      Example("title: a new cluster", "kubenet against"),
      Example(
        "cluster: {existing: kubenet, nodePools: [{name: system, mode: system, nodes: 3}]}",
        "kubenet against"),
    ]
  ) { situation, findings in
    guard situation.compares(.kubenet) else { return }
    let existing = situation.cluster.existing == .kubenet
    findings.add(
      .against, .kubenet,
      Message(
        existing ? "existing" : "new",
        ["date": .text(situation.limits.dates.kubenetRetirement.description)]))
  }
}
