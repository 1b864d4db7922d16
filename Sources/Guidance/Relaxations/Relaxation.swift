public import Decisions
internal import IPMath
internal import Knowledge

/// A change to the decision's constraints or inputs.
public enum Relaxation: Sendable, Hashable {
  /// Drop a `must` constraint.
  case dropConstraint(ConstraintID)
  /// Give the VNet's first prefix this length.
  case vnetPrefixLength(Int)
  /// Leave the pod CIDR to the tool, or give one of at most this length.
  case podCIDRLength(Int)
  /// Run at most so many nodes, growth included and surge apart.
  case nodes(Int)
  /// Do without the Windows pools.
  case withoutWindows
  /// Do without these VM sizes.
  case withoutVMSizes([String])
  /// Stay with IPv4 only.
  case singleStack
}

extension Decision {
  /// The decision with so many nodes in all, growth included, the pools in proportion.
  func scaled(to nodes: Int, limits: Limits) -> Decision {
    with(nodes: PoolPlan(cluster, limits: limits).apportionment.counts(nodes))
  }

  /// The decision after one change.
  func relaxed(by change: Relaxation, limits: Limits) -> Decision {
    var relaxed = self
    switch change {
    case .dropConstraint(let constraint):
      relaxed.constraints.removeAll { $0.constraint == constraint }
    case .vnetPrefixLength(let length):
      guard let index = network.addressSpace.firstIndex(where: { $0.v4 != nil }),
        let first = network.addressSpace[index].v4,
        let larger = IPv4Prefix(containing: first.address, length: length)
      else { break }
      relaxed.network.addressSpace[index] = .v4(larger)
      // What the larger VNet covers cannot be connected to it as well.
      relaxed.network.connected.removeAll { $0.prefix.v4.map(larger.overlaps) ?? false }
    case .podCIDRLength:
      relaxed.network.podCIDR = nil
    case .nodes(let nodes):
      if nodes < PoolPlan(cluster, limits: limits).nodes {
        relaxed = scaled(to: nodes, limits: limits)
      }
    case .withoutWindows:
      relaxed.cluster.nodePools.removeAll(where: \.os.isWindows)
    case .withoutVMSizes(let sizes):
      for index in relaxed.cluster.nodePools.indices
      where relaxed.cluster.nodePools[index].vmSize.map(sizes.contains) ?? false {
        relaxed.cluster.nodePools[index].vmSize = nil
      }
    case .singleStack:
      relaxed.cluster.ipFamilies = .ipv4
    }
    return relaxed
  }
}
