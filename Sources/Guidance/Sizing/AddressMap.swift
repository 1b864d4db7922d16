internal import Decisions
public import IPMath

/// The VNet's address space, range by range: what is in use, what the plan proposes, what is free.
public struct AddressMap: Sendable, Hashable {
  /// What a range is used for.
  public enum Use: String, Sendable, Hashable, CaseIterable {
    /// A subnet in use.
    case inUse = "in-use"
    /// The proposed node subnet.
    case nodeSubnet = "node-subnet"
    /// The proposed pod subnet.
    case podSubnet = "pod-subnet"
    /// Free when the proposal is made.
    case free
  }

  /// A range of one use.
  public struct Block: Sendable, Hashable {
    /// The range.
    public let prefix: IPv4Prefix
    /// Its use.
    public let use: Use
  }

  /// An address prefix of the VNet.
  public struct Space: Sendable, Hashable {
    /// The prefix.
    public let prefix: IPv4Prefix
    /// The ranges in it, by address; together they are the whole prefix.
    public let blocks: [Block]

    /// The addresses of a use.
    public func addresses(_ use: Use) -> Int {
      blocks.reduce(0) { $0 + ($1.use == use ? Int($1.prefix.addressCount) : 0) }
    }
  }

  /// The VNet's IPv4 prefixes, by address.
  public let spaces: [Space]
  /// The pod CIDR of the plan; nil where it has none or the cluster keeps its own.
  public let podCIDR: IPv4Prefix?
  /// The service CIDR of the plan; nil where no option is chosen or the cluster keeps its own.
  public let serviceCIDR: IPv4Prefix?

  /// The ranges of a use in all prefixes, the largest first, among equals by address.
  public func blocks(_ use: Use) -> [Block] {
    spaces.flatMap(\.blocks).filter { $0.use == use }.sorted {
      ($0.prefix.length, $0.prefix.address.bits) < ($1.prefix.length, $1.prefix.address.bits)
    }
  }

  /// The addresses of a use in all prefixes.
  public func addresses(_ use: Use) -> Int { spaces.reduce(0) { $0 + $1.addresses(use) } }

  /// The map of an assessment, with the plan of the chosen option where there is one.
  public init(_ assessment: Assessment) {
    let (decision, sizing) = (assessment.decision, assessment.sizing)
    let model = assessment.outcome.option
    let plan = model.flatMap { sizing[$0] }
    func proposed(_ place: AddressDemand.Place, _ prefix: PlacedPrefix?) -> IPv4Prefix? {
      model.flatMap { decision.keeps(place, with: $0) ? nil : prefix?.prefix }
    }
    podCIDR = proposed(.podCIDR, plan?.podCIDR)
    serviceCIDR = model.flatMap {
      decision.keepsServiceCIDR(with: $0) ? nil : plan?.serviceCIDR?.prefix
    }
    let spaces = sizing.spaces
    var blocks = spaces.subnets.map { Block(prefix: $0, use: .inUse) }
    var free = spaces.vnet
    if let prefix = proposed(.nodeSubnet, plan?.nodeSubnet), free.reserve(prefix) {
      blocks.append(Block(prefix: prefix, use: .nodeSubnet))
    }
    if let prefix = proposed(.podSubnet, plan?.podSubnet), free.reserve(prefix) {
      blocks.append(Block(prefix: prefix, use: .podSubnet))
    }
    blocks += free.blocks.map { Block(prefix: $0, use: .free) }
    blocks.sort { $0.prefix.address.bits < $1.prefix.address.bits }
    var rest = blocks[...]
    self.spaces = spaces.addressSpace.sorted().map { prefix in
      rest = rest.drop { $0.prefix.address.bits < prefix.address.bits }
      let inside = rest.prefix { prefix.contains($0.prefix) }
      rest = rest.dropFirst(inside.count)
      return Space(prefix: prefix, blocks: Array(inside))
    }
  }
}

extension AddressMap {
  /// The free ranges that are listed one by one: the largest dozen.
  public var listedFree: [Block] { Array(blocks(.free).prefix(12)) }
}
