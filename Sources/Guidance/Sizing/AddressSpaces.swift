public import Decisions
public import IPMath
public import Knowledge

/// The free space that a decision's network leaves, worked out once and shared by all options.
public struct AddressSpaces: Sendable {
  /// Free space of the VNet: its address space without the subnets in use.
  public let vnet: FreeSpace<IPv4Address>
  /// The largest blocks of that free space.
  let freeBlocks: LargestBlocks
  /// The length of the largest pod CIDR that can be had: within the given one, else anywhere
  /// private; nil when there is none.
  let shortestPodCIDRLength: Int?
  /// Free space of the private ranges in order of preference: RFC 1918, then RFC 6598; without
  /// reserved ranges, the VNet, connected ranges and the service CIDR where that is settled.
  let privateRanges: [FreeSpace<IPv4Address>]
  /// The VNet's IPv4 address space.
  public let addressSpace: [IPv4Prefix]
  /// The VNet's IPv4 subnets in use.
  public let subnets: [IPv4Prefix]
  /// The pod CIDR that the decision file fixes.
  public let givenPodCIDR: IPv4Prefix?
  /// The default pod CIDR of AKS where nothing is in its way.
  let defaultPodCIDR: IPv4Prefix?
  /// The service CIDR when it does not depend on the option: given, or the free default.
  let settledServiceCIDR: IPv4Prefix?

  /// The spaces of a decision's network.
  public init(_ network: Network, limits: Limits) {
    addressSpace = network.addressSpace.compactMap(\.v4)
    subnets = network.subnets.compactMap(\.prefix.v4)
    vnet = FreeSpace(within: addressSpace, excluding: subnets)
    freeBlocks = LargestBlocks(vnet)
    givenPodCIDR = network.podCIDR

    var taken = limits.ranges.reserved + addressSpace + network.connected.compactMap(\.prefix.v4)
    let outside = PrefixSet(taken + (network.podCIDR.map { [$0] } ?? []))
    let service =
      network.serviceCIDR
      ?? (outside.overlaps(limits.ranges.defaultServiceCIDR)
        ? nil : limits.ranges.defaultServiceCIDR)
    settledServiceCIDR = service
    if let service { taken.append(service) }
    let obstacles = PrefixSet(taken)
    defaultPodCIDR =
      obstacles.overlaps(limits.ranges.defaultPodCIDR) ? nil : limits.ranges.defaultPodCIDR
    privateRanges = limits.ranges.privateUse.map {
      FreeSpace(within: [$0], excluding: obstacles.prefixes)
    }
    shortestPodCIDRLength =
      network.podCIDR?.length ?? privateRanges.compactMap { LargestBlocks($0).first }.min()
  }

  /// The pod CIDR of an option that needs a prefix of `length`: the given one where it is large
  /// enough, else the start of AKS's default where that is free and large enough, else the lowest
  /// free block.
  func podCIDR(length: Int) -> PlacedPrefix? {
    if let givenPodCIDR {
      return length >= givenPodCIDR.length ? PlacedPrefix(givenPodCIDR, .given) : nil
    }
    if let defaultPodCIDR, length >= defaultPodCIDR.length {
      return PlacedPrefix(
        IPv4Prefix(containing: defaultPodCIDR.address, length: length) ?? defaultPodCIDR,
        .platformDefault)
    }
    return lowestPrivate(length: length, avoiding: []).map {
      PlacedPrefix($0, defaultPodCIDR == nil ? .lowestFree : .lowestFreeLarger)
    }
  }

  /// The service CIDR beside an option's pod CIDR; nil when no private block is left.
  func serviceCIDR(avoiding podCIDR: IPv4Prefix?, network: Network, limits: Limits) -> PlacedPrefix?
  {
    if let settledServiceCIDR {
      let origin: PlacedPrefix.Origin = network.serviceCIDR == nil ? .platformDefault : .given
      return PlacedPrefix(settledServiceCIDR, origin)
    }
    let shortest = limits.ranges.defaultServiceCIDR.length
    for length in shortest...max(shortest, limits.addresses.longestServiceCIDRLength) {
      let taken = podCIDR.map { [$0] } ?? givenPodCIDR.map { [$0] } ?? []
      if let block = lowestPrivate(length: length, avoiding: taken) {
        return PlacedPrefix(block, .lowestFree)
      }
    }
    return nil
  }

  /// The VNet's first address prefix with another length: nil where that would leave the private
  /// range that it lies in, or cover a range that AKS reserves.
  func firstPrefix(length: Int, limits: Limits) -> IPv4Prefix? {
    guard let first = addressSpace.first else { return nil }
    guard length < first.length else {
      return IPv4Prefix(containing: first.address, length: length)
    }
    let larger = IPv4Prefix(containing: first.address, length: length)
    guard let larger, !limits.ranges.reserved.contains(where: larger.overlaps),
      limits.ranges.privateUse.contains(where: { $0.contains(larger) })
    else { return nil }
    return larger
  }

  /// Whether the VNet's first address prefix can have another length while its other prefixes and
  /// the subnets in use stay where they are.
  func canResizeFirstPrefix(to length: Int, limits: Limits) -> Bool {
    guard let prefix = firstPrefix(length: length, limits: limits) else { return false }
    let others = addressSpace.dropFirst()
    return !others.contains(where: prefix.overlaps)
      && subnets.allSatisfy { subnet in
        prefix.contains(subnet) || others.contains { $0.contains(subnet) }
      }
  }

  private func lowestPrivate(length: Int, avoiding taken: [IPv4Prefix]) -> IPv4Prefix? {
    for range in privateRanges {
      var space = taken.isEmpty ? range : FreeSpace(within: range.blocks, excluding: taken)
      if let block = space.allocateLowest(length: length) { return block }
    }
    return nil
  }
}

/// A prefix with the reason why it is this one.
public struct PlacedPrefix: Sendable, Hashable {
  /// Why this prefix.
  public enum Origin: String, Sendable, Hashable {
    /// The decision file fixes it.
    case given
    /// AKS's default, free here.
    case platformDefault = "platform-default"
    /// The lowest free block, because the default is taken.
    case lowestFree = "lowest-free"
    /// The lowest free block, because the default, which is free, is too small.
    case lowestFreeLarger = "lowest-free-larger"
    /// The smallest free block of the VNet that holds it, lowest address among equals.
    case bestFit = "best-fit"
  }

  /// The prefix.
  public let prefix: IPv4Prefix
  /// Why this prefix.
  public let origin: Origin

  init(_ prefix: IPv4Prefix, _ origin: Origin) {
    self.prefix = prefix
    self.origin = origin
  }
}
