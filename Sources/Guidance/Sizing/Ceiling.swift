internal import Decisions
internal import IPMath
internal import Knowledge

/// What can stop an option from growing: the VNet, a range, or a limit of the platform.
public enum Ceiling: String, Sendable, Hashable, CaseIterable {
  /// Node and pod subnet together must fit the free space of the VNet.
  case vnetSpace = "vnet-space"
  /// A VNet holds so many private IPs (flat models that map every address).
  case vnetPrivateIPs = "vnet-private-ips"
  /// The pod subnet may not be larger than this (static block).
  case podSubnetLength = "pod-subnet-length"
  /// The pod CIDR that the file gives, or the free private ranges.
  case podCIDRSpace = "pod-cidr-space"
  /// Routes a route table, one a node and surge node (kubenet).
  case routes
  /// Nodes a cluster.
  case clusterNodes = "cluster-nodes"
}

/// The checks of one option at one size.
struct CeilingChecks {
  /// Whether the existing cluster goes on in the subnets that it has, whose sizes the file does not
  /// tell; free space then has no say.
  let keepsVNetSubnets: Bool
  /// The same for its pod CIDR.
  let keepsPodCIDR: Bool
  private let formulas: DemandFormulas
  private let freeBlocks: LargestBlocks
  private let shortestPodCIDRLength: Int?
  private let privateIPs: Int
  private let podSubnetLength: Int
  private let routes: Int
  private let clusterNodes: Int

  init(_ formulas: DemandFormulas, _ basis: SizingBasis) {
    let limits = basis.limits
    self.formulas = formulas
    let decision = basis.decision
    keepsVNetSubnets =
      decision.keeps(.nodeSubnet, with: formulas.model)
      && (!formulas.hasPodSubnet || decision.keeps(.podSubnet, with: formulas.model))
    keepsPodCIDR = formulas.hasPodCIDR && decision.keeps(.podCIDR, with: formulas.model)
    freeBlocks = basis.spaces.freeBlocks
    shortestPodCIDRLength = basis.spaces.shortestPodCIDRLength
    privateIPs = limits.addresses.perVNet
    podSubnetLength = limits.addresses.shortestPodSubnetLength
    routes = limits.kubenetNodes(dualStack: decision.cluster.ipFamilies == .dualStack)
    clusterNodes = limits.nodes.anyCluster
  }

  /// The ceilings that a size breaks, in the order of `Ceiling`.
  func broken(by totals: DemandTotals) -> [Ceiling] {
    Ceiling.allCases.filter { isBroken($0, by: totals) }
  }

  /// Whether a size keeps every ceiling.
  func holds(_ totals: DemandTotals) -> Bool {
    for ceiling in Ceiling.allCases where isBroken(ceiling, by: totals) { return false }
    return true
  }

  private func isBroken(_ ceiling: Ceiling, by totals: DemandTotals) -> Bool {
    switch ceiling {
    case .vnetSpace: !keepsVNetSubnets && !fitsVNet(totals)
    case .vnetPrivateIPs:
      (formulas.model == .nodeSubnet || formulas.model == .podSubnetDynamic)
        && totals.vnetAddresses > privateIPs
    case .podSubnetLength:
      formulas.model == .podSubnetStaticBlock && (totals.podSubnetLength ?? 0) < podSubnetLength
    case .podCIDRSpace: formulas.hasPodCIDR && !keepsPodCIDR && !fitsPodCIDR(totals)
    case .routes: formulas.model == .kubenet && totals.nodes + totals.surgeNodes > routes
    case .clusterNodes: formulas.model != .kubenet && totals.nodes > clusterNodes
    }
  }

  private func fitsVNet(_ totals: DemandTotals) -> Bool {
    guard let nodes = totals.nodeSubnetLength else { return false }
    guard formulas.hasPodSubnet else { return freeBlocks.hold(nodes) }
    return totals.podSubnetLength.map { freeBlocks.hold(nodes, $0) } ?? false
  }

  private func fitsPodCIDR(_ totals: DemandTotals) -> Bool {
    guard let length = totals.podCIDRLength, let shortest = shortestPodCIDRLength else {
      return false
    }
    return length >= shortest
  }
}
