/// The free part of some address spaces, from which aligned blocks are taken and given back.
///
/// The state of a buddy allocator: the free addresses as the fewest aligned blocks. Blocks never join
/// across two of the prefixes given as `within`, even when those are halves of one parent: an Azure
/// subnet must lie inside one address prefix of its VNet. A prefix that lies inside another is part
/// of that other, and adds no border.
///
/// Blocks are kept in address order in short chunks that know which lengths they hold. With n blocks
/// an operation looks at n / 256 chunk summaries and one chunk; a question has no candidates to list.
public struct FreeSpace<Address: IPAddress>: Sendable, Hashable {
  /// The address spaces: the given prefixes in address order, without those inside others.
  public let spaces: [Prefix<Address>]

  /// The free blocks in address order; no chunk is empty.
  var chunks: [BlockChunk<Address>]

  /// What is free of the prefixes `within` when those in `excluding` are in use.
  ///
  /// One sort and one sweep, O(n log n). Prefixes in either list may overlap and come in any order.
  /// A prefix in use may reach outside the spaces, or contain them: only what lies inside counts.
  /// - Parameters:
  ///   - within: the address spaces, such as the address prefixes of a VNet.
  ///   - excluding: the prefixes in use, such as the subnets of that VNet.
  @inlinable
  public init(
    within: some Sequence<Prefix<Address>>, excluding: some Sequence<Prefix<Address>>
  ) {
    self = Self.left(of: Array(within), without: Array(excluding))
  }

  /// All of the prefixes `within`.
  @inlinable
  public init(within: some Sequence<Prefix<Address>>) {
    self.init(within: within, excluding: EmptyCollection())
  }

  init(spaces: [Prefix<Address>], chunks: [BlockChunk<Address>]) {
    self.spaces = spaces
    self.chunks = chunks
  }

  @specialized(where Address == IPv4Address)
  @specialized(where Address == IPv6Address)
  @usableFromInline
  static func left(of within: [Prefix<Address>], without excluding: [Prefix<Address>]) -> Self {
    let spaces = outermost(ofSorted: sorted(within))
    let used = outermost(ofSorted: sorted(excluding))
    return Self(spaces: spaces, chunks: BlockChunk.chunks(of: subtracted(used, from: spaces)))
  }

  /// The free blocks in address order: each as large as its alignment and its space allow.
  public var blocks: [Prefix<Address>] {
    @specialized(where Address == IPv4Address)
    @specialized(where Address == IPv6Address)
    get { chunks.flatMap(\.blocks) }
  }

  /// Whether nothing is free.
  public var isEmpty: Bool { chunks.isEmpty }

  /// The number of free addresses, without overflow; O(n).
  public var addressCount: Address.Count {
    @specialized(where Address == IPv4Address)
    @specialized(where Address == IPv6Address)
    get {
      chunks.reduce(.zero) { count, chunk in
        chunk.blocks.reduce(count) { $0 + $1.addressCount }
      }
    }
  }

  /// The largest free block, the lowest among equals; nil when nothing is free.
  public var largestBlock: Prefix<Address>? {
    @specialized(where Address == IPv4Address)
    @specialized(where Address == IPv6Address)
    get {
      lengths.shortest.flatMap { shortest in
        firstBlock {
          $0.contains(shortest)
        } where: {
          LengthSet.same($0.length, shortest)
        }
      }.map { block(at: $0) }
    }
  }

  /// Whether some free block has room for a prefix of this length.
  @specialized(where Address == IPv4Address)
  @specialized(where Address == IPv6Address)
  public func mayHold(length: Int) -> Bool {
    Self.isLength(length) && bestFit(length: length) != nil
  }

  /// The lengths of all free blocks.
  var lengths: LengthSet { chunks.reduce(LengthSet()) { $0.union($1.lengths) } }

  static func isLength(_ length: Int) -> Bool { length >= 0 && length <= Address.bitWidth }
}

extension FreeSpace: CustomStringConvertible {
  /// The free blocks with commas between them.
  public var description: String { blocks.map(\.description).joined(separator: ", ") }

  /// Whether the spaces and the free addresses are the same.
  public static func == (left: Self, right: Self) -> Bool {
    left.spaces == right.spaces && left.blocks == right.blocks
  }

  /// Hashes the spaces and the free blocks; where chunks end does not count.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(spaces)
    hasher.combine(blocks)
  }
}

/// The prefixes that lie in no other, from a list that is sorted, larger first.
@specialized(where Address == IPv4Address)
@specialized(where Address == IPv6Address)
func outermost<Address: IPAddress>(ofSorted sorted: [Prefix<Address>]) -> [Prefix<Address>] {
  var outer: [Prefix<Address>] = []
  outer.reserveCapacity(sorted.count)
  for prefix in sorted {
    if let last = outer.last, last.contains(prefix) { continue }
    outer.append(prefix)
  }
  return outer
}
