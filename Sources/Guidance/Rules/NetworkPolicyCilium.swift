internal import Decisions

extension Rule {
  /// Network policy by Cilium needs its dataplane, which has no Windows nodes (F21, F42, R14).
  static let networkPolicyCilium = constraint(
    .networkPolicyCilium,
    examples: [
      Example("title: says nothing of it"),
      Example(
        "constraints: {network-policy-cilium: must}",
        "kubenet excludes", "azure-cni-node-subnet favours",
        "azure-cni-pod-subnet-dynamic favours", "azure-cni-pod-subnet-static-block favours",
        "azure-cni-overlay favours"),
      Example(
        """
        cluster:
          nodePools:
            - {name: system, mode: system, nodes: 3}
            - {name: win, os: windows2022, nodes: 3}
        options: [azure-cni-overlay]
        constraints: {network-policy-cilium: must}
        """,
        "azure-cni-overlay excludes"),
    ]
  ) { situation, model in
    let windows = situation.pools { $0.os.isWindows }
    guard model != .kubenet, !windows.isEmpty else { return nil }
    return Refinement(
      .notSatisfied, Message("windows", ["pools": windows.names, "count": .count(windows.count)]))
  }
}
