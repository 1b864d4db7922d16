import IPMath
import Testing

/// Mistakes of other tools; the numbers are those of the project's list of known mistakes.
@Suite struct KnownMistakesTests {
  private func accepts(_ text: String) -> Bool { parseError(text) == nil }

  @Test func m3RegularExpressionsAcceptNonsenseAndRejectValidPrefixes() {
    for text in ["999.999.999.999/24", "010.001.000.000/16", "10.240.1.7/22"] {
      #expect(!accepts(text), "\(text)")
    }
    for text in ["10.0.0.0/8", "172.16.0.0/12", "10.240.0.32/27"] {
      #expect(accepts(text), "\(text)")
    }
  }

  @Test func m5TheFirewallAddressIsCountedFromItsSubnet() throws {
    #expect(try v4("10.240.50.64/26").address(at: 4)?.description == "10.240.50.68")
    #expect(try v4("10.240.50.0/24").address(at: 4)?.description == "10.240.50.4")
  }

  @Test func m8ADemandThatEqualsACapacityFits() throws {
    // aksip: 59 addresses and the 5 that Azure keeps are exactly a /26.
    #expect(IPv4Prefix.smallestLength(holding: 59 + 5) == 26)
    for length in 0...32 {
      #expect(IPv4Prefix.smallestLength(holding: 1 << (32 - length)) == length)
    }
    var free = FreeSpace(within: try v4s("10.0.0.0/26"))
    #expect(free.allocate(length: 26) != nil)
  }

  @Test func m10ThirtyNodesOfFiftyPodsNeedASlash21() {
    #expect(IPv4Prefix.smallestLength(holding: 30 * 51 + 5) == 21)
  }

  @Test func m11FiveThousandNodeBlocksNeedASlash11AndPrefixesStartOnTheirBoundary() throws {
    #expect(IPv4Prefix.smallestLength(holding: 5_000 * 256) == 11)
    #expect(try v4("10.96.0.0/13").addressCount / 256 == 2_048)
    #expect(parseError("10.100.0.0/13")?.suggestion == "10.96.0.0/13")
  }

  @Test func m12UnalignedPrefixesAreRefusedAndContainmentIsSeenBothWays() throws {
    for third in 0...255 {
      #expect(accepts("192.168.\(third).0/18") == (third % 64 == 0), "\(third)")
    }
    let (vnet, pods) = (try v4("192.168.64.0/18"), try v4("192.168.0.0/16"))
    #expect(vnet.overlaps(pods) && pods.overlaps(vnet))
    #expect(vnet.relation(to: pods) == .within && pods.relation(to: vnet) == .contains)
  }

  @Test func m13APlanNeverOverlapsItself() throws {
    for text in ["10.0.0.0/16", "10.20.0.0/20", "172.16.0.0/22", "192.168.0.0/24"] {
      let space = try v4(text)
      let lengths = [2, 3, 4, 4, 6, 6, 8, 8].map { space.length + $0 }
      let plan = Allocator.place(
        lengths.enumerated().map { Demand(name: "\($0.offset)", length: min(32, $0.element)) },
        in: FreeSpace(within: [space]))
      #expect(plan.isComplete && PrefixOverlaps.pairs(in: plan.placements.map(\.prefix)).isEmpty)
    }
  }

  @Test func m16NoFitIsNilAndUsedPrefixesOutsideTheBlockAreNeverOffered() throws {
    var full = FreeSpace(within: try v4s("10.0.0.0/24"), excluding: try v4s("10.0.0.0/24"))
    #expect(full.allocate(length: 24) == nil && full.largestBlock == nil)
    let outside = FreeSpace(
      within: try v4s("10.0.0.0/24"), excluding: try v4s("10.0.1.0/24 10.0.0.128/25 9.0.0.0/8"))
    #expect(outside.blocks == (try v4s("10.0.0.0/25")))
    let covered = FreeSpace(within: try v4s("10.0.0.0/24"), excluding: try v4s("10.0.0.0/8"))
    #expect(covered.isEmpty)
    // 2^61 candidates: listing them would not end.
    var vast = FreeSpace(within: [try v6("fd00::/8")], excluding: [try v6("fd00::/64")])
    #expect(vast.allocate(length: 69)?.description == "fd00:0:0:1::/69")
    #expect(
      vast.allocateHighest(length: 69)?.last.description
        == "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")
  }

  @Test func m17FiftyHostsNeedASlash26() {
    #expect(IPv4Prefix.smallestLength(holding: 50 + 2) == 26)
    // The ranges where a float logarithm goes wrong; hosts, their network and their broadcast.
    for range in [7...14, 31...62, 127...254, 511...1_022, 2_047...4_094] {
      for hosts in range {
        let length = IPv4Prefix.smallestLength(holding: hosts + 2) ?? 0
        #expect(1 << (32 - length) >= hosts + 2 && 1 << (31 - length) < hosts + 2, "\(hosts)")
      }
    }
  }

  @Test func m18OctalLookingOctetsAreRefusedInWords() throws {
    let error = try #require(parseError("010.0.0.0/8"))
    #expect(error.description.contains("octal") && error.suggestion == "10.0.0.0/8")
  }

  @Test func m19ToM22LaxSpellingsAreRefused() {
    let texts = [
      // M19 netaddr
      "10.0.0.0/1_6", "10.0.0.0/ 8", "10.0.0.0/8\n", "10.0.0.0/\u{ff18}", "10.0.0.0/\u{668}",
      "\u{661}\u{660}.0.0.0/8", "::/ffff::",
      // M20 ipnet
      "08.0.0.0/8", "1:2:3:4::5:6:7:8/128",
      // M21 net/netip
      "10.0.0.0/+8", "00001::/16",
      // M22 ipaddress
      "10.0.0.0/008", "fe80::%eth0/64", "10.0.0.0/0.0.0.255", "0.0.0.0/255.255.255.255",
      "10.0.0.0/127.255.255.255",
    ]
    for text in texts { #expect(!accepts(text), "\(text.debugDescription)") }
  }

  @Test func m23TakingAnExactBlockTakesOnlyIt() throws {
    var free = FreeSpace(within: try v4s("10.0.0.0/22"), excluding: try v4s("10.0.1.0/24"))
    #expect(try free.reserve(v4("10.0.0.0/24")) == true)
    #expect(free.blocks == (try v4s("10.0.2.0/23")))
  }

  @Test func m24TheSumOfSizesIsNotEnoughWhereAlignmentCounts() throws {
    // Side by side in the order given, these run past the parent; placed by size they fill it.
    let plan = Allocator.place(
      [26, 24, 26, 25].enumerated().map { Demand(name: "\($0.offset)", length: $0.element) },
      in: FreeSpace(within: try v4s("10.0.0.0/23")))
    #expect(plan.isComplete && plan.free.isEmpty)
    // Two free /25 hold as much as a /24, and no /24.
    var apart = FreeSpace(
      within: try v4s("10.0.0.0/23"), excluding: try v4s("10.0.0.0/25 10.0.1.128/25"))
    #expect(apart.addressCount == 256 && apart.allocate(length: 24) == nil)
    let pins = Allocator.place(
      [
        Demand(name: "a", pinned: try v4("10.0.0.0/24")),
        Demand(name: "b", pinned: try v4("10.0.0.128/25")),
      ],
      in: FreeSpace(within: try v4s("10.0.0.0/22")))
    #expect(pins.refusals.map(\.reason) == [.pinNotFree], "pins that overlap are not both placed")
  }

  @Test func m25CountsOfShortPrefixesAreNotZero() throws {
    for length in 0...128 {
      let prefix = try #require(IPv6Prefix(.lowest, length: length))
      #expect(prefix.addressCount == AddressCount(powerOfTwo: 128 - length))
      #expect(prefix.addressCount > .zero)
    }
    #expect(try v6("::/64").addressCount.description == "18446744073709551616")
  }
}
