/// A set of addresses, held as the fewest prefixes that cover exactly it.
///
/// One set has one representation, so `==` compares sets of addresses.
public struct PrefixSet<Address: IPAddress>: Hashable, Sendable {
  /// The minimal cover in address order: disjoint, and no two are halves of one parent.
  public let prefixes: [Prefix<Address>]

  /// The addresses of all the given prefixes, which may overlap and come in any order.
  ///
  /// O(n log n); O(n) for long lists of IPv4 prefixes.
  @inlinable
  public init(_ prefixes: some Sequence<Prefix<Address>>) {
    self.init(minimal: minimalCover(of: Array(prefixes)))
  }

  /// The addresses of all the given ranges.
  public init(ranges: some Sequence<AddressRange<Address>>) {
    self.init(ranges.flatMap(\.prefixes))
  }

  /// No addresses.
  public init() { self.init(minimal: []) }

  /// The set with this cover, which must be minimal and sorted.
  @usableFromInline
  init(minimal prefixes: [Prefix<Address>]) { self.prefixes = prefixes }

  /// Whether there is no address.
  public var isEmpty: Bool { prefixes.isEmpty }

  /// The number of addresses, without overflow.
  public var addressCount: Address.Count {
    @specialized(where Address == IPv4Address)
    @specialized(where Address == IPv6Address)
    get { prefixes.reduce(.zero) { $0 + $1.addressCount } }
  }

  /// The longest runs of consecutive addresses, in order; no two touch.
  public var ranges: [AddressRange<Address>] {
    @specialized(where Address == IPv4Address)
    @specialized(where Address == IPv6Address)
    get {
      var ranges: [AddressRange<Address>] = []
      for prefix in prefixes {
        if let last = ranges.last, last.lastBits &+ 1 == prefix.bits {
          ranges[ranges.count - 1] = AddressRange(
            uncheckedFirst: last.firstBits, last: prefix.lastBits)
        } else {
          ranges.append(prefix.range)
        }
      }
      return ranges
    }
  }

  /// Whether the address is in the set; O(log n).
  public func contains(_ address: Address) -> Bool { contains(Prefix(address)) }

  /// Whether every address of the prefix is in the set; O(log n).
  @specialized(where Address == IPv4Address)
  @specialized(where Address == IPv6Address)
  public func contains(_ prefix: Prefix<Address>) -> Bool {
    // A prefix whose halves are both in a minimal cover is in it whole, so one member holds it.
    let end = prefixes.partitionPoint { $0 <= prefix }
    return end > 0 && prefixes[end - 1].contains(prefix)
  }

  /// Whether the prefix has an address in common with the set; O(log n).
  @specialized(where Address == IPv4Address)
  @specialized(where Address == IPv6Address)
  public func overlaps(_ prefix: Prefix<Address>) -> Bool {
    // Members are disjoint: only the last one that starts at or before the prefix's end can touch.
    let end = prefixes.partitionPoint { $0.bits <= prefix.lastBits }
    return end > 0 && prefixes[end - 1].overlaps(prefix)
  }

  /// Whether the two sets have an address in common; O(n + m).
  public func overlaps(_ other: Self) -> Bool { !intersection(other).isEmpty }
}

extension PrefixSet: CustomStringConvertible {
  /// The cover with commas between its prefixes.
  public var description: String { prefixes.map(\.description).joined(separator: ", ") }
}

extension Array {
  /// The number of leading elements that satisfy a condition which no later element does.
  @inline(__always)
  func partitionPoint(where isBefore: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// The fewest prefixes that cover the given ones.
@specialized(where Address == IPv4Address)
@specialized(where Address == IPv6Address)
@usableFromInline
func minimalCover<Address: IPAddress>(of prefixes: [Prefix<Address>]) -> [Prefix<Address>] {
  minimalCover(ofSorted: sorted(prefixes))
}

/// The fewest prefixes that cover the given ones, which come sorted, larger first.
@specialized(where Address == IPv4Address)
@specialized(where Address == IPv6Address)
func minimalCover<Address: IPAddress>(
  ofSorted sorted: [Prefix<Address>]
) -> [Prefix<Address>] {
  var cover: [Prefix<Address>] = []
  cover.reserveCapacity(sorted.count)
  for prefix in sorted {
    if let last = cover.last, last.contains(prefix) { continue }
    // A prefix that completes its parent takes the parent's place, as often as that goes on.
    //
    //     cover  |--24--|              |-----23------|
    //     next          |--24--|  ->
    var merged = prefix
    while let last = cover.last, last.sibling == merged, let parent = merged.parent {
      cover.removeLast()
      merged = parent
    }
    cover.append(merged)
  }
  return cover
}
