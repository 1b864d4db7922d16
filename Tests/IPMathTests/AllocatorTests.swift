import IPMath
import TestSupport
import Testing

@Suite struct AllocatorTests {
  private func demands(_ lengths: [Int]) -> [Demand<IPv4Address>] {
    lengths.enumerated().map { Demand(name: "subnet \($0.offset)", length: $0.element) }
  }

  private func places(_ plan: AllocationPlan<IPv4Address>) -> [String: IPv4Prefix] {
    Dictionary(uniqueKeysWithValues: plan.placements.map { ($0.demand.name, $0.prefix) })
  }

  @Test func placesPinsThenTheLargestThenByName() throws {
    let free = FreeSpace(within: try v4s("10.0.0.0/22"))
    let plan = Allocator.place(
      [
        Demand(name: "b", length: 26), Demand(name: "a", length: 26),
        Demand(name: "nodes", length: 24), Demand(name: "gateway", pinned: try v4("10.0.0.0/27")),
      ], in: free)
    #expect(
      plan.placements.map { "\($0.demand.name) \($0.prefix)" }
        == ["b 10.0.0.128/26", "a 10.0.0.64/26", "nodes 10.0.1.0/24", "gateway 10.0.0.0/27"])
    #expect(plan.isComplete && plan.free.description == "10.0.0.32/27, 10.0.0.192/26, 10.0.2.0/23")
  }

  @Test func whatFindsNoPlaceIsReportedAndTheOthersGoOn() throws {
    let free = FreeSpace(within: try v4s("10.0.0.0/24"), excluding: try v4s("10.0.0.0/26"))
    let plan = Allocator.place(
      [
        Demand(name: "large", length: 24), Demand(name: "small", length: 25),
        Demand(name: "used", pinned: try v4("10.0.0.0/27")),
        Demand(name: "outside", pinned: try v4("10.9.0.0/24")),
        Demand(name: "tight", length: 27, pinned: try v4("10.0.0.64/28")),
        Demand(name: "wide", length: 28, pinned: try v4("10.0.0.64/27")),
        Demand(name: "no length", length: 33), Demand(name: "tiny", length: 32),
      ], in: free)
    #expect(
      plan.placements.map { "\($0.demand.name) \($0.prefix)" }
        == ["small 10.0.0.128/25", "wide 10.0.0.64/27", "tiny 10.0.0.96/32"])
    let half = try v4("10.0.0.128/25")
    #expect(plan.refusals.map(\.demand.name) == ["large", "used", "outside", "tight", "no length"])
    #expect(
      plan.refusals.map(\.reason)
        == [.noRoom, .pinNotFree, .pinNotFree, .pinTooSmall, .invalidLength])
    #expect(plan.refusals.prefix(4).map(\.largestBlock) == [half, half, half, half])
    #expect(!plan.isComplete)
  }

  @Test func largestFirstSucceedsWheneverTheSumOfSizesFitsAnEmptyParent() throws {
    var generator = SplitMix64(seed: 61)
    let space = try v4("10.0.0.0/20")
    for _ in 0..<400 {
      var left = space.addressCount
      var lengths: [Int] = []
      while left > 0, lengths.count < 60 {
        let length = Int.random(in: 21...32, using: &generator)
        guard 1 << (32 - length) <= left else { break }
        left -= 1 << (32 - length)
        lengths.append(length)
      }
      let plan = Allocator.place(demands(lengths), in: FreeSpace(within: [space]))
      #expect(plan.isComplete, "\(lengths)")
      let placed = plan.placements.map(\.prefix)
      #expect(placed.map(\.length) == lengths)
      #expect(placed.allSatisfy { space.contains($0) } && PrefixOverlaps.pairs(in: placed).isEmpty)
      #expect(plan.free.addressCount == left)
    }
  }

  @Test func addingASmallerDemandMovesNoLargerOne() throws {
    var generator = SplitMix64(seed: 62)
    for _ in 0..<300 {
      let used = try (0..<6).map { _ in
        try IPv4Prefix.random(in: v4("10.0.0.0/20"), lengths: 24...30, using: &generator)
      }
      let free = FreeSpace(within: try v4s("10.0.0.0/21 10.0.8.0/21"), excluding: used)
      let lengths = (0..<8).map { _ in Int.random(in: 22...30, using: &generator) }
      let before = places(Allocator.place(demands(lengths), in: free))
      let added = Int.random(in: 23...31, using: &generator)
      let more = demands(lengths) + [Demand(name: "a new one", length: added)]
      let after = places(Allocator.place(more, in: free))
      for demand in demands(lengths) where demand.length < added {
        #expect(after[demand.name] == before[demand.name], "\(lengths) + \(added)")
      }
    }
  }

  @Test func theOrderOfDemandsAndOfTheSpaceDoesNotMatter() throws {
    var generator = SplitMix64(seed: 63)
    let spaces = try v4s("10.0.0.0/22 10.0.8.0/23 10.0.12.0/24")
    let used = try v4s("10.0.0.0/26 10.0.8.128/25 10.0.12.16/28")
    let wanted = demands([24, 24, 25, 26, 26, 26, 27, 28, 23, 22])
    let expected = places(Allocator.place(wanted, in: FreeSpace(within: spaces, excluding: used)))
    for _ in 0..<50 {
      let free = FreeSpace(
        within: spaces.shuffled(using: &generator), excluding: used.shuffled(using: &generator))
      #expect(places(Allocator.place(wanted.shuffled(using: &generator), in: free)) == expected)
    }
  }

  @Test func everyPlaceIsAlignedFreeAndInOneSpace() throws {
    var generator = SplitMix64(seed: 64)
    for _ in 0..<200 {
      let used = try (0..<8).map { _ in
        try IPv4Prefix.random(in: v4("10.0.0.0/21"), lengths: 23...32, using: &generator)
      }
      let free = FreeSpace(within: try v4s("10.0.0.0/23 10.0.2.0/23 10.0.4.0/24"), excluding: used)
      let lengths = (0..<10).map { _ in Int.random(in: 23...30, using: &generator) }
      let plan = Allocator.place(demands(lengths), in: free)
      let placed = plan.placements.map(\.prefix)
      #expect(plan.placements.count + plan.refusals.count == lengths.count)
      #expect(PrefixOverlaps.pairs(in: placed).isEmpty)
      for prefix in placed {
        #expect(free.contains(prefix) && !used.contains { $0.overlaps(prefix) })
        #expect(free.spaces.contains { $0.contains(prefix) })
      }
      for refusal in plan.refusals {
        #expect(refusal.largestBlock.map { $0.length > refusal.demand.length } ?? true)
      }
    }
  }

  @Test func placesIPv6Too() throws {
    let free = FreeSpace(within: [try v6("fd12:3456:789a::/48")])
    let plan = Allocator.place(
      [
        Demand(name: "nodes", length: 64), Demand(name: "pods", length: 64),
        Demand(name: "services", length: 108),
      ],
      in: free)
    #expect(
      plan.placements.map(\.prefix.description)
        == ["fd12:3456:789a::/64", "fd12:3456:789a:1::/64", "fd12:3456:789a:2::/108"])
  }
}
