import IPMath

/// Free space as a plain set of addresses; every answer comes from listing all candidates.
struct SlowFreeSpace {
  let spaces: [IPv4Prefix]
  var addresses: Set<UInt32>

  /// The spaces must not overlap here; `FreeSpace` itself takes any.
  init(within spaces: [IPv4Prefix], excluding used: [IPv4Prefix]) {
    self.spaces = spaces.sorted()
    addresses = SmallUniverse.addresses(spaces).filter { address in
      !used.contains { $0.contains(IPv4Address(bits: address)) }
    }
  }

  var blocks: [IPv4Prefix] { spaces.flatMap { SmallUniverse.blocks(of: $0, in: addresses) } }

  var largestBlock: IPv4Prefix? {
    let shortest = blocks.map(\.length).min()
    return blocks.first { $0.length == shortest }
  }

  func candidates(length: Int) -> [IPv4Prefix] {
    SmallUniverse.candidates(length: length, in: spaces, free: addresses)
  }

  mutating func allocate(length: Int) -> IPv4Prefix? {
    let fitting = blocks.filter { $0.length <= length }
    let best = fitting.map(\.length).max()
    let block = fitting.first { $0.length == best }
    return take(block.flatMap { IPv4Prefix($0.address, length: length) })
  }

  mutating func allocateLowest(length: Int) -> IPv4Prefix? {
    take(candidates(length: length).min())
  }

  mutating func allocateHighest(length: Int) -> IPv4Prefix? {
    take(candidates(length: length).max())
  }

  mutating func reserve(_ prefix: IPv4Prefix) -> Bool {
    guard spaces.contains(where: { $0.contains(prefix) }),
      (prefix.first.bits...prefix.last.bits).allSatisfy(addresses.contains)
    else { return false }
    return take(prefix) != nil
  }

  mutating func free(_ prefix: IPv4Prefix) -> Bool {
    let range = prefix.first.bits...prefix.last.bits
    guard spaces.contains(where: { $0.contains(prefix) }),
      !range.contains(where: addresses.contains)
    else { return false }
    addresses.formUnion(range)
    return true
  }

  private mutating func take(_ prefix: IPv4Prefix?) -> IPv4Prefix? {
    if let prefix { addresses.subtract(prefix.first.bits...prefix.last.bits) }
    return prefix
  }
}
