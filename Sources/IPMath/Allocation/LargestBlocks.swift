/// The lengths of the two largest blocks of a free space.
///
/// They alone decide whether one prefix, or two side by side, have room, so that a search over many
/// sizes need not allocate anything.
public struct LargestBlocks: Sendable, Hashable {
  /// The length of the largest block; nil when nothing is free.
  public let first: Int?
  /// The length of the second largest, which may be as large as the first; nil when there is none.
  public let second: Int?

  /// The two largest blocks of `space`; O(n).
  public init(_ space: FreeSpace<IPv4Address>) {
    var (first, second): (Int?, Int?) = (nil, nil)
    for chunk in space.chunks {
      for block in chunk.blocks {
        if block.length < first ?? .max {
          (first, second) = (block.length, first)
        } else if block.length < second ?? .max {
          second = block.length
        }
      }
    }
    self.first = first
    self.second = second
  }

  /// Whether a prefix of this length has room.
  public func hold(_ length: Int) -> Bool { first.map { $0 <= length } ?? false }

  /// Whether two prefixes have room side by side.
  ///
  /// ```
  ///   first block     second block
  ///   [---------]     [----]          the smaller prefix goes into the second block,
  ///   [larger|s.]                     or into what the larger one leaves of the first
  /// ```
  public func hold(_ length: Int, _ other: Int) -> Bool {
    let (larger, smaller) = (min(length, other), max(length, other))
    guard let first, first <= larger else { return false }
    return first < larger || second.map { $0 <= smaller } ?? false
  }
}
