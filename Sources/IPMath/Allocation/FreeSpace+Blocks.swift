// Finding and replacing single blocks.

extension FreeSpace {
  /// The place of a free block.
  struct Position: Hashable {
    var chunk: Int
    var index: Int
  }

  func block(at position: Position) -> Prefix<Address> {
    chunks[position.chunk].blocks[position.index]
  }

  /// The last free block that starts at or before `bits`; two binary searches.
  func lastBlock(startingUpTo bits: Address.Bits) -> Position? {
    let chunk = chunks.partitionPoint { $0.blocks[0].bits <= bits } - 1
    guard chunk >= 0 else { return nil }
    let index = chunks[chunk].blocks.partitionPoint { $0.bits <= bits } - 1
    return Position(chunk: chunk, index: index)
  }

  /// The smallest block with room for the length, the lowest among equals.
  func bestFit(length: Int) -> Position? {
    guard let best = lengths.longest(upTo: length) else { return nil }
    return firstBlock {
      $0.contains(best)
    } where: {
      LengthSet.same($0.length, best) && $0.length <= length
    }
  }

  /// The first block that satisfies a condition, in the first chunk whose lengths allow it.
  func firstBlock(
    inChunk mayContain: (LengthSet) -> Bool, where isWanted: (Prefix<Address>) -> Bool
  ) -> Position? {
    guard let chunk = chunks.firstIndex(where: { mayContain($0.lengths) }),
      let index = chunks[chunk].blocks.firstIndex(where: isWanted)
    else { return nil }
    return Position(chunk: chunk, index: index)
  }

  /// Takes `part` out of the free block at `position`, which contains it; the rest stays free.
  mutating func take(_ part: Prefix<Address>, at position: Position) {
    let block = block(at: position)
    var rest: [Prefix<Address>] = []
    if part.bits > block.bits {
      AddressRange<Address>.forEachPrefix(from: block.bits, through: part.bits - 1) {
        rest.append($0)
      }
    }
    if part.lastBits < block.lastBits {
      AddressRange<Address>.forEachPrefix(from: part.lastBits + 1, through: block.lastBits) {
        rest.append($0)
      }
    }
    replace(position.index..<position.index + 1, inChunk: position.chunk, with: rest)
  }

  /// Puts `pieces` in the place of some blocks of a chunk, and keeps every chunk within bounds.
  mutating func replace(
    _ range: Range<Int>, inChunk chunk: Int, with pieces: [Prefix<Address>]
  ) {
    chunks[chunk].replace(range, with: pieces)
    if chunks[chunk].blocks.isEmpty {
      chunks.remove(at: chunk)
    } else if chunks[chunk].blocks.count > BlockChunk<Address>.capacity {
      chunks.insert(chunks[chunk].cutUpperHalf(), at: chunk + 1)
    }
  }

  /// Takes away exactly this free block; false when it is no free block.
  mutating func removeBlock(_ block: Prefix<Address>) -> Bool {
    guard let position = lastBlock(startingUpTo: block.bits), self.block(at: position) == block
    else { return false }
    replace(position.index..<position.index + 1, inChunk: position.chunk, with: [])
    return true
  }

  /// Adds a block that overlaps no free block.
  mutating func insertBlock(_ block: Prefix<Address>) {
    if let position = lastBlock(startingUpTo: block.bits) {
      let next = position.index + 1
      replace(next..<next, inChunk: position.chunk, with: [block])
    } else if chunks.isEmpty {
      chunks = [BlockChunk([block])]
    } else {
      replace(0..<0, inChunk: 0, with: [block])
    }
  }
}
