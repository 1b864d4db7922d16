internal import Decisions
internal import IPMath

/// How many addresses an option wants in one place, with everything that the number is made of.
public struct AddressDemand: Sendable, Hashable {
  /// Where addresses are wanted.
  public enum Place: String, Sendable, Hashable {
    case nodeSubnet
    case podSubnet
    case podCIDR
  }

  /// What one pool adds: `nodesWithSurge × perNode`.
  public struct Term: Sendable, Hashable {
    /// The pool and its figures.
    public let pool: PoolSize
    /// Addresses a node.
    public let perNode: Int
    /// Addresses of the pool.
    public var addresses: Int { pool.nodesWithSurge * perNode }
  }

  /// Where the addresses are wanted.
  public let place: Place
  /// One term a pool, in the order of the file.
  public let terms: [Term]
  /// Internal load balancers and private endpoints in the node subnet; 0 elsewhere.
  public let extras: Int
  /// The demand: the terms and the extras, without what Azure keeps for itself.
  public let addresses: Int
  /// The least that the place can do with, where the model is between a floor and a bound.
  public let floor: Int?
  /// The longest prefix that holds demand and unusable addresses; nil when no IPv4 prefix does.
  public let prefixLength: Int?
  private let formulas: DemandFormulas

  init(
    _ place: Place, _ formulas: DemandFormulas, _ pools: [PoolSize], extras: Int = 0,
    floor: Int? = nil, perNode: (PoolSize) -> Int
  ) {
    self.place = place
    self.formulas = formulas
    terms = pools.map { Term(pool: $0, perNode: perNode($0)) }
    self.extras = extras
    self.floor = floor
    addresses = terms.reduce(extras) { $0 + $1.addresses }
    prefixLength = formulas.prefixLength(place, addresses: addresses)
  }

  /// The formula, in the symbols of DESIGN section 5.
  public var formula: String { formulas.text(place) }
  /// Addresses of the block that nothing can use: Azure's five, or two static blocks.
  public var unusable: Int { formulas.unusable(place) }
  /// Addresses that a block of this demand's prefix length leaves for use.
  public var capacity: Int? { prefixLength.map { (1 << (32 - $0)) - unusable } }
}

/// The demands of one option at one size.
public struct OptionDemands: Sendable, Hashable {
  /// The pools as the option sees them.
  public let pools: [PoolSize]
  /// The node subnet.
  public let nodeSubnet: AddressDemand
  /// The pod subnet, where the option has one.
  public let podSubnet: AddressDemand?
  /// The pod CIDR, where the option has one.
  public let podCIDR: AddressDemand?

  /// Addresses of the VNet that the option takes.
  public var vnetAddresses: Int { nodeSubnet.addresses + (podSubnet?.addresses ?? 0) }
  /// `Σ n`.
  public let nodes: Int
  /// `Σ s`.
  public let surgeNodes: Int

  /// The demands of a model for these pools.
  init(_ formulas: DemandFormulas, pools: [PoolSize], extras: Int) {
    self.pools = pools
    nodes = pools.reduce(0) { $0 + $1.nodes }
    surgeNodes = pools.reduce(0) { $0 + $1.surge }
    let allNodes = nodes + surgeNodes
    nodeSubnet = AddressDemand(.nodeSubnet, formulas, pools, extras: extras) {
      formulas.nodeSubnetPerNode(maxPods: $0.maxPods)
    }
    podSubnet =
      formulas.hasPodSubnet
      ? AddressDemand(
        .podSubnet, formulas, pools,
        floor: formulas.podSubnetFloorPerNode.map { $0 * allNodes }
      ) { formulas.podSubnetPerNode(maxPods: $0.maxPods) } : nil
    podCIDR =
      formulas.hasPodCIDR
      ? AddressDemand(.podCIDR, formulas, pools) { _ in formulas.podCIDRAddressesPerNode } : nil
  }

  /// The prefix lengths of node and pod subnet, where there are such.
  var subnetLengths: [Int] { [nodeSubnet, podSubnet].compactMap { $0?.prefixLength } }

  /// The sums alone.
  var totals: DemandTotals {
    DemandTotals(
      nodes: nodes, surgeNodes: surgeNodes, vnetAddresses: vnetAddresses,
      podSubnetAddresses: podSubnet?.addresses ?? 0, nodeSubnetLength: nodeSubnet.prefixLength,
      podSubnetLength: podSubnet?.prefixLength, podCIDRLength: podCIDR?.prefixLength)
  }
}
