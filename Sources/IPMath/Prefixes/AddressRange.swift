/// The addresses from a first through a last, both included; never empty.
public struct AddressRange<Address: IPAddress>: Hashable, Sendable {
  @usableFromInline let firstBits: Address.Bits
  @usableFromInline let lastBits: Address.Bits

  @inlinable @inline(__always)
  init(uncheckedFirst first: Address.Bits, last: Address.Bits) {
    firstBits = first
    lastBits = last
  }

  /// The addresses from `first` through `last`; nil when `last` comes before `first`.
  @inlinable
  public init?(from first: Address, through last: Address) {
    guard first <= last else { return nil }
    self.init(uncheckedFirst: first.bits, last: last.bits)
  }

  /// The first address.
  @inlinable
  public var first: Address { Address(bits: firstBits) }

  /// The last address.
  @inlinable
  public var last: Address { Address(bits: lastBits) }

  /// The number of addresses.
  @inlinable
  public var addressCount: Address.Count {
    var count = Address.Count.zero
    Self.forEachPrefix(from: firstBits, through: lastBits) { count += $0.addressCount }
    return count
  }

  /// Whether the address lies in this range.
  @inlinable
  public func contains(_ address: Address) -> Bool {
    firstBits <= address.bits && address.bits <= lastBits
  }

  /// Whether the two have an address in common.
  @inlinable
  public func overlaps(_ other: Self) -> Bool {
    firstBits <= other.lastBits && other.firstBits <= lastBits
  }

  /// The fewest prefixes that hold exactly this range, in address order.
  @inlinable
  public var prefixes: [Prefix<Address>] {
    var prefixes: [Prefix<Address>] = []
    Self.forEachPrefix(from: firstBits, through: lastBits) { prefixes.append($0) }
    return prefixes
  }

  /// Visits the fewest prefixes that hold exactly the range.
  ///
  /// At each step the largest aligned block that starts here and does not pass the end.
  @inlinable @inline(__always)
  static func forEachPrefix(
    from first: Address.Bits, through last: Address.Bits,
    _ body: (Prefix<Address>) -> Void
  ) {
    let width = Address.bitWidth
    var start = first
    while start <= last {
      let span = last &- start &+ 1
      // A span of 0 is the whole family, 2^width addresses.
      let fitting = span == 0 ? width : width - 1 - span.leadingZeroBitCount
      let hostBits = min(start.trailingZeroBitCount, fitting)
      body(Prefix(uncheckedBits: start, length: width - hostBits))
      let (next, overflow) = start.addingReportingOverflow(hostBits == width ? 0 : 1 << hostBits)
      if overflow || hostBits == width { return }
      start = next
    }
  }
}

extension AddressRange: Comparable, CustomStringConvertible {
  /// Orders by first address, then by last.
  @inlinable
  public static func < (left: Self, right: Self) -> Bool {
    left.firstBits == right.firstBits
      ? left.lastBits < right.lastBits : left.firstBits < right.firstBits
  }

  /// The range in words: `10.0.0.0-10.0.3.255`.
  public var description: String { "\(first)-\(last)" }
}
