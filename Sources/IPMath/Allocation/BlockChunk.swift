/// A run of free blocks in address order, and the lengths that occur in it.
struct BlockChunk<Address: IPAddress>: Sendable {
  /// The most blocks of a chunk; a longer one is cut in two.
  static var capacity: Int { 256 }

  private(set) var blocks: [Prefix<Address>]
  private(set) var lengths: LengthSet

  init(_ blocks: [Prefix<Address>]) {
    self.blocks = blocks
    lengths = LengthSet(of: blocks)
  }

  /// The blocks in chunks that are not full, so that they can grow.
  static func chunks(of blocks: [Prefix<Address>]) -> [Self] {
    guard blocks.count > capacity else { return blocks.isEmpty ? [] : [Self(blocks)] }
    let size = capacity * 3 / 4
    return stride(from: 0, to: blocks.count, by: size).map { start in
      Self(Array(blocks[start..<min(start + size, blocks.count)]))
    }
  }

  /// Puts `pieces` in the place of the blocks in `range`.
  mutating func replace(_ range: Range<Int>, with pieces: [Prefix<Address>]) {
    blocks.replaceSubrange(range, with: pieces)
    lengths = LengthSet(of: blocks)
  }

  /// The upper half of the blocks, which leave this chunk.
  mutating func cutUpperHalf() -> Self {
    let middle = blocks.count / 2
    let upper = Self(Array(blocks[middle...]))
    replace(middle..<blocks.count, with: [])
    return upper
  }
}

/// A set of prefix lengths, 0 through 128, as bits.
///
/// 129 lengths need one bit more than there are, so 0 and 1 share one: a free `/0` is always the only
/// block, and it has room for all that a `/1` has room for.
struct LengthSet: Hashable, Sendable {
  private var bits: UInt128 = 0

  init() {}

  init<Address: IPAddress>(of blocks: [Prefix<Address>]) {
    // Two words are faster to fill than one double word; lengths of IPv4 need only the first.
    var low: UInt64 = 0
    var high: UInt64 = 0
    for block in blocks {
      let index = UInt64(Self.index(block.length))
      if index < 64 { low |= 1 << index } else { high |= 1 << (index - 64) }
    }
    bits = UInt128(high) << 64 | UInt128(low)
  }

  private static func index(_ length: Int) -> Int { max(0, length - 1) }

  /// Whether the two lengths share a bit.
  static func same(_ left: Int, _ right: Int) -> Bool { index(left) == index(right) }

  func union(_ other: Self) -> Self {
    var union = self
    union.bits |= other.bits
    return union
  }

  func contains(_ length: Int) -> Bool { bits & (1 << UInt128(Self.index(length))) != 0 }

  /// The shortest length: that of the largest block.
  var shortest: Int? { bits == 0 ? nil : bits.trailingZeroBitCount + 1 }

  /// The longest length that is at most `limit`: that of the smallest block with room.
  func longest(upTo limit: Int) -> Int? {
    let kept = bits & (~0 >> UInt128(127 - Self.index(limit)))
    return kept == 0 ? nil : 128 - kept.leadingZeroBitCount
  }
}
