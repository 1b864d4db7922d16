internal import Decisions
internal import Knowledge

extension Limits {
  /// The most nodes and surge nodes of a kubenet cluster: routes of a route table, one a node and
  /// address family.
  func kubenetNodes(dualStack: Bool) -> Int {
    dualStack ? nodes.kubenetDualStack : nodes.perCluster[.kubenet]
  }

  /// The surge of a pool that names none; an unknown version counts as a current one.
  func defaultSurge(kubernetes: KubernetesVersion?) -> NodePool.Surge {
    if let kubernetes, kubernetes < surge.since { return .nodes(surge.nodesBefore) }
    return .percentage(surge.share)
  }

  /// The max pods that a pool may have.
  var maxPods: ClosedRange<Int> {
    pods.lowestMaxPods...max(pods.lowestMaxPods, pods.highestMaxPods)
  }
}
