public import IPMath

extension Limits {
  /// Default, reserved and private ranges, all IPv4.
  public struct Ranges: Sendable, Hashable {
    /// The pod CIDR of a cluster that names none.
    public let defaultPodCIDR: IPv4Prefix
    /// The service CIDR of a cluster that names none.
    public let defaultServiceCIDR: IPv4Prefix
    /// The DNS service address of a cluster that names none.
    public let defaultDNSServiceIP: IPv4Address
    /// Whether the pod CIDR of a model can be expanded later.
    public let isPodCIDRExpandable: PerOption<Bool>
    /// Where the DNS service address should lie, counted from the first of the service CIDR.
    public let dnsOffset: Int
    /// The node subnet of a VNet that AKS makes.
    public let managedNodeSubnet: IPv4Prefix
    /// Ranges that no pod CIDR, service CIDR or VNet may lie in or contain.
    public let reserved: [IPv4Prefix]
    /// Ranges that no VNet may use.
    public let prohibitedInVNets: [IPv4Prefix]
    /// Ranges that pod and service CIDRs are to be taken from.
    public let privateUse: [IPv4Prefix]
  }
}
