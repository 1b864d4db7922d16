internal import Decisions
internal import Knowledge

extension Rule {
  /// Availability sets and the Basic load balancer ended; old clusters may still have them
  /// (F35, R17).
  static let availabilitySets = Rule(
    "availability-sets",
    examples: [
      Example("title: a new cluster"),
      Example(
        "cluster: {existing: kubenet, nodePools: [{name: system, mode: system, nodes: 3}]}",
        "cluster note"),
    ]
  ) { situation, findings in
    guard situation.cluster.existing != nil else { return }
    findings.add(
      .note, nil,
      Message(
        "existing", ["date": .text(situation.limits.dates.availabilitySets.description)]))
  }
}
