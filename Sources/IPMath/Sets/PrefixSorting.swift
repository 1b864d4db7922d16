// Sorting dominates the work on large lists. IPv4 keys fit an integer, so they are sorted by digits;
// IPv6 and short lists go through the standard sort.

extension Prefix {
  /// Bits of a length in the sort key; 32 needs six.
  private static var lengthBits: Int { 6 }

  /// Bits of the whole IPv4 sort key.
  static var sortKeyBits: Int { 32 + lengthBits }

  /// An integer that orders IPv4 prefixes as `<` does.
  @inline(__always)
  var sortKey: UInt64 {
    UInt64(truncatingIfNeeded: bits) << UInt64(Self.lengthBits) | UInt64(lengthByte)
  }

  @inline(__always)
  init(sortKey: UInt64) {
    self.init(
      uncheckedBits: Address.Bits(truncatingIfNeeded: sortKey >> UInt64(Self.lengthBits)),
      length: Int(truncatingIfNeeded: sortKey & (1 << UInt64(Self.lengthBits) - 1)))
  }
}

/// Lists shorter than this are sorted by comparing.
private let radixThreshold = 256

/// The prefixes by network address, larger networks first among equal addresses.
@specialized(where Address == IPv4Address)
@specialized(where Address == IPv6Address)
func sorted<Address: IPAddress>(_ prefixes: [Prefix<Address>]) -> [Prefix<Address>] {
  guard Address.bitWidth == 32, prefixes.count >= radixThreshold else { return prefixes.sorted() }
  var keys = prefixes.map(\.sortKey)
  radixSort(&keys, from: 0, bits: Prefix<Address>.sortKeyBits)
  return keys.map { Prefix<Address>(sortKey: $0) }
}

/// The positions of the prefixes in sorted order; equal prefixes keep their order.
@specialized(where Address == IPv4Address)
@specialized(where Address == IPv6Address)
func sortedPositions<Address: IPAddress>(of prefixes: [Prefix<Address>]) -> [Int] {
  let positionBits = UInt64.bitWidth - Prefix<Address>.sortKeyBits
  guard Address.bitWidth == 32, prefixes.count >= radixThreshold,
    prefixes.count < 1 << positionBits
  else {
    return prefixes.indices.sorted { left, right in
      prefixes[left] == prefixes[right] ? left < right : prefixes[left] < prefixes[right]
    }
  }
  // The position rides in the low bits of the key, and stays out of the digits.
  var keys = prefixes.indices.map { position in
    prefixes[position].sortKey << UInt64(positionBits) | UInt64(position)
  }
  radixSort(&keys, from: positionBits, bits: Prefix<Address>.sortKeyBits)
  return keys.map { Int(truncatingIfNeeded: $0 & (1 << UInt64(positionBits) - 1)) }
}

/// Sorts keys by `bits` bits starting at bit `low`, stably, least significant digit first.
private func radixSort(_ keys: inout [UInt64], from low: Int, bits: Int) {
  let digitBits = 10
  let buckets = 1 << digitBits
  let digits = (bits + digitBits - 1) / digitBits
  // One pass counts every digit.
  var starts = [Int](repeating: 0, count: digits * buckets)
  for key in keys {
    for digit in 0..<digits {
      let value = Int(truncatingIfNeeded: key >> UInt64(low + digit * digitBits)) & (buckets - 1)
      starts[digit * buckets + value] &+= 1
    }
  }
  var target = keys
  for digit in 0..<digits {
    var total = 0
    for bucket in digit * buckets..<(digit + 1) * buckets {
      (starts[bucket], total) = (total, total + starts[bucket])
    }
    for key in keys {
      let value = Int(truncatingIfNeeded: key >> UInt64(low + digit * digitBits)) & (buckets - 1)
      target[starts[digit * buckets + value]] = key
      starts[digit * buckets + value] &+= 1
    }
    swap(&keys, &target)
  }
}
