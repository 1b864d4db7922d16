internal import Decisions

extension Rule {
  /// A new kubenet cluster in a VNet of one's own needs an identity and a route table (R26).
  static let kubenetRouteTable = Rule(
    "kubenet-route-table",
    examples: [
      Example("title: a new cluster", "kubenet note"),
      Example("options: [azure-cni-overlay]"),
      Example("cluster: {existing: kubenet, nodePools: [{name: system, mode: system, nodes: 3}]}"),
      Example("cluster: {nodePools: [{name: system, mode: system, nodes: 401}]}"),
    ]
  ) { situation, findings in
    guard situation.cluster.existing != .kubenet, situation.feasible.contains(.kubenet) else {
      return
    }
    findings.add(.note, .kubenet, Message("route-table"))
  }
}
