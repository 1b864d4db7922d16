import IPMath
import TestSupport
import Testing

@Suite struct FreeSpaceTests {
  @Test func listsTheLargestAlignedFreeBlocksInOrder() throws {
    let free = FreeSpace(
      within: try v4s("10.0.0.0/22"), excluding: try v4s("10.0.1.0/24 10.0.2.128/26"))
    #expect(free.description == "10.0.0.0/24, 10.0.2.0/25, 10.0.2.192/26, 10.0.3.0/24")
    #expect(free.addressCount == 256 + 128 + 64 + 256)
    #expect(free.largestBlock == (try v4("10.0.0.0/24")), "the lowest of the largest")
    #expect(free.mayHold(length: 24) && !free.mayHold(length: 23))
    #expect(!free.mayHold(length: -1) && !free.mayHold(length: 33))
    #expect(try free.contains(v4("10.0.3.0/25")) && !free.contains(v4("10.0.2.0/24")))
  }

  @Test func freeAndUsedPartitionTheSpacesExactly() throws {
    var generator = SplitMix64(seed: 51)
    for _ in 0..<300 {
      let spaces = try v4s("10.0.1.0/25 10.0.1.128/25 10.0.0.0/26 10.0.4.0/25")
      // Some used prefixes reach outside the spaces, contain them, or lie elsewhere.
      let used = try (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        try IPv4Prefix.random(in: v4("10.0.0.0/21"), lengths: 24...32, using: &generator)
      }
      let free = FreeSpace(within: spaces.shuffled(using: &generator), excluding: used)
      let slow = SlowFreeSpace(within: spaces, excluding: used)
      #expect(free.blocks == slow.blocks, "\(used)")
      #expect(free.addressCount == slow.addresses.count)
      #expect(free.largestBlock == slow.largestBlock)
      #expect(free.isEmpty == slow.addresses.isEmpty)
      let parts = PrefixSet(free.blocks)
      let rest = PrefixSet(used).intersection(PrefixSet(spaces))
      #expect(!parts.overlaps(rest) && parts.union(rest) == PrefixSet(spaces))
    }
  }

  /// Azure subnets lie inside one address prefix of their VNet.
  @Test func blocksNeverJoinAcrossTwoSpaces() throws {
    let halves = try v4s("10.0.0.0/17 10.0.128.0/17")
    var free = FreeSpace(within: halves)
    #expect(free.blocks == halves)
    #expect(free.allocate(length: 16) == nil)
    #expect(try free.reserve(v4("10.0.0.0/16")) == false)
    let low = free.allocate(length: 17)
    #expect(try free.free(#require(low)) == true)
    #expect(free.blocks == halves, "giving back joins nothing across the border either")
    #expect(try free.free(v4("10.0.0.0/16")) == false)

    let nested = FreeSpace(within: try v4s("10.0.1.0/24 10.0.0.0/16 10.0.0.0/16"))
    #expect(nested.spaces == (try v4s("10.0.0.0/16")), "a prefix inside another is part of it")
    #expect(nested.blocks == (try v4s("10.0.0.0/16")))
  }

  @Test func randomSequencesDoWhatListingAllCandidatesDoes() throws {
    for seed in 1...12 as ClosedRange<UInt64> {
      var generator = SplitMix64(seed: 5_200 + seed)
      let spaces = try v4s("10.0.0.0/25 10.0.0.128/26 10.0.0.192/26 10.0.2.0/25")
      let used = try (0..<3).map { _ in
        try IPv4Prefix.random(in: v4("10.0.0.0/22"), lengths: 26...32, using: &generator)
      }
      var free = FreeSpace(within: spaces, excluding: used)
      var slow = SlowFreeSpace(within: spaces, excluding: used)
      var held: [IPv4Prefix] = []
      for step in 0..<120 {
        try compareStep(&free, &slow, &held, &generator, "seed \(seed), step \(step)")
      }
    }
  }

  /// Enough single addresses that blocks fill several chunks.
  @Test func longSequencesCrossChunks() throws {
    var generator = SplitMix64(seed: 53)
    let spaces = try v4s("10.0.0.0/20 10.0.16.0/21")
    let used = spaces.flatMap { space in
      stride(from: 0, to: space.addressCount, by: 3).compactMap {
        space.subprefix(length: 32, index: $0)
      }
    }
    var free = FreeSpace(within: spaces, excluding: used)
    var slow = SlowFreeSpace(within: spaces, excluding: used)
    #expect(free.blocks.count > 1_500)
    var held = used
    for step in 0..<900 {
      let length = Int.random(in: 30...32, using: &generator)
      switch step {
      case ..<60:
        #expect(free.allocate(length: length) == slow.allocate(length: length), "step \(step)")
      default:
        // Giving nearly all back empties chunks and joins blocks across them.
        let prefix = held.remove(at: Int.random(in: 0..<held.count, using: &generator))
        #expect(free.free(prefix) == slow.free(prefix), "step \(step)")
      }
    }
    #expect(free.blocks == slow.blocks)
    for prefix in held { #expect(free.free(prefix) == slow.free(prefix)) }
    #expect(free.blocks == slow.blocks)
  }

  private func compareStep(
    _ free: inout FreeSpace<IPv4Address>, _ slow: inout SlowFreeSpace, _ held: inout [IPv4Prefix],
    _ generator: inout SplitMix64, _ place: String
  ) throws {
    let length = Int.random(in: 24...32, using: &generator)
    let before = free
    var taken: IPv4Prefix?
    switch Int.random(in: 0..<8, using: &generator) {
    case 0, 1:
      #expect(free.mayHold(length: length) == !slow.candidates(length: length).isEmpty, "\(place)")
      taken = free.allocate(length: length)
      #expect(taken == slow.allocate(length: length), "\(place)")
    case 2:
      taken = free.allocateLowest(length: length)
      #expect(taken == slow.allocateLowest(length: length), "\(place)")
    case 3:
      taken = free.allocateHighest(length: length)
      #expect(taken == slow.allocateHighest(length: length), "\(place)")
    case 4:
      let prefix = try IPv4Prefix.random(in: v4("10.0.0.0/22"), lengths: 25...32, using: &generator)
      let done = free.reserve(prefix)
      #expect(done == slow.reserve(prefix), "\(place)")
      if done { taken = prefix }
    case 5:
      let prefix = try IPv4Prefix.random(in: v4("10.0.0.0/22"), lengths: 25...32, using: &generator)
      #expect(free.free(prefix) == slow.free(prefix), "\(place)")
    default:
      guard let prefix = held.popLast() else { return }
      #expect(free.free(prefix) == slow.free(prefix), "\(place)")
    }
    if let taken {
      held.append(taken)
      var undone = free
      let restored = undone.free(taken) && undone == before
      #expect(restored, "taking and giving back restores: \(place)")
    }
    #expect(free.blocks == slow.blocks, "\(place)")
  }

  @Test func bestFitNeverSplitsALargerBlockWhenASmallerHasRoom() throws {
    var free = FreeSpace(within: try v4s("10.0.0.0/22"), excluding: try v4s("10.0.2.0/25"))
    #expect(free.allocate(length: 26) == (try v4("10.0.2.128/26")), "not the lower, larger block")
    #expect(free.allocateLowest(length: 26) == (try v4("10.0.0.0/26")))
    #expect(free.allocateHighest(length: 26) == (try v4("10.0.3.192/26")))
  }

  @Test func freeingWhatIsFreeIsRefusedAndChangesNothing() throws {
    var free = FreeSpace(within: try v4s("10.0.0.0/24"), excluding: try v4s("10.0.0.0/26"))
    let before = free
    for text in [
      "10.0.0.128/25", "10.0.0.0/25", "10.0.0.0/24", "10.0.0.64/32", "10.1.0.0/24", "0.0.0.0/0",
    ] {
      #expect(try free.free(v4(text)) == false, "\(text)")
    }
    #expect(free == before)
    #expect(try free.free(v4("10.0.0.0/26")) == true)
    #expect(try free.free(v4("10.0.0.0/26")) == false)
    #expect(free.blocks == (try v4s("10.0.0.0/24")))
  }

  @Test func theWholeOfEitherFamilyIsASpace() throws {
    var four = FreeSpace(within: [IPv4Prefix.everything])
    #expect(four.addressCount == 1 << 32 && four.mayHold(length: 0))
    #expect(four.allocate(length: 0) == .everything && four.isEmpty && four.largestBlock == nil)
    #expect(four.free(.everything) == true)
    #expect(four.allocate(length: 1)?.description == "0.0.0.0/1")
    #expect(!four.mayHold(length: 0) && four.allocate(length: 0) == nil)
    #expect(four.allocateLowest(length: 0) == nil && four.allocateHighest(length: 0) == nil)
    #expect(four.allocateHighest(length: 32)?.description == "255.255.255.255/32")

    var six = FreeSpace(within: [IPv6Prefix.everything])
    #expect(six.addressCount == .wholeIPv6)
    #expect(six.allocate(length: 128)?.description == "::/128")
    #expect(six.blocks.count == 128 && six.largestBlock?.description == "8000::/1")
    #expect(six.addressCount == AddressCount(UInt128.max))
    #expect(six.allocateHighest(length: 128)?.last == .highest)
    #expect(try six.free(v6("::/128")) == true)
    #expect(six.free(IPv6Prefix(.highest)) == true)
    #expect(six.blocks == [.everything] && six.allocate(length: 129) == nil)
  }
}
