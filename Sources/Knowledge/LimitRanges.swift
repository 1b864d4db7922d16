extension Limits {
  /// Default, reserved and private ranges, as texts.
  public struct Ranges: Sendable, Hashable {
    /// The pod CIDR of a cluster that names none.
    public let defaultPodCIDR: String
    /// The service CIDR of a cluster that names none.
    public let defaultServiceCIDR: String
    /// The DNS service address of a cluster that names none.
    public let defaultDNSServiceIP: String
    /// Where the DNS service address should lie, counted from the first of the service CIDR.
    public let dnsOffset: Int
    /// The node subnet of a VNet that AKS makes.
    public let managedNodeSubnet: String
    /// Ranges that no pod CIDR, service CIDR or VNet may touch.
    public let reserved: [String]
    /// Ranges that no VNet may touch.
    public let prohibitedInVNets: [String]
    /// Ranges that pod and service CIDRs are to be taken from.
    public let privateUse: [String]
  }
}
