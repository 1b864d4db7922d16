internal import Decisions

extension Rule {
  /// The cluster must be changed in place, not rebuilt (facts file 1.3, R27).
  static let inPlaceMigration = constraint(
    .inPlaceMigration,
    examples: [
      Example("title: says nothing of it"),
      Example(
        """
        cluster: {existing: kubenet, nodePools: [{name: system, mode: system, nodes: 3}]}
        constraints: {in-place-migration: must}
        """,
        "kubenet favours", "azure-cni-node-subnet excludes",
        "azure-cni-pod-subnet-dynamic excludes", "azure-cni-pod-subnet-static-block excludes",
        "azure-cni-overlay favours"),
      Example(
        """
        cluster: {nodePools: [{name: system, mode: system, nodes: 3}]}
        options: [kubenet, azure-cni-overlay]
        constraints: {in-place-migration: should}
        """,
        "kubenet favours", "azure-cni-overlay favours"),
      Example(
        """
        cluster:
          existing: azure-cni-pod-subnet-dynamic
          nodePools: [{name: system, mode: system, nodes: 3}]
        constraints: {in-place-migration: must}
        """,
        "kubenet excludes", "azure-cni-node-subnet excludes",
        "azure-cni-pod-subnet-dynamic favours", "azure-cni-pod-subnet-static-block against",
        "azure-cni-overlay excludes"),
    ]
  ) { situation, model in
    guard let existing = situation.cluster.existing else {
      return Refinement(.satisfied, Message("new"))
    }
    switch Migration(from: existing, to: model) {
    case .none: return Refinement(.satisfied, Message("there"))
    case .inPlace: return Refinement(.satisfied, Message("in-place"))
    case .newPools: return Refinement(.partly, Message("new-pools"))
    case .newCluster: return Refinement(.notSatisfied, Message("new-cluster"))
    }
  }
}
