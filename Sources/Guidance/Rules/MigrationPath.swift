internal import Decisions
internal import Knowledge

extension Rule {
  /// How an existing cluster gets to each option (facts file 1.3, R27).
  static let migrationPath = Rule(
    "migration-path",
    examples: [
      Example("cluster: {nodePools: [{name: system, mode: system, nodes: 3}]}"),
      Example(
        """
        cluster: {existing: kubenet, nodePools: [{name: system, mode: system, nodes: 3}]}
        constraints: {in-place-migration: should}
        """),
      Example(
        "cluster: {existing: kubenet, nodePools: [{name: system, mode: system, nodes: 3}]}",
        "azure-cni-node-subnet against", "azure-cni-pod-subnet-dynamic against",
        "azure-cni-pod-subnet-static-block against", "azure-cni-overlay favours"),
      Example(
        """
        cluster:
          existing: azure-cni-pod-subnet-dynamic
          nodePools: [{name: system, mode: system, nodes: 3}]
        """,
        "kubenet against", "azure-cni-node-subnet against",
        "azure-cni-pod-subnet-static-block note", "azure-cni-overlay against"),
    ]
  ) { situation, findings in
    // The constraint, where it is stated, says the same and more.
    guard let existing = situation.cluster.existing,
      situation.decision.level(of: .inPlaceMigration) == nil
    else { return }
    for model in situation.decision.options {
      let path = Migration.statement(from: existing, to: model)
      let facts = situation.knowledge.statement(path)?.facts ?? []
      switch Migration(from: existing, to: model) {
      case .none: continue
      case .inPlace: findings.add(.favours, model, Message("in-place"), facts: facts)
      case .newPools: findings.add(.note, model, Message("new-pools"), facts: facts)
      case .newCluster: findings.add(.against, model, Message("new-cluster"), facts: facts)
      }
    }
  }
}
