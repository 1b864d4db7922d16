import IPMath

/// The workloads of IP math: large lists of prefixes, and many small free spaces.
enum IPMathWorkloads {
  static func all() -> [Workload] {
    parsing() + sets() + allocation()
  }

  /// Random canonical prefixes, a twentieth of all addresses per million.
  static func randomPrefixes(_ count: Int, seed: UInt64) -> [IPv4Prefix] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).compactMap { _ in
      IPv4Prefix(
        containing: IPv4Address(bits: UInt32.random(in: .min ... .max, using: &generator)),
        length: Int.random(in: 20...32, using: &generator))
    }
  }

  /// Disjoint used prefixes in 10.0.0.0/8: in /22 blocks chosen at random, a /26 to /30 in each of
  /// their sixteen parts.
  static func usedPrefixes(_ count: Int, seed: UInt64) -> [IPv4Prefix] {
    var generator = SplitMix64(seed: seed)
    let space = IPv4Prefix(IPv4Address(10, 0, 0, 0), length: 8)
    var blocks = Array(0..<1 << 14)
    blocks.shuffle(using: &generator)
    return (0..<count).compactMap { index in
      space?.subprefix(length: 26, index: blocks[index / 16] * 16 + index % 16).flatMap {
        IPv4Prefix($0.address, length: Int.random(in: 26...30, using: &generator))
      }
    }.shuffled(using: &generator)
  }

  private static func parsing() -> [Workload] {
    let prefixes = randomPrefixes(1_000_000, seed: 1)
    let texts = prefixes.map(\.description)
    let buffer = Array(texts.joined(separator: "\n").utf8)
    var generator = SplitMix64(seed: 2)
    let v6Texts = (0..<1_000_000).compactMap { _ in
      IPv6Prefix(
        containing: IPv6Address(bits: UInt128.random(in: .min ... .max, using: &generator)),
        length: Int.random(in: 16...128, using: &generator))?.description
    }
    return [
      Workload(name: "parse 1,000,000 IPv4 prefixes, strings", target: 0.15) {
        texts.reduce(0) { $0 &+ ((try? IPv4Prefix(parsing: $1))?.length ?? 0) }
      },
      Workload(name: "parse 1,000,000 IPv4 prefixes, lines of bytes", target: 0.15) {
        var sum = 0
        var start = 0
        while start < buffer.count {
          let end = buffer[start...].firstIndex(of: 10) ?? buffer.count
          sum &+= (try? IPv4Prefix(parsingUTF8: buffer[start..<end]))?.length ?? 0
          start = end + 1
        }
        return sum
      },
      Workload(name: "parse 1,000,000 prefixes of unknown family, strings", target: 0.2) {
        texts.reduce(0) { $0 &+ ((try? IPPrefix(parsing: $1))?.length ?? 0) }
      },
      Workload(name: "parse 1,000,000 IPv6 prefixes, strings", target: 0.3) {
        v6Texts.reduce(0) { $0 &+ ((try? IPv6Prefix(parsing: $1))?.length ?? 0) }
      },
      Workload(name: "print 1,000,000 IPv4 prefixes", target: 0.5) {
        prefixes.reduce(0) { $0 &+ $1.description.utf8.count }
      },
    ]
  }

  private static func sets() -> [Workload] {
    let million = randomPrefixes(1_000_000, seed: 3)
    let narrow = usedPrefixes(200_000, seed: 4)
    let mixed = narrow.prefix(100_000) + randomPrefixes(100_000, seed: 5)
    let left = PrefixSet(million.prefix(500_000))
    let right = PrefixSet(million.suffix(500_000))
    return [
      Workload(name: "merge 1,000,000 random IPv4 prefixes", target: 0.3) {
        PrefixSet(million).prefixes.count
      },
      Workload(name: "subtract one merged half of them from the other", target: 0.1) {
        left.subtracting(right).prefixes.count
      },
      Workload(name: "overlapping pairs among 200,000 prefixes", target: 0.1) {
        PrefixOverlaps.pairs(in: Array(mixed)).count
      },
      Workload(name: "overlapping pairs among 200,000 disjoint prefixes", target: 0.1) {
        PrefixOverlaps.pairs(in: narrow).count
      },
    ]
  }

  private static func allocation() -> [Workload] {
    let spaces = IPv4Prefix(IPv4Address(10, 0, 0, 0), length: 8).map { [$0] } ?? []
    let used = usedPrefixes(200_000, seed: 6)
    let filled = FreeSpace(within: spaces, excluding: used)
    let small = IPv4Prefix(IPv4Address(10, 240, 0, 0), length: 16)
    let smallUsed = [0, 9, 200].compactMap { small?.subprefix(length: 24, index: $0) }
    let demands = (0..<8).map { Demand<IPv4Address>(name: "subnet \($0)", length: 22 + $0 % 6) }
    return [
      Workload(name: "free /22 in a /8 with 200,000 used, space included", target: 0.06) {
        var free = FreeSpace(within: spaces, excluding: used)
        return free.allocate(length: 22).map { Int($0.address.bits) } ?? -1
      },
      Workload(name: "10,000 best-fit allocations among 200,000 used", target: 0.2) {
        var free = filled
        return (0..<10_000).reduce(0) { sum, index in
          sum &+ (free.allocate(length: 26 + index % 5).map { Int($0.address.bits) } ?? 0)
        }
      },
      Workload(name: "10,000 allocations given back in turn", target: 0.2) {
        var free = filled
        let taken = (0..<10_000).compactMap { free.allocateHighest(length: 26 + $0 % 5) }
        return taken.reduce(0) { free.free($1) ? $0 + 1 : $0 }
      },
      Workload(name: "free space of a /16 with 3 used", target: 2e-6, repetitions: 10_000) {
        guard let small else { return 0 }
        return (0..<10_000).reduce(0) { sum, _ in
          let free = FreeSpace(within: CollectionOfOne(small), excluding: smallUsed)
          return sum &+ (free.largestBlock?.length ?? 0)
        }
      },
      Workload(name: "plan of 8 subnets in a /16 with 3 used", target: 20e-6, repetitions: 10_000) {
        guard let small else { return 0 }
        let free = FreeSpace(within: [small], excluding: smallUsed)
        return (0..<10_000).reduce(0) { sum, _ in
          sum &+ Allocator.place(demands, in: free).placements.count
        }
      },
    ]
  }
}
