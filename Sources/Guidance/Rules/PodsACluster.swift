internal import Decisions
internal import Knowledge

extension Rule {
  /// Max pods of all nodes together pass the pods that are published for a model (F2, F3, R4).
  static let podsACluster = Rule(
    "pods-a-cluster",
    examples: [
      Example(
        """
        cluster: {nodePools: [{name: system, mode: system, nodes: 800, maxPods: 250}]}
        options: [azure-cni-overlay]
        """),
      Example(
        """
        cluster: {nodePools: [{name: system, mode: system, nodes: 801, maxPods: 250}]}
        network: {vnet: {addressSpace: [10.0.0.0/12]}}
        """,
        "azure-cni-pod-subnet-dynamic note", "azure-cni-overlay note"),
    ]
  ) { situation, findings in
    let limits = situation.limits.pods
    // No limit is below what so few nodes can run.
    guard let lowest = limits.perCluster.values.min(),
      situation.nodes * limits.highestMaxPods > lowest
    else { return }
    for sizing in situation.sizing.options {
      guard let limit = limits.perCluster[sizing.model] else { continue }
      let pods = sizing.demands.pods
      guard pods > limit else { continue }
      findings.add(
        .note, sizing.model,
        Message("above", ["pods": .count(pods), "limit": .count(limit)]))
    }
  }
}

extension OptionDemands {
  /// The pods that the nodes could run, surge nodes apart: `Σ n·m`.
  var pods: Int { pools.reduce(0) { $0 + $1.nodes * $1.maxPods } }
}
