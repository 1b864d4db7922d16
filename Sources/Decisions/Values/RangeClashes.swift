public import IPMath

/// What a pod or service CIDR touches that it had better not.
///
/// The reader words it as errors and warnings with lines, the report as findings; both look here.
public struct RangeClashes: Sendable, Hashable {
  /// Whether the range lies inside the private ranges.
  public let isPrivate: Bool
  /// The reserved ranges that it lies in, equals or contains.
  public let reserved: [IPv4Prefix]
  /// The positions of the VNet's subnets that it overlaps.
  public let subnets: [Int]
  /// The position of the first prefix of the VNet's address space that it overlaps; nil where it
  /// overlaps none.
  public let vnet: Int?
  /// The positions of the connected ranges that it overlaps.
  public let connected: [Int]

  /// The clashes of a range with what is around the cluster.
  public init(of range: IPv4Prefix, in network: Network, limits: DecisionLimits) {
    self.init(
      of: range, addressSpace: network.addressSpace, subnets: network.subnets.map(\.prefix),
      connected: network.connected.map(\.prefix), limits: limits)
  }

  init(
    of range: IPv4Prefix, addressSpace: [IPPrefix], subnets: [IPPrefix], connected: [IPPrefix],
    limits: DecisionLimits
  ) {
    let prefix = IPPrefix.v4(range)
    isPrivate = limits.privateRanges.contains { $0.contains(range) }
    reserved = limits.reservedRanges.filter { $0.overlaps(range) }
    self.subnets = subnets.indices.filter { subnets[$0].overlaps(prefix) }
    vnet = addressSpace.firstIndex { $0.overlaps(prefix) }
    self.connected = connected.indices.filter { connected[$0].overlaps(prefix) }
  }
}
