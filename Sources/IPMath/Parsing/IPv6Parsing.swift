extension ByteCursor {
  /// Reads the three forms of RFC 4291, section 2.2.
  ///
  /// Eight groups of one to four hexadecimal digits; or fewer with one `::` that stands for at least
  /// one zero group; the last two groups may be a dotted IPv4 address. Zones are refused.
  @inlinable
  mutating func ipv6Bits() throws(ParseFailure) -> UInt128 {
    var bits: UInt128 = 0
    var count = 0
    /// The number of groups before the `::`, and the place of the `::`.
    var elision: (count: Int, offset: Int)?

    if take(":") {
      guard take(":") else { throw ParseFailure(.missingGroup, at: 0) }
      elision = (0, 0)
    }
    while true {
      let start = offset
      if let elision, elision.count == count, isAtAddressEnd { break }
      let (group, digits) = try hexGroup(afterElision: elision?.count == count)
      if byte == UInt8(ascii: ".") {
        guard count <= 6 else { throw ParseFailure(.groupCount(9), at: start) }
        bits = bits << 32 | UInt128(try embeddedIPv4(group: group, digits: digits, start: start))
        count += 2
        if byte == UInt8(ascii: ":") { throw ParseFailure(.embeddedIPv4NotLast, at: start) }
        break
      }
      guard count < 8 else { throw ParseFailure(.groupCount(9), at: start) }
      bits = bits << 16 | UInt128(group)
      count += 1

      let colon = offset
      guard take(":") else { break }
      if take(":") {
        guard elision == nil else { throw ParseFailure(.repeatedElision, at: colon) }
        elision = (count, colon)
      } else if isAtAddressEnd {
        throw ParseFailure(.missingGroup, at: colon)
      }
    }
    guard let elision else {
      guard count < 8 else { return bits }
      throw isAtAddressEnd ? ParseFailure(.groupCount(count), at: offset) : unexpected
    }
    guard count < 8 else { throw ParseFailure(.emptyElision, at: elision.offset) }
    // A whole-width shift gives 0, so a "::" at either end needs no case of its own.
    let tailWidth = 16 * (count - elision.count)
    let tail = bits & ~networkMask(length: 128 - tailWidth)
    return (bits >> UInt128(tailWidth)) << UInt128(128 - 16 * elision.count) | tail
  }

  /// Reads one group: its value and the number of its digits.
  @inlinable @inline(__always)
  mutating func hexGroup(afterElision: Bool) throws(ParseFailure) -> (value: UInt32, digits: Int) {
    let start = offset
    var value: UInt32 = 0
    while let digit = hexDigit {
      guard offset - start < 4 else { throw ParseFailure(.groupTooLong, at: start) }
      value = value << 4 | digit
      advance()
    }
    guard offset > start else {
      guard byte == UInt8(ascii: ":") else { throw unexpected }
      throw ParseFailure(afterElision ? .repeatedElision : .missingGroup, at: start)
    }
    return (value, offset - start)
  }

  /// Reads the rest of a dotted IPv4 address whose first octet was read as a group.
  @inlinable
  mutating func embeddedIPv4(
    group: UInt32, digits: Int, start: Int
  ) throws(ParseFailure) -> UInt32 {
    // The digits of a group, read again as decimal.
    let places = [group >> 12, group >> 8 & 15, group >> 4 & 15, group & 15]
    guard places.allSatisfy({ $0 <= 9 }) else { throw unexpected }
    guard digits == 1 || places[4 - digits] != 0 else {
      throw ParseFailure(.octetWithLeadingZero, at: start)
    }
    let first = places.reduce(0) { $0 * 10 + $1 }
    guard first <= 255 else { throw ParseFailure(.octetTooLarge, at: start) }
    var bits = first
    for read in 1..<4 {
      guard take(".") else {
        throw isAtAddressEnd ? ParseFailure(.octetCount(read), at: offset) : unexpected
      }
      bits = bits << 8 | (try octet())
    }
    guard byte != UInt8(ascii: ".") else { throw ParseFailure(.octetCount(5), at: offset) }
    return bits
  }

  /// The value of the hexadecimal digit in view, if there is one.
  @inlinable @inline(__always)
  var hexDigit: UInt32? {
    guard let byte else { return nil }
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return UInt32(byte &- UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): return UInt32(byte &- UInt8(ascii: "a") &+ 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): return UInt32(byte &- UInt8(ascii: "A") &+ 10)
    default: return nil
    }
  }
}
