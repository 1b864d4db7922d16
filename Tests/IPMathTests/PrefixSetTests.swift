import IPMath
import TestSupport
import Testing

@Suite struct PrefixSetTests {
  private let space: IPv4Prefix
  private var generator = SplitMix64(seed: 31)

  init() throws { space = try v4("10.0.0.0/24") }

  private mutating func randomPrefixes(upTo count: Int) throws -> [IPv4Prefix] {
    try (0..<Int.random(in: 0...count, using: &generator)).map { _ in
      try IPv4Prefix.random(in: space, lengths: 25...32, using: &generator)
    }
  }

  @Test mutating func theCoverIsMinimalOrderFreeAndKeepsTheAddresses() throws {
    for _ in 0..<500 {
      let prefixes = try randomPrefixes(upTo: 40)
      let set = PrefixSet(prefixes)
      let addresses = SmallUniverse.addresses(prefixes)
      #expect(set.prefixes == SmallUniverse.blocks(of: space, in: addresses), "\(prefixes)")
      #expect(set.addressCount == addresses.count)
      #expect(PrefixSet(set.prefixes) == set, "merging again changes nothing")
      #expect(PrefixSet(prefixes.shuffled(using: &generator)) == set)
      #expect(set.isEmpty == addresses.isEmpty)
      #expect(!zip(set.prefixes, set.prefixes.dropFirst()).contains { $0.sibling == $1 })
    }
  }

  @Test mutating func algebraIsThatOfSetsOfAddresses() throws {
    for _ in 0..<300 {
      let (a, b) = (
        PrefixSet(try randomPrefixes(upTo: 30)), PrefixSet(try randomPrefixes(upTo: 30))
      )
      let inA = SmallUniverse.addresses(a.prefixes)
      let inB = SmallUniverse.addresses(b.prefixes)
      let space = space
      let expected = { (addresses: Set<UInt32>) in SmallUniverse.blocks(of: space, in: addresses) }
      #expect(a.union(b).prefixes == expected(inA.union(inB)), "\(a) | \(b)")
      #expect(a.intersection(b).prefixes == expected(inA.intersection(inB)), "\(a) & \(b)")
      #expect(a.subtracting(b).prefixes == expected(inA.subtracting(inB)), "\(a) - \(b)")
      #expect(a.overlaps(b) == !inA.isDisjoint(with: inB), "\(a) \(b)")
      let probe = try IPv4Prefix.random(in: space, lengths: 24...32, using: &generator)
      let inProbe = SmallUniverse.addresses([probe])
      #expect(a.contains(probe) == inA.isSuperset(of: inProbe), "\(a) \(probe)")
      #expect(a.overlaps(probe) == !inA.isDisjoint(with: inProbe), "\(a) \(probe)")
      #expect(a.contains(probe.last) == inA.contains(probe.last.bits), "\(a) \(probe)")
    }
  }

  @Test mutating func rangesAreTheRunsOfAddressesAndLeadBackToTheSet() throws {
    for _ in 0..<300 {
      let set = PrefixSet(try randomPrefixes(upTo: 30))
      let addresses = SmallUniverse.addresses(set.prefixes)
      // A run starts where the address before it is missing, and ends likewise.
      let starts = addresses.filter { !addresses.contains($0 - 1) }.sorted()
      let ends = addresses.filter { !addresses.contains($0 + 1) }.sorted()
      #expect(set.ranges.map(\.first.bits) == starts && set.ranges.map(\.last.bits) == ends)
      #expect(PrefixSet(ranges: set.ranges) == set)
    }
  }

  @Test func edgesOfTheFamiliesMergeAndSubtract() throws {
    let halves = try v4s("128.0.0.0/1 0.0.0.0/1")
    #expect(PrefixSet(halves).prefixes == [.everything])
    #expect(PrefixSet(halves).addressCount == 1 << 32)
    #expect(PrefixSet(halves).ranges.map(\.description) == ["0.0.0.0-255.255.255.255"])
    let all = PrefixSet([IPv6Prefix.everything])
    #expect(all.addressCount == .wholeIPv6)
    let rest = all.subtracting(PrefixSet([try v6("::/128")]))
    #expect(rest.prefixes.count == 128 && rest.prefixes.first?.description == "::1/128")
    #expect(rest.addressCount == AddressCount(UInt128.max))
    #expect(rest.union(PrefixSet([try v6("::/128")])) == all)
    #expect(all.subtracting(all).isEmpty && PrefixSet<IPv6Address>().ranges.isEmpty)
    let top = PrefixSet([IPv6Prefix(IPv6Address.highest)])
    #expect(all.subtracting(top).ranges.first?.last == IPv6Address.highest.previous)
    #expect(!PrefixSet<IPv4Address>().contains(.everything))
  }

  /// Long lists of IPv4 are sorted by digits, short ones and IPv6 by comparing.
  @Test func longAndShortListsMergeAlike() throws {
    var generator = SplitMix64(seed: 32)
    let (four, six) = (try v4("0.0.0.0/1"), try v6("fd00::/116"))
    let fours = try (0..<1_000).map { _ in
      try IPv4Prefix.random(in: four, lengths: 4...14, using: &generator)
    }
    let sixes = try (0..<1_000).map { _ in
      try IPv6Prefix.random(in: six, lengths: 118...128, using: &generator)
    }
    #expect(PrefixSet(fours) == fours.reduce(PrefixSet()) { $0.union(PrefixSet([$1])) })
    #expect(PrefixSet(sixes) == sixes.reduce(PrefixSet()) { $0.union(PrefixSet([$1])) })
    let outer = FreeSpace(within: fours)
    #expect(outer.spaces == FreeSpace(within: fours.shuffled(using: &generator)).spaces)
    #expect(PrefixSet(outer.spaces) == PrefixSet(fours))
  }
}

@Suite struct AddressRangeTests {
  @Test func prefixesAreTheFewestThatHoldExactlyTheRange() throws {
    let space = try v4("10.0.0.0/26")
    for first in space.first.bits...space.last.bits {
      for last in first...space.last.bits {
        let range = try #require(
          AddressRange(from: IPv4Address(bits: first), through: IPv4Address(bits: last)))
        let expected = SmallUniverse.blocks(of: space, in: Set(first...last))
        if range.prefixes != expected || range.addressCount != Int(last - first) + 1 {
          Issue.record("\(range): \(range.prefixes)")
        }
      }
    }
  }

  @Test func edgesDoNotWrap() throws {
    let all = try #require(AddressRange<IPv6Address>(from: .lowest, through: .highest))
    #expect(all.prefixes == [.everything] && all.addressCount == .wholeIPv6)
    #expect(AddressRange(from: IPv4Address.highest, through: .lowest) == nil)
    let top = try #require(AddressRange(from: IPv4Address(255, 255, 255, 253), through: .highest))
    #expect(top.prefixes.map(\.description) == ["255.255.255.253/32", "255.255.255.254/31"])
    #expect(top.contains(.highest) && !top.contains(.lowest))
  }
}
