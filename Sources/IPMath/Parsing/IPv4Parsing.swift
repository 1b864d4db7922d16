extension ByteCursor {
  /// Reads four decimal octets with dots between them, as RFC 4632 writes them.
  @inlinable
  mutating func ipv4Bits() throws(ParseFailure) -> UInt32 {
    var bits = try octet()
    for read in 1..<4 {
      guard take(".") else {
        throw isAtAddressEnd ? ParseFailure(.octetCount(read), at: offset) : unexpected
      }
      bits = bits << 8 | (try octet())
    }
    guard byte != UInt8(ascii: ".") else { throw ParseFailure(.octetCount(5), at: offset) }
    return bits
  }

  /// Reads one octet: one to three ASCII digits without a leading zero, at most 255.
  @inlinable @inline(__always)
  mutating func octet() throws(ParseFailure) -> UInt32 {
    let start = offset
    guard let first = byte, case let digit = first &- UInt8(ascii: "0"), digit <= 9 else {
      throw byte == nil || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/")
        ? ParseFailure(.missingOctet, at: start) : unexpected
    }
    advance()
    return try octet(after: UInt32(digit), digits: 1, start: start)
  }

  /// Reads the rest of an octet whose first digits are read already.
  @inlinable @inline(__always)
  mutating func octet(after read: UInt32, digits: Int, start: Int) throws(ParseFailure) -> UInt32 {
    var value = read
    var digits = digits
    while let next = byte, case let digit = next &- UInt8(ascii: "0"), digit <= 9 {
      if value == 0 { throw ParseFailure(.octetWithLeadingZero, at: start) }
      digits += 1
      // Stops at the fourth digit, however many follow.
      guard digits <= 3 else { throw ParseFailure(.octetTooLarge, at: start) }
      value = value * 10 + UInt32(digit)
      advance()
    }
    guard value <= 255 else { throw ParseFailure(.octetTooLarge, at: start) }
    return value
  }
}
