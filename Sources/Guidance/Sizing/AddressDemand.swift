internal import Decisions
internal import IPMath
internal import Knowledge

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
  /// The formula, in the symbols of DESIGN section 5.
  public let formula: String
  /// One term a pool, in the order of the file.
  public let terms: [Term]
  /// Internal load balancers and private endpoints in the node subnet; 0 elsewhere.
  public let extras: Int
  /// The demand: the terms and the extras, without what Azure keeps for itself.
  public let addresses: Int
  /// The least that the place can do with, where the model is between a floor and a bound.
  public let floor: Int?
  /// Addresses of the block that nothing can use: Azure's five, or two static blocks.
  public let unusable: Int
  /// The longest prefix that holds demand and unusable addresses; nil when no IPv4 prefix does.
  public let prefixLength: Int?

  init(
    _ place: Place, formula: String, terms: [Term], extras: Int = 0, floor: Int? = nil,
    unusable: Int, longest: Int
  ) {
    self.place = place
    self.formula = formula
    self.terms = terms
    self.extras = extras
    self.floor = floor
    self.unusable = unusable
    addresses = terms.reduce(extras) { $0 + $1.addresses }
    prefixLength = IPv4Prefix.smallestLength(holding: addresses + unusable).map {
      min($0, longest)
    }
  }

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
  public var nodes: Int { pools.reduce(0) { $0 + $1.nodes } }
  /// `Σ s`.
  public var surgeNodes: Int { pools.reduce(0) { $0 + $1.surge } }

  /// The demands of `model` for these pools: the formulas of DESIGN section 5.
  init(_ model: NetworkModel, pools: [PoolSize], extras: Int, limits: Limits) {
    self.pools = pools
    func subnet(
      _ place: AddressDemand.Place, _ formula: String, extras: Int = 0, floor: Int? = nil,
      perNode: (PoolSize) -> Int
    ) -> AddressDemand {
      AddressDemand(
        place, formula: formula,
        terms: pools.map { AddressDemand.Term(pool: $0, perNode: perNode($0)) },
        extras: extras, floor: floor, unusable: limits.addresses.reservedPerSubnet,
        longest: limits.addresses.longestSubnetLength)
    }
    let nodesOnly = { subnet(.nodeSubnet, "Σ(n + s) + extras", extras: extras) { _ in 1 } }
    switch model {
    case .nodeSubnet:
      nodeSubnet = subnet(.nodeSubnet, "Σ(n + s)·(1 + m) + extras", extras: extras) {
        1 + $0.maxPods
      }
      podSubnet = nil
      podCIDR = nil
    case .podSubnetDynamic:
      let batch = limits.addresses.dynamicBatch
      nodeSubnet = nodesOnly()
      podSubnet = subnet(
        .podSubnet,
        "Σ(n + s)·max(\(batch), min(\(limits.addresses.dynamicCap), \(batch)·ceil(m / \(batch))))",
        floor: batch * pools.reduce(0) { $0 + $1.nodesWithSurge }
      ) { max(batch, min(limits.addresses.dynamicCap, batch * ceilingQuotient($0.maxPods, batch))) }
      podCIDR = nil
    case .podSubnetStaticBlock:
      let block = limits.addresses.staticBlock
      nodeSubnet = nodesOnly()
      podSubnet = AddressDemand(
        .podSubnet, formula: "\(block)·Σ(n + s)·ceil((m + 1) / \(block))",
        terms: pools.map {
          AddressDemand.Term(pool: $0, perNode: block * ceilingQuotient($0.maxPods + 1, block))
        },
        unusable: limits.addresses.unusableStaticBlocks * block,
        longest: limits.addresses.longestSubnetLength)
      podCIDR = nil
    case .kubenet, .overlay:
      let perNode = limits.addresses.podCIDRPerNode
      nodeSubnet = nodesOnly()
      podSubnet = nil
      podCIDR = AddressDemand(
        .podCIDR, formula: "\(perNode)·Σ(n + s)",
        terms: pools.map { AddressDemand.Term(pool: $0, perNode: perNode) }, unusable: 0,
        longest: 32)
    }
  }
}

/// `a / b`, rounded up.
func ceilingQuotient(_ dividend: Int, _ divisor: Int) -> Int { (dividend + divisor - 1) / divisor }
