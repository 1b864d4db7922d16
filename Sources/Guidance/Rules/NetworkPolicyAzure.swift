internal import Decisions
internal import Knowledge

extension Rule {
  /// Azure's network policy manager has a node limit, no IPv6, and end dates (F22, R13).
  static let networkPolicyAzure = constraint(
    .networkPolicyAzure,
    examples: [
      Example("title: says nothing of it"),
      Example(
        "constraints: {network-policy-azure: must}",
        "kubenet excludes", "azure-cni-node-subnet against",
        "azure-cni-pod-subnet-dynamic against", "azure-cni-pod-subnet-static-block against",
        "azure-cni-overlay against"),
      Example(
        """
        cluster: {nodePools: [{name: system, mode: system, nodes: 251}]}
        options: [azure-cni-overlay]
        constraints: {network-policy-azure: must}
        """,
        "azure-cni-overlay excludes"),
      Example(
        """
        cluster: {ipFamilies: [ipv4, ipv6], nodePools: [{name: system, mode: system, nodes: 3}]}
        options: [azure-cni-overlay]
        constraints: {network-policy-azure: should}
        """,
        "azure-cni-overlay against"),
      Example(
        """
        cluster: {nodePools: [{name: system, mode: system, nodes: 81, maxPods: 250}]}
        options: [azure-cni-overlay]
        constraints: {network-policy-azure: must}
        """,
        "azure-cni-overlay against"),
      Example(
        """
        date: 2026-11-22
        cluster:
          nodePools:
            - {name: system, mode: system, nodes: 3}
            - {name: win, os: windows2022, nodes: 3}
        options: [azure-cni-overlay]
        constraints: {network-policy-azure: must}
        """,
        "azure-cni-overlay excludes"),
    ]
  ) { situation, model in
    guard model != .kubenet, let sizing = situation.sizing[model] else { return nil }
    if situation.cluster.ipFamilies == .dualStack {
      return Refinement(.notSatisfied, Message("dual-stack"))
    }
    if let ended = situation.endedPolicyManager { return Refinement(.notSatisfied, ended) }
    let limit = situation.limits.nodes.networkPolicyManager
    if situation.nodes > limit {
      return Refinement(
        .notSatisfied,
        Message("too-many", ["nodes": .count(situation.nodes), "limit": .count(limit)]))
    }
    // Planned pods are a bound: fewer may run, so that this alone excludes nothing.
    let (pods, most) = (sizing.demands.pods, situation.limits.pods.networkPolicyManager)
    guard pods > most else { return nil }
    let dates = situation.limits.dates
    return Refinement(
      .partly,
      Message(
        "many-pods",
        [
          "pods": .count(pods), "limit": .count(most),
          "windows": .text(dates.networkPolicyManagerOnWindows.description),
          "linux": .text(dates.networkPolicyManagerOnLinux.description),
        ]))
  }
}

extension Situation {
  /// What to say when the support of the network policy manager has ended for nodes of the cluster
  /// at the decision's date; nil where it has not, or the file gives no date.
  fileprivate var endedPolicyManager: Message? {
    guard let date = decision.date else { return nil }
    let dates = limits.dates
    let ends: [(String, CalendarDate, Bool)] = [
      (
        "Windows nodes", dates.networkPolicyManagerOnWindows,
        cluster.nodePools.contains { $0.os.isWindows }
      ),
      (
        "Linux nodes", dates.networkPolicyManagerOnLinux,
        cluster.nodePools.contains { !$0.os.isWindows }
      ),
    ]
    return ends.first { $0.2 && date >= $0.1 }.map { system, end, _ in
      Message("ended", ["system": .text(system), "date": .text(end.description)])
    }
  }
}
