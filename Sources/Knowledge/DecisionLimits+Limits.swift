public import Decisions

extension DecisionLimits {
  /// The limits that the reading of decision files needs, taken from the knowledge base.
  ///
  /// The lengths of names and of IPv6 subnets are rules of form that no fact carries.
  public init(_ limits: Limits) {
    self.init(
      maxPods: limits.pods
        .lowestMaxPods...max(
          limits.pods.lowestMaxPods, limits.pods.highestMaxPods),
      reservedRanges: limits.ranges.reserved,
      prohibitedVNetRanges: limits.ranges.prohibitedInVNets,
      privateRanges: limits.ranges.privateUse,
      longestSubnet: limits.addresses.longestSubnetLength,
      ipv6Subnet: 64, longestPodCIDR: 24,
      shortestServiceCIDR: limits.addresses.shortestServiceCIDRLength,
      linuxPoolName: 12, windowsPoolName: 6, subnetName: 80)
  }
}
