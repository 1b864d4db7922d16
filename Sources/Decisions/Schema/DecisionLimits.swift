public import IPMath

/// The platform's limits that a decision file is checked against.
///
/// They are facts of AKS and Azure, which change and have sources; so the caller hands them in and
/// this target states none.
public struct DecisionLimits: Sendable, Hashable {
  /// The pods that a node may be set to take.
  public var maxPods: ClosedRange<Int>
  /// The ranges that neither VNets nor pod and service CIDRs may touch, since AKS uses them.
  public var reservedRanges: [IPv4Prefix]
  /// The further ranges that no VNet may touch, such as multicast.
  public var prohibitedVNetRanges: [IPv4Prefix]
  /// The private ranges; a pod or service CIDR outside of them is unusual.
  public var privateRanges: [IPv4Prefix]
  /// The prefix length of the smallest IPv4 subnet.
  public var longestSubnet: Int
  /// The prefix length of every IPv6 subnet.
  public var ipv6Subnet: Int
  /// The prefix length of the smallest pod CIDR, which holds one node.
  public var longestPodCIDR: Int
  /// The prefix length of the largest service CIDR.
  public var shortestServiceCIDR: Int
  /// The most characters in the name of a Linux node pool.
  public var linuxPoolName: Int
  /// The most characters in the name of a Windows node pool.
  public var windowsPoolName: Int
  /// The most characters in the name of a subnet.
  public var subnetName: Int

  /// Limits from their parts.
  public init(
    maxPods: ClosedRange<Int>, reservedRanges: [IPv4Prefix], prohibitedVNetRanges: [IPv4Prefix],
    privateRanges: [IPv4Prefix], longestSubnet: Int, ipv6Subnet: Int, longestPodCIDR: Int,
    shortestServiceCIDR: Int, linuxPoolName: Int, windowsPoolName: Int, subnetName: Int
  ) {
    self.maxPods = maxPods
    self.reservedRanges = reservedRanges
    self.prohibitedVNetRanges = prohibitedVNetRanges
    self.privateRanges = privateRanges
    self.longestSubnet = longestSubnet
    self.ipv6Subnet = ipv6Subnet
    self.longestPodCIDR = longestPodCIDR
    self.shortestServiceCIDR = shortestServiceCIDR
    self.linuxPoolName = linuxPoolName
    self.windowsPoolName = windowsPoolName
    self.subnetName = subnetName
  }
}
