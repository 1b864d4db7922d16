/// How one prefix lies to another; a partial overlap of two prefixes is impossible.
public enum PrefixRelation: String, Hashable, Sendable, CaseIterable {
  /// The same network.
  case equal
  /// The other lies inside this one, which is larger.
  case contains
  /// This one lies inside the other, which is larger.
  case within
  /// No address in common.
  case disjoint
}

extension Prefix {
  /// Whether the address lies in this network.
  @inlinable
  public func contains(_ address: Address) -> Bool {
    address.bits & networkMask(length: length) == bits
  }

  /// Whether every address of `other` lies in this network; true for itself.
  @inlinable
  public func contains(_ other: Self) -> Bool {
    lengthByte <= other.lengthByte && other.bits & networkMask(length: length) == bits
  }

  /// Whether the two have an address in common, which means that one contains the other.
  @inlinable
  public func overlaps(_ other: Self) -> Bool {
    (bits ^ other.bits) & networkMask(length: min(length, other.length)) == 0
  }

  /// How this network lies to `other`.
  @inlinable
  public func relation(to other: Self) -> PrefixRelation {
    if self == other { return .equal }
    if contains(other) { return .contains }
    return other.contains(self) ? .within : .disjoint
  }

  /// Whether one ends just before the other starts.
  @inlinable
  public func isAdjacent(to other: Self) -> Bool {
    (lastBits != .max && lastBits + 1 == other.bits)
      || (other.lastBits != .max && other.lastBits + 1 == bits)
  }

  /// The one prefix that holds exactly the addresses of both, or nil when there is none.
  ///
  /// That is the larger when one contains the other, and the parent when the two are its halves.
  @inlinable
  public func merged(with other: Self) -> Self? {
    if contains(other) { return self }
    if other.contains(self) { return other }
    return sibling == other ? parent : nil
  }
}
