internal import Decisions
internal import Knowledge

extension Rule {
  /// Network policy by Cilium needs its dataplane, which has no Windows nodes and, with IPv4 and
  /// IPv6 together, needs a newer Kubernetes (F21, F25, F42, R14).
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
      Example(
        """
        cluster:
          kubernetes: "1.28"
          ipFamilies: [ipv4, ipv6]
          nodePools: [{name: system, mode: system, nodes: 3}]
        options: [azure-cni-overlay]
        constraints: {network-policy-cilium: should}
        """,
        "azure-cni-overlay against"),
    ]
  ) { situation, model in
    guard model != .kubenet else { return nil }
    let windows = situation.pools { $0.os.isWindows }
    if !windows.isEmpty {
      return Refinement(
        .notSatisfied,
        Message("windows", ["pools": windows.names, "count": .count(windows.count)]))
    }
    let needed = situation.limits.versions.dualStackCilium
    guard situation.cluster.ipFamilies == .dualStack,
      let version = situation.cluster.kubernetes, version < needed
    else { return nil }
    return Refinement(
      .notSatisfied,
      Message(
        "dual-stack",
        ["needed": .text(needed.description), "version": .text(version.description)]))
  }
}
