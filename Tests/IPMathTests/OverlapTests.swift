import IPMath
import TestSupport
import Testing

@Suite struct OverlapTests {
  struct Pair: Hashable {
    let low: Int
    let high: Int
  }

  @Test func pairsAreThoseOfComparingEveryTwo() throws {
    var generator = SplitMix64(seed: 41)
    // Short lists are sorted by comparing, long ones by digits.
    for count in [0, 1, 2, 10, 60, 255, 256, 400] {
      let prefixes = try (0..<count).map { _ in
        try IPv4Prefix.random(in: .everything, lengths: 2...12, using: &generator)
      }
      let pairs = PrefixOverlaps.pairs(in: prefixes).map { Pair(low: $0.0, high: $0.1) }
      #expect(pairs.allSatisfy { $0.low < $0.high })
      #expect(Set(pairs).count == pairs.count, "each pair once")
      var expected: Set<Pair> = []
      for i in prefixes.indices {
        for j in prefixes.indices.dropFirst(i + 1) where prefixes[i].overlaps(prefixes[j]) {
          expected.insert(Pair(low: i, high: j))
        }
      }
      #expect(Set(pairs) == expected)
    }
  }

  @Test func pairsNeverCrossFamilies() throws {
    let prefixes = try ["::/0", "0.0.0.0/0", "fd00::/8", "10.0.0.0/8", "10.0.0.0/8", "9.0.0.0/8"]
      .map { try IPPrefix(parsing: $0) }
    let pairs = PrefixOverlaps.pairs(in: prefixes).map { [$0.0, $0.1] }
    #expect(pairs == [[1, 5], [1, 3], [1, 4], [3, 4], [0, 2]])
  }
}
