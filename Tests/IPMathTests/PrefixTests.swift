import IPMath
import TestSupport
import Testing

@Suite struct PrefixTests {
  @Test func edgesOfBothFamiliesHoldWithoutOverflow() throws {
    let all = IPv4Prefix.everything
    #expect(all.description == "0.0.0.0/0")
    #expect(all.last.description == "255.255.255.255")
    #expect(all.addressCount == 4_294_967_296)
    #expect(all.parent == nil && all.sibling == nil)
    let top = IPv4Prefix(IPv4Address.highest)
    #expect(top.description == "255.255.255.255/32")
    #expect(top.first == top.last && top.addressCount == 1 && top.halves == nil)
    #expect(top.parent?.description == "255.255.255.254/31")
    #expect(IPv4Address.highest.next == nil && IPv4Address.lowest.previous == nil)
    #expect(all.contains(top) && all.contains(IPv4Address.highest) && !top.contains(all))
    #expect(!top.isAdjacent(to: try v4("0.0.0.0/32")), "addresses do not wrap around")

    let six = IPv6Prefix.everything
    #expect(six.last == IPv6Address.highest)
    #expect(six.addressCount.description == "340282366920938463463374607431768211456")
    #expect(six.addressCount > AddressCount(UInt128.max))
    #expect(six.halves?.high.description == "8000::/1")
    #expect(six.contains(try v6("ffff::/16")))
  }

  @Test func stateOnlyCanonicalNetworks() throws {
    let address = IPv4Address(10, 240, 1, 7)
    #expect(IPv4Prefix(address, length: 22) == nil)
    #expect(IPv4Prefix(containing: address, length: 22) == (try v4("10.240.0.0/22")))
    for length in [-1, 33, Int.min, Int.max] {
      #expect(IPv4Prefix(containing: address, length: length) == nil)
      #expect(IPv4Prefix(.lowest, length: length) == nil)
    }
    #expect(IPv6Prefix(containing: .highest, length: 129) == nil)
    #expect(try v4("10.0.0.0/22").netmask.description == "255.255.252.0")
    #expect(IPv4Prefix.everything.netmask.description == "0.0.0.0")
  }

  @Test func firstLastAndCountAgree() throws {
    var generator = SplitMix64(seed: 21)
    for _ in 0..<2_000 {
      let prefix = try IPv4Prefix.random(in: .everything, lengths: 0...32, using: &generator)
      #expect(Int(prefix.last.bits) - prefix.addressCount + 1 == Int(prefix.first.bits))
      #expect(prefix.first.bits % UInt32(clamping: prefix.addressCount) == 0 || prefix.length == 0)
      let six = try IPv6Prefix.random(in: .everything, lengths: 1...128, using: &generator)
      let count = try #require(six.addressCount.exactly)
      #expect(six.last.bits - (count - 1) == six.first.bits)
    }
  }

  @Test func twoPrefixesAreEqualNestedOrDisjoint() throws {
    var generator = SplitMix64(seed: 22)
    let space = try v4("10.0.0.0/27")
    for _ in 0..<4_000 {
      let a = try IPv4Prefix.random(in: space, lengths: 26...32, using: &generator)
      let b = try IPv4Prefix.random(in: space, lengths: 26...32, using: &generator)
      // The oracle lists the addresses.
      let inA = Set(a.first.bits...a.last.bits)
      let inB = Set(b.first.bits...b.last.bits)
      let expected: PrefixRelation =
        inA == inB
        ? .equal
        : inA.isSuperset(of: inB)
          ? .contains : inA.isSubset(of: inB) ? .within : .disjoint
      #expect(expected != .disjoint || inA.isDisjoint(with: inB))
      #expect(a.relation(to: b) == expected, "\(a) \(b)")
      #expect(a.overlaps(b) == !inA.isDisjoint(with: inB), "\(a) \(b)")
      #expect(a.contains(b) == inA.isSuperset(of: inB), "\(a) \(b)")
      #expect(a.contains(b.last) == inA.contains(b.last.bits), "\(a) \(b)")
      #expect(a.range.overlaps(b.range) == a.overlaps(b))
    }
  }

  @Test func halvesParentAndSiblingAgree() throws {
    var generator = SplitMix64(seed: 23)
    for _ in 0..<1_000 {
      let prefix = try IPv6Prefix.random(in: .everything, lengths: 0...127, using: &generator)
      let halves = try #require(prefix.halves)
      #expect(halves.low.parent == prefix && halves.high.parent == prefix)
      #expect(halves.low.sibling == halves.high && halves.high.sibling == halves.low)
      #expect(halves.low.merged(with: halves.high) == prefix)
      #expect(halves.high.merged(with: halves.low) == prefix)
      #expect(halves.low.isAdjacent(to: halves.high) && halves.low < halves.high)
      #expect(halves.low.first == prefix.first && halves.high.last == prefix.last)
    }
  }

  @Test func adjacentPrefixesThatAreNotHalvesDoNotMerge() throws {
    #expect(try v4("10.0.1.0/24").merged(with: v4("10.0.2.0/24")) == nil)
    #expect(try v4("10.0.1.0/24").isAdjacent(to: v4("10.0.2.0/24")))
    #expect(try v4("10.0.0.0/24").merged(with: v4("10.0.1.0/25")) == nil)
  }

  @Test func ordersByAddressThenLargerFirstAndIPv4First() throws {
    let texts = [
      "9.0.0.0/8", "10.0.0.0/8", "10.0.0.0/9", "10.0.0.0/32", "10.1.0.0/16", "::/0", "::/1",
    ]
    let prefixes = try texts.map { try IPPrefix(parsing: $0) }
    #expect(prefixes.reversed().sorted().map(\.description) == texts)
    #expect(try IPPrefix(parsing: "::/0").overlaps(.v4(.everything)) == false)
  }

  @Test func smallestLengthHoldsTheCountAndNoLongerOneDoes() {
    var generator = SplitMix64(seed: 24)
    let powers = (0...32).flatMap { [(1 << $0) - 1, 1 << $0, (1 << $0) + 1] }
    let counts = powers + (0..<2_000).map { _ in Int.random(in: 1...(1 << 32), using: &generator) }
    for count in counts where count >= 1 {
      // The oracle tries every length, from the longest.
      let expected = (0...32).reversed().first { 1 << (32 - $0) >= count }
      #expect(IPv4Prefix.smallestLength(holding: count) == expected, "\(count)")
    }
    for count in [0, -1, Int.min] { #expect(IPv4Prefix.smallestLength(holding: count) == 32) }
    for count in [(1 << 32) + 1, Int.max] {
      #expect(IPv4Prefix.smallestLength(holding: count) == nil)
    }
  }

  @Test func addressesMoveOnlyWithinTheirFamily() throws {
    let address = try IPv4Address(parsing: "10.0.0.250")
    #expect(address.advanced(by: 10)?.description == "10.0.1.4")
    #expect(address.advanced(by: -251)?.description == "9.255.255.255")
    #expect(address.next?.description == "10.0.0.251")
    #expect(address.octets == [10, 0, 0, 250])
    for distance in [Int.max, Int.min, 1 << 32, -(1 << 32), 4_127_195_142] {
      #expect(address.advanced(by: distance) == nil, "\(distance)")
    }
    #expect(IPv6Address.highest.advanced(by: 1) == nil)
    #expect(IPv6Address.lowest.advanced(by: Int.max)?.description == "::7fff:ffff:ffff:ffff")
    #expect(IPv6Address.lowest.advanced(by: -1) == nil)
    #expect(
      IPv6Address.highest.advanced(by: Int.min)?.groups.suffix(4) == [
        0x7fff, 0xffff, 0xffff, 0xffff,
      ])
  }

  @Test func countsOfIPv6AddressesDoNotWrap() {
    let whole = AddressCount.wholeIPv6
    #expect(
      AddressCount(powerOfTwo: 128) == whole
        && AddressCount(powerOfTwo: 64).description == "18446744073709551616")
    #expect(AddressCount(UInt128.max) + AddressCount(1) == whole)
    #expect(
      whole + AddressCount(1) == whole && whole - AddressCount(1) == AddressCount(UInt128.max))
    #expect(whole - .zero == whole && whole - whole == .zero)
    #expect(AddressCount(2) - AddressCount(5) == .zero)
    #expect(whole.exactly == nil && whole.clamped == .max && AddressCount(7).clamped == 7)
    #expect(AddressCount(powerOfTwo: 127) + AddressCount(powerOfTwo: 127) == whole)
  }
}
