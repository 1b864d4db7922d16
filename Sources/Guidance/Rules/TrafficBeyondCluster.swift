internal import Decisions
internal import Knowledge

extension Rule {
  /// Where most traffic leaves the cluster and addresses abound, a flat model is advised (R6).
  static let trafficBeyondCluster = Rule(
    "traffic-beyond-cluster",
    examples: [
      Example("title: nothing outside the cluster is known"),
      Example(
        "network: {vnet: {addressSpace: [10.20.0.0/16]}, connected: {hub: 10.8.0.0/22}}",
        "azure-cni-overlay note"),
      Example(
        """
        cluster: {nodePools: [{name: system, mode: system, nodes: 40, maxPods: 110}]}
        network: {vnet: {addressSpace: [10.20.4.0/24]}, privateEndpoints: 2}
        """),
      Example(
        """
        network: {vnet: {addressSpace: [10.20.0.0/16]}, privateEndpoints: 2}
        constraints: {latency-sensitive: should}
        """),
    ]
  ) { situation, findings in
    let network = situation.decision.network
    // The constraint on latency, where it is stated, says so itself.
    guard !network.connected.isEmpty || network.privateEndpoints > 0,
      situation.cluster.ipFamilies == .ipv4, situation.compares(.overlay),
      situation.decision.level(of: .latencySensitive) == nil,
      // A cluster that must be changed in place cannot become flat.
      situation.cluster.existing == nil || situation.decision.level(of: .inPlaceMigration) != .must,
      situation.feasible.contains(where: \.isFlat)
    else { return }
    findings.add(.note, .overlay, Message("flat-fits"))
  }
}
