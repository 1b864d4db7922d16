internal import IPMath

/// A set of prefixes that answers in logarithmic time what a prefix overlaps.
///
/// Prefixes are nested or disjoint, so the outermost ones, sorted, are disjoint and each question is
/// one binary search.
struct PrefixIndex {
  /// The outermost prefixes in order, each with its position in the input.
  private var outermost: [(prefix: IPPrefix, position: Int)] = []

  init(_ prefixes: [IPPrefix]) {
    for entry in Self.sorted(prefixes) {
      if let last = outermost.last, last.prefix.contains(entry.prefix) { continue }
      outermost.append(entry)
    }
  }

  /// The position of a prefix that overlaps `query`: the one that contains it, or the first in it.
  func overlap(with query: IPPrefix) -> Int? {
    // The number of prefixes that do not come after the query.
    var (low, high) = (0, outermost.count)
    while low < high {
      let middle = (low + high) / 2
      if query < outermost[middle].prefix { high = middle } else { low = middle + 1 }
    }
    if low > 0, outermost[low - 1].prefix.overlaps(query) { return outermost[low - 1].position }
    if low < outermost.count, outermost[low].prefix.overlaps(query) {
      return outermost[low].position
    }
    return nil
  }

  /// The pairs of overlapping prefixes: each prefix with the next larger (or equal) one around it.
  ///
  /// IPMath's sweep names every pair, and there are quadratically many where one range is given ten
  /// thousand times; a reader needs no more than one fault a line.
  ///
  /// - Returns: Positions in the input; at most one pair a prefix.
  static func overlaps(among prefixes: [IPPrefix]) -> [(outer: Int, inner: Int)] {
    var pairs: [(outer: Int, inner: Int)] = []
    var enclosing: [(prefix: IPPrefix, position: Int)] = []
    for entry in sorted(prefixes) {
      while let last = enclosing.last, !last.prefix.contains(entry.prefix) {
        enclosing.removeLast()
      }
      if let last = enclosing.last { pairs.append((last.position, entry.position)) }
      enclosing.append(entry)
    }
    return pairs
  }

  private static func sorted(_ prefixes: [IPPrefix]) -> [(prefix: IPPrefix, position: Int)] {
    prefixes.enumerated().map { (prefix: $1, position: $0) }
      .sorted { $0.prefix == $1.prefix ? $0.position < $1.position : $0.prefix < $1.prefix }
  }
}
