extension PrefixSet {
  /// The addresses of either set; O(n + m).
  public func union(_ other: Self) -> Self {
    Self(minimal: united(prefixes, other.prefixes))
  }

  /// The addresses of both sets; O(n + m).
  public func intersection(_ other: Self) -> Self {
    Self(minimal: intersected(prefixes, other.prefixes))
  }

  /// The addresses of this set that are not in the other; O(n + m), times the bits of an address.
  public func subtracting(_ other: Self) -> Self {
    Self(minimal: subtracted(other.prefixes, from: prefixes))
  }
}

@specialized(where Address == IPv4Address)
@specialized(where Address == IPv6Address)
private func united<Address: IPAddress>(
  _ left: [Prefix<Address>], _ right: [Prefix<Address>]
) -> [Prefix<Address>] {
  var merged: [Prefix<Address>] = []
  merged.reserveCapacity(left.count + right.count)
  var next = 0
  for prefix in left {
    while next < right.count, right[next] < prefix {
      merged.append(right[next])
      next += 1
    }
    merged.append(prefix)
  }
  merged += right[next...]
  return minimalCover(ofSorted: merged)
}

@specialized(where Address == IPv4Address)
@specialized(where Address == IPv6Address)
private func intersected<Address: IPAddress>(
  _ left: [Prefix<Address>], _ right: [Prefix<Address>]
) -> [Prefix<Address>] {
  // Of two prefixes that overlap, the smaller is the common part. The result is minimal: had it two
  // halves of one parent, one of the covers would have had them too.
  var common: [Prefix<Address>] = []
  var (i, j) = (0, 0)
  while i < left.count, j < right.count {
    if left[i].contains(right[j]) {
      common.append(right[j])
      j += 1
    } else if right[j].contains(left[i]) {
      common.append(left[i])
      i += 1
    } else if left[i].bits < right[j].bits {
      i += 1
    } else {
      j += 1
    }
  }
  return common
}

/// What is left of `whole` without `removed`; both sorted and disjoint in themselves.
///
/// The pieces of one prefix never join with those of another, so the prefixes of `whole` stay apart
/// even where two of them touch.
@specialized(where Address == IPv4Address)
@specialized(where Address == IPv6Address)
func subtracted<Address: IPAddress>(
  _ removed: [Prefix<Address>], from whole: [Prefix<Address>]
) -> [Prefix<Address>] {
  var rest: [Prefix<Address>] = []
  rest.reserveCapacity(whole.count + removed.count)
  var next = 0
  for prefix in whole {
    while next < removed.count, removed[next].lastBits < prefix.bits { next += 1 }
    var start = prefix.bits
    var isUsedUp = false
    //     prefix   |--------------------------|
    //     removed     |---|      |------|
    //     gaps     |--|   |------|      |-----|
    while next < removed.count, removed[next].bits <= prefix.lastBits {
      let hole = removed[next]
      if hole.bits > start {
        AddressRange<Address>.forEachPrefix(from: start, through: hole.bits - 1) { rest.append($0) }
      }
      isUsedUp = hole.lastBits >= prefix.lastBits
      // A hole that reaches past this prefix may also cover the next one: it stays.
      if isUsedUp { break }
      start = hole.lastBits + 1
      next += 1
    }
    guard !isUsedUp else { continue }
    AddressRange<Address>.forEachPrefix(from: start, through: prefix.lastBits) { rest.append($0) }
  }
  return rest
}
