internal import Decisions
internal import IPMath
internal import Knowledge

/// The address arithmetic of one network model: the formulas of DESIGN section 5.
///
/// Demands that are shown and totals that are searched over both come from here.
struct DemandFormulas: Sendable, Hashable {
  let model: NetworkModel
  private let reserved: Int
  private let longestSubnet: Int
  private let batch: Int
  private let cap: Int
  private let block: Int
  private let unusableBlocks: Int
  private let podCIDRPerNode: Int

  init(_ model: NetworkModel, limits: Limits) {
    self.model = model
    reserved = limits.addresses.reservedPerSubnet
    longestSubnet = limits.addresses.longestSubnetLength
    batch = limits.addresses.dynamicBatch
    cap = limits.addresses.dynamicCap
    block = limits.addresses.staticBlock
    unusableBlocks = limits.addresses.unusableStaticBlocks
    podCIDRPerNode = limits.addresses.podCIDRPerNode
  }

  var hasPodSubnet: Bool { model == .podSubnetDynamic || model == .podSubnetStaticBlock }
  var hasPodCIDR: Bool { !model.isFlat }

  /// Addresses of the node subnet that a node with so many max pods takes.
  func nodeSubnetPerNode(maxPods: Int) -> Int { model == .nodeSubnet ? 1 + maxPods : 1 }

  /// Addresses of the pod subnet that a node with so many max pods takes; 0 without a pod subnet.
  func podSubnetPerNode(maxPods: Int) -> Int {
    switch model {
    case .podSubnetDynamic: max(batch, min(cap, batch * ceilingQuotient(maxPods, batch)))
    case .podSubnetStaticBlock: block * ceilingQuotient(maxPods + 1, block)
    case .kubenet, .nodeSubnet, .overlay: 0
    }
  }

  /// Addresses of the pod CIDR that a node takes; 0 without a pod CIDR.
  var podCIDRAddressesPerNode: Int { hasPodCIDR ? podCIDRPerNode : 0 }

  /// Addresses of the pod subnet that a node takes at the least; nil where the demand is exact.
  var podSubnetFloorPerNode: Int? { model == .podSubnetDynamic ? batch : nil }

  /// Addresses of a block that nothing can use: Azure's own, or the static blocks that hold them.
  func unusable(_ place: AddressDemand.Place) -> Int {
    switch place {
    case .nodeSubnet: reserved
    case .podSubnet: model == .podSubnetStaticBlock ? unusableBlocks * block : reserved
    case .podCIDR: 0
    }
  }

  /// The longest prefix that holds a demand in a place; nil when no IPv4 prefix does.
  func prefixLength(_ place: AddressDemand.Place, addresses: Int) -> Int? {
    let longest = place == .podCIDR ? 32 : longestSubnet
    return IPv4Prefix.smallestLength(holding: addresses + unusable(place)).map { min($0, longest) }
  }

  /// The formula of a place, in the symbols of DESIGN section 5.
  func text(_ place: AddressDemand.Place) -> String {
    switch (place, model) {
    case (.nodeSubnet, .nodeSubnet): "Σ(n + s)·(1 + m) + extras"
    case (.nodeSubnet, _): "Σ(n + s) + extras"
    case (.podSubnet, .podSubnetStaticBlock): "\(block)·Σ(n + s)·ceil((m + 1) / \(block))"
    case (.podSubnet, _):
      "Σ(n + s)·max(\(batch), min(\(cap), \(batch)·ceil(m / \(batch))))"
    case (.podCIDR, _): "\(podCIDRPerNode)·Σ(n + s)"
    }
  }
}

/// `a / b`, rounded up.
func ceilingQuotient(_ dividend: Int, _ divisor: Int) -> Int { (dividend + divisor - 1) / divisor }
