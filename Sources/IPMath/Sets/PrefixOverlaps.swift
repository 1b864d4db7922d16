/// The overlaps within one list of prefixes.
public enum PrefixOverlaps {
  /// The positions of every two prefixes that overlap, each pair once, the smaller position first.
  ///
  /// One sort and one sweep with a stack of open networks: O(n log n + pairs). The pairs come in the
  /// address order of the inner prefix of each pair, then from the largest network that holds it.
  public static func pairs<Address: IPAddress>(in prefixes: [Prefix<Address>]) -> [(Int, Int)] {
    overlappingPairs(in: prefixes)
  }

  /// The positions of every two prefixes of either family that overlap, IPv4 first.
  ///
  /// O(n log n + pairs), each pair once and the smaller position first.
  public static func pairs(in prefixes: [IPPrefix]) -> [(Int, Int)] {
    let v4 = prefixes.indices.filter { prefixes[$0].v4 != nil }
    let v6 = prefixes.indices.filter { prefixes[$0].v6 != nil }
    let inV4 = pairs(in: v4.compactMap { prefixes[$0].v4 }).map { (v4[$0.0], v4[$0.1]) }
    let inV6 = pairs(in: v6.compactMap { prefixes[$0].v6 }).map { (v6[$0.0], v6[$0.1]) }
    return inV4 + inV6
  }
}

@specialized(where Address == IPv4Address)
@specialized(where Address == IPv6Address)
private func overlappingPairs<Address: IPAddress>(
  in prefixes: [Prefix<Address>]
) -> [(Int, Int)] {
  var pairs: [(Int, Int)] = []
  // The networks that are open where the sweep is: each lies inside the one before it.
  var open: [Int] = []
  for position in sortedPositions(of: prefixes) {
    let prefix = prefixes[position]
    while let innermost = open.last, !prefixes[innermost].contains(prefix) { open.removeLast() }
    for outer in open { pairs.append((min(outer, position), max(outer, position))) }
    open.append(position)
  }
  return pairs
}
