extension FreeSpace {
  /// Takes a prefix of the given length out of the smallest free block that holds it.
  ///
  /// Best fit: no larger block is split while a smaller one has room. Among equal blocks the lowest
  /// is taken, and of a block its lowest part; the other parts stay free.
  /// - Returns: the prefix, or nil when no free block has room.
  @specialized(where Address == IPv4Address)
  @specialized(where Address == IPv6Address)
  public mutating func allocate(length: Int) -> Prefix<Address>? {
    guard Self.isLength(length), let position = bestFit(length: length) else { return nil }
    return takeLow(length: length, at: position)
  }

  /// Takes the lowest free prefix of the given length.
  ///
  /// First fit: it fills from the start, at the price of splitting larger blocks.
  /// - Returns: the prefix, or nil when no free block has room.
  @specialized(where Address == IPv4Address)
  @specialized(where Address == IPv6Address)
  public mutating func allocateLowest(length: Int) -> Prefix<Address>? {
    guard Self.isLength(length),
      let position = firstBlock(
        inChunk: { $0.longest(upTo: length) != nil }, where: { $0.length <= length })
    else { return nil }
    return takeLow(length: length, at: position)
  }

  /// Takes the highest free prefix of the given length.
  ///
  /// - Returns: the prefix, or nil when no free block has room.
  @specialized(where Address == IPv4Address)
  @specialized(where Address == IPv6Address)
  public mutating func allocateHighest(length: Int) -> Prefix<Address>? {
    guard Self.isLength(length),
      let chunk = chunks.lastIndex(where: { $0.lengths.longest(upTo: length) != nil }),
      let index = chunks[chunk].blocks.lastIndex(where: { $0.length <= length })
    else { return nil }
    let position = Position(chunk: chunk, index: index)
    let taken = Prefix<Address>(
      uncheckedBits: block(at: position).lastBits & networkMask(length: length), length: length)
    take(taken, at: position)
    return taken
  }

  /// Takes exactly this prefix.
  ///
  /// - Returns: false, with nothing changed, when it is not wholly free in one space.
  @specialized(where Address == IPv4Address)
  @specialized(where Address == IPv6Address)
  public mutating func reserve(_ prefix: Prefix<Address>) -> Bool {
    guard let position = lastBlock(startingUpTo: prefix.bits),
      block(at: position).contains(prefix)
    else { return false }
    take(prefix, at: position)
    return true
  }

  /// Gives a prefix back; halves that are both free join again, up to their space.
  ///
  /// - Returns: false, with nothing changed, when a part of it is free already or when it does not
  ///   lie in one space.
  @specialized(where Address == IPv4Address)
  @specialized(where Address == IPv6Address)
  public mutating func free(_ prefix: Prefix<Address>) -> Bool {
    guard let space = space(containing: prefix), !overlapsFree(prefix) else { return false }
    var merged = prefix
    while merged.length > space.length, let sibling = merged.sibling, let parent = merged.parent,
      removeBlock(sibling)
    {
      merged = parent
    }
    insertBlock(merged)
    return true
  }

  /// Whether every address of the prefix is free, in one space.
  @specialized(where Address == IPv4Address)
  @specialized(where Address == IPv6Address)
  public func contains(_ prefix: Prefix<Address>) -> Bool {
    lastBlock(startingUpTo: prefix.bits).map { block(at: $0).contains(prefix) } ?? false
  }

  private mutating func takeLow(length: Int, at position: Position) -> Prefix<Address> {
    let taken = Prefix<Address>(uncheckedBits: block(at: position).bits, length: length)
    take(taken, at: position)
    return taken
  }

  private func space(containing prefix: Prefix<Address>) -> Prefix<Address>? {
    let end = spaces.partitionPoint { $0.bits <= prefix.bits }
    guard end > 0, spaces[end - 1].contains(prefix) else { return nil }
    return spaces[end - 1]
  }

  private func overlapsFree(_ prefix: Prefix<Address>) -> Bool {
    // Blocks are disjoint: only the last that starts at or before the prefix's end can touch it.
    lastBlock(startingUpTo: prefix.lastBits).map { block(at: $0).overlaps(prefix) } ?? false
  }
}
