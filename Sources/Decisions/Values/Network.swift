public import IPMath

/// The network that the cluster joins.
public struct Network: Sendable, Hashable {
  /// A range with the name that the file gives it.
  public struct NamedPrefix: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The range.
    public var prefix: IPPrefix

    /// A named range.
    public init(_ name: String, _ prefix: IPPrefix) {
      self.name = name
      self.prefix = prefix
    }
  }

  /// The VNet's address space, at least one IPv4 prefix.
  public var addressSpace: [IPPrefix]
  /// The VNet's subnets that are in use, in the order of the file.
  public var subnets: [NamedPrefix]
  /// Peered or routed ranges, in the order of the file.
  public var connected: [NamedPrefix]
  /// The pod CIDR, where the file fixes one.
  public var podCIDR: IPv4Prefix?
  /// The service CIDR, where the file fixes one.
  public var serviceCIDR: IPv4Prefix?
  /// Frontends of internal load balancers in the node subnet.
  public var internalLoadBalancers: Int
  /// Private endpoints in the node subnet.
  public var privateEndpoints: Int

  /// A network from its parts.
  public init(
    addressSpace: [IPPrefix], subnets: [NamedPrefix] = [], connected: [NamedPrefix] = [],
    podCIDR: IPv4Prefix? = nil, serviceCIDR: IPv4Prefix? = nil, internalLoadBalancers: Int = 0,
    privateEndpoints: Int = 0
  ) {
    self.addressSpace = addressSpace
    self.subnets = subnets
    self.connected = connected
    self.podCIDR = podCIDR
    self.serviceCIDR = serviceCIDR
    self.internalLoadBalancers = internalLoadBalancers
    self.privateEndpoints = privateEndpoints
  }
}
