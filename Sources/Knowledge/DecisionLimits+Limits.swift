public import Decisions
internal import IPMath

extension DecisionLimits {
  /// The limits that reading a decision file needs, taken from the knowledge base.
  public init(_ limits: Limits) {
    self.init(
      maxPods: limits.pods
        .lowestMaxPods...max(
          limits.pods.lowestMaxPods, limits.pods.highestMaxPods),
      reservedRanges: limits.ranges.reserved,
      prohibitedVNetRanges: limits.ranges.prohibitedInVNets,
      privateRanges: limits.ranges.privateUse,
      longestSubnet: limits.addresses.longestSubnetLength,
      ipv6Subnet: limits.addresses.ipv6SubnetLength,
      longestPodCIDR: IPv4Prefix.smallestLength(holding: limits.addresses.podCIDRPerNode) ?? 0,
      shortestServiceCIDR: limits.addresses.shortestServiceCIDRLength,
      linuxPoolName: limits.names.linuxPool, windowsPoolName: limits.names.windowsPool,
      subnetName: limits.names.subnet)
  }
}
