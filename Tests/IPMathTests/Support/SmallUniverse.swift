import IPMath

/// Sets of IPv4 addresses as plain sets of numbers: the slow, obvious oracle.
enum SmallUniverse {
  static func addresses(_ prefixes: some Sequence<IPv4Prefix>) -> Set<UInt32> {
    prefixes.reduce(into: []) { $0.formUnion($1.first.bits...$1.last.bits) }
  }

  /// The largest aligned blocks of `space` that lie wholly in `addresses`, by splitting in halves.
  static func blocks(of space: IPv4Prefix, in addresses: Set<UInt32>) -> [IPv4Prefix] {
    let isFree = (space.first.bits...space.last.bits).allSatisfy(addresses.contains)
    if isFree { return [space] }
    guard let halves = space.halves else { return [] }
    return blocks(of: halves.low, in: addresses) + blocks(of: halves.high, in: addresses)
  }

  /// Every aligned prefix of the length inside a space whose addresses are all in `addresses`.
  static func candidates(
    length: Int, in spaces: [IPv4Prefix], free addresses: Set<UInt32>
  ) -> [IPv4Prefix] {
    spaces.flatMap { space in
      guard length >= space.length else { return [IPv4Prefix]() }
      return (0..<1 << (length - space.length)).compactMap {
        space.subprefix(length: length, index: $0)
      }
    }.filter { ($0.first.bits...$0.last.bits).allSatisfy(addresses.contains) }
  }
}
