/// An IPv6 address.
public struct IPv6Address: IPAddress {
  /// The address as a number; `::1` is 1.
  public let bits: UInt128

  /// The address with the given number.
  @inlinable
  public init(bits: UInt128) { self.bits = bits }

  /// `2^hostBits`, which for 128 is one more than `UInt128` holds.
  @inlinable
  public static func count(hostBits: Int) -> AddressCount { AddressCount(powerOfTwo: hostBits) }

  /// The eight 16-bit groups, most significant first.
  public var groups: [UInt16] {
    (0..<8).map { index in UInt16(truncatingIfNeeded: bits >> UInt128(112 - 16 * index)) }
  }

  /// The canonical form of RFC 5952, section 4.
  ///
  /// Lower-case, no leading zeros, the first of the longest runs of two or more zero groups as
  /// `::`. Embedded IPv4 addresses are written as groups.
  public var description: String {
    let groups = groups
    let elided = Self.longestZeroRun(in: groups)
    let texts = groups.map { String($0, radix: 16) }
    guard !elided.isEmpty else { return texts.joined(separator: ":") }
    let head = texts[..<elided.lowerBound].joined(separator: ":")
    let tail = texts[elided.upperBound...].joined(separator: ":")
    return head + "::" + tail
  }

  /// The first of the longest runs of two or more zero groups; empty when there is none.
  static func longestZeroRun(in groups: [UInt16]) -> Range<Int> {
    var longest = 0..<0
    var start = 0
    for (index, group) in groups.enumerated() {
      if group != 0 { start = index + 1 }
      let run = start..<index + 1
      // RFC 5952, 4.2.2: a single zero group is not shortened; 4.2.3: the first run wins.
      if run.count >= 2, run.count > longest.count { longest = run }
    }
    return longest
  }
}
