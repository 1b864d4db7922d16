public import Decisions
internal import IPMath
public import Knowledge

extension Ceiling {
  /// What the ceiling is, as a noun phrase worded by the phrases `ceilings`.
  ///
  /// - Parameters:
  ///   - decision: The decision, for its pod CIDR and its address families.
  ///   - limits: The limits of the platform.
  /// - Returns: A message with the limit's own figure.
  public func message(_ decision: Decision, limits: Limits) -> Message {
    switch self {
    case .vnetSpace, .podCIDRSpace:
      if self == .podCIDRSpace, let given = decision.network.podCIDR {
        return Message("given-pod-cidr", ["limit": .text(given.description)])
      }
      return Message(rawValue)
    case .vnetPrivateIPs: return limit(.count(limits.addresses.perVNet))
    case .podSubnetLength:
      return limit(.text("/\(limits.addresses.shortestPodSubnetLength)"))
    case .routes:
      let isDual = decision.cluster.ipFamilies == .dualStack
      return limit(.count(limits.kubenetNodes(dualStack: isDual)))
    case .clusterNodes: return limit(.count(limits.nodes.anyCluster))
    }
  }

  private func limit(_ value: Message.Value) -> Message { Message(rawValue, ["limit": value]) }
}
