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
  let model: NetworkModel
  let dualStack: Bool
  let spaces: AddressSpaces
  let limits: Limits

  /// The ceilings that `demands` break, in the order of `Ceiling`.
  func broken(by demands: OptionDemands) -> [Ceiling] {
    Ceiling.allCases.filter { isBroken($0, by: demands) }
  }

  /// Whether `demands` keep every ceiling.
  func holds(_ demands: OptionDemands) -> Bool {
    !Ceiling.allCases.contains { isBroken($0, by: demands) }
  }

  private func isBroken(_ ceiling: Ceiling, by demands: OptionDemands) -> Bool {
    switch ceiling {
    case .vnetSpace:
      !VNetPlacement(demands, in: spaces.vnet).holds(demands)
    case .vnetPrivateIPs:
      (model == .nodeSubnet || model == .podSubnetDynamic)
        && demands.vnetAddresses > limits.addresses.perVNet
    case .podSubnetLength:
      model == .podSubnetStaticBlock
        && (demands.podSubnet?.prefixLength ?? 0) < limits.addresses.shortestPodSubnetLength
    case .podCIDRSpace:
      demands.podCIDR.map { demand in
        demand.prefixLength.map { !spaces.holdsPodCIDR(length: $0) } ?? true
      } ?? false
    case .routes:
      model == .kubenet
        && demands.nodes + demands.surgeNodes > limits.kubenetNodes(dualStack: dualStack)
    case .clusterNodes:
      model != .kubenet && demands.nodes > limits.nodes.anyCluster
    }
  }
}
