internal import IPMath
internal import Knowledge

/// Where an option's subnets go in the VNet.
struct VNetPlacement {
  let nodeSubnet: PlacedPrefix?
  let podSubnet: PlacedPrefix?

  /// Places the subnets into free space: the larger first, each into the smallest block that
  /// holds it, so that the largest free blocks stay whole.
  init(_ demands: OptionDemands, in space: FreeSpace<IPv4Address>) {
    var free = space
    func place(_ demand: AddressDemand?) -> PlacedPrefix? {
      demand?.prefixLength.flatMap { free.allocate(length: $0) }.map { PlacedPrefix($0, .bestFit) }
    }
    let podsFirst =
      (demands.podSubnet?.prefixLength ?? .max) < (demands.nodeSubnet.prefixLength ?? .max)
    if podsFirst {
      podSubnet = place(demands.podSubnet)
      nodeSubnet = place(demands.nodeSubnet)
    } else {
      nodeSubnet = place(demands.nodeSubnet)
      podSubnet = place(demands.podSubnet)
    }
  }

  /// Whether demands of the same option, those placed here or others, fit these very prefixes.
  func holds(_ demands: OptionDemands) -> Bool {
    nodeSubnet.holds(demands.nodeSubnet) && podSubnet.holds(demands.podSubnet)
  }

  /// The longest prefix length that would do for the whole VNet, were its first address prefix
  /// that large: subnets in use stay where they are.
  ///
  /// Nil where even the whole private range of that prefix would not do.
  static func requiredLength(
    _ demands: OptionDemands, in spaces: AddressSpaces, limits: Limits
  ) -> Int? {
    guard let first = spaces.addressSpace.first, let nodes = demands.nodeSubnet.prefixLength else {
      return nil
    }
    let pods = demands.podSubnet?.prefixLength
    if demands.podSubnet != nil, pods == nil { return nil }
    for length in stride(from: min(nodes, pods ?? 32), through: 0, by: -1) {
      // Subnets in other prefixes of the VNet stay there, unless the first one is to shrink.
      guard let candidate = spaces.firstPrefix(length: length, limits: limits) else { return nil }
      if length > first.length, !spaces.subnets.allSatisfy(candidate.contains) { continue }
      let free = LargestBlocks(FreeSpace(within: [candidate], excluding: spaces.subnets))
      if pods.map({ free.hold(nodes, $0) }) ?? free.hold(nodes) { return length }
    }
    return nil
  }
}

extension PlacedPrefix? {
  /// Whether a demand fits this prefix; no demand fits none.
  func holds(_ demand: AddressDemand?) -> Bool {
    guard let demand else { return true }
    guard let self, let length = demand.prefixLength else { return false }
    return length >= self.prefix.length
  }
}
