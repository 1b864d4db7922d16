import IPMath
import TestSupport
import Testing

/// Large inputs; the time limits are fuses against quadratic work, not measurements.
@Suite struct SizeTests {
  @Test(.timeLimit(.minutes(10))) func aMillionPrefixesMerge() throws {
    var generator = SplitMix64(seed: 71)
    let prefixes = (0..<1_000_000).compactMap { _ in
      let random = generator.next()
      return IPv4Prefix(
        containing: IPv4Address(bits: UInt32(truncatingIfNeeded: random)),
        length: 24 + Int(random >> 60) / 2)
    }
    let set = PrefixSet(prefixes)
    #expect(set.prefixes.count > 800_000 && set.prefixes.count < prefixes.count)
    #expect(
      stride(from: 0, to: prefixes.count, by: 1_009).allSatisfy { set.contains(prefixes[$0]) })
  }

  @Test(.timeLimit(.minutes(10))) func tenThousandAllocationsAmongTwoHundredThousandUsed() throws {
    let space = try v4("10.0.0.0/8")
    // Three of every four /26 in use, in the first 17 of the 21 address bits that number them.
    let used = (0..<266_000).filter { $0 % 4 != 3 }.compactMap {
      space.subprefix(length: 26, index: $0 % (1 << 18))
    }
    var free = FreeSpace(within: [space], excluding: used)
    let count = free.addressCount
    let taken = (0..<10_000).compactMap { free.allocate(length: 27 + $0 % 3) }
    #expect(taken.count == 10_000)
    #expect(free.addressCount == count - taken.reduce(0) { $0 + $1.addressCount })
    for prefix in taken.reversed() where !free.free(prefix) { Issue.record("\(prefix) is held") }
    #expect(free == FreeSpace(within: [space], excluding: used))
  }

  @Test(.timeLimit(.minutes(10))) func twoHundredThousandPrefixesHaveFewPairs() throws {
    let space = try v4("10.0.0.0/8")
    let prefixes = (0..<200_000).compactMap { space.subprefix(length: 26, index: $0) } + [space]
    #expect(PrefixOverlaps.pairs(in: prefixes).count == 200_000)
    #expect(PrefixOverlaps.pairs(in: Array(prefixes.dropLast())).isEmpty)
  }
}
