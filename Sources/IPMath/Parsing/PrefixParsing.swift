extension ByteCursor {
  /// Reads an address of the family of `Address`.
  @inlinable @inline(__always)
  mutating func address<Address: IPAddress>(
    of: Address.Type = Address.self
  ) throws(ParseFailure) -> Address {
    Address.bitWidth == IPv4Address.bitWidth
      ? Address(bits: Address.Bits(truncatingIfNeeded: try ipv4Bits()))
      : Address(bits: Address.Bits(truncatingIfNeeded: try ipv6Bits()))
  }

  /// Reads `address/length` up to the end of the text; host bits are let through.
  @inlinable @inline(__always)
  mutating func addressAndLength<Address: IPAddress>(
    of: Address.Type = Address.self
  ) throws(ParseFailure) -> (address: Address, length: Int) {
    guard byte != nil else { throw ParseFailure(.empty, at: 0) }
    let address = try address(of: Address.self)
    guard take("/") else {
      throw byte == nil ? ParseFailure(.missingLength, at: offset) : unexpected
    }
    return (address, try length(maximum: Address.bitWidth))
  }

  /// Reads a prefix length up to the end of the text.
  @inlinable @inline(__always)
  mutating func length(maximum: Int) throws(ParseFailure) -> Int {
    let start = offset
    var value = 0
    while let next = byte, case let digit = next &- UInt8(ascii: "0"), digit <= 9 {
      if offset > start, value == 0 { throw ParseFailure(.lengthWithLeadingZero, at: start) }
      // Stops at the fourth digit, however many follow.
      guard offset - start < 3 else {
        throw ParseFailure(.lengthTooLarge(maximum: maximum), at: start)
      }
      value = value * 10 + Int(digit)
      advance()
    }
    guard byte == nil, offset > start else { throw lengthFailure(start: start) }
    guard value <= maximum else {
      throw ParseFailure(.lengthTooLarge(maximum: maximum), at: start)
    }
    return value
  }

  /// What is wrong when a length ends before the text does, or has no digit.
  @inlinable
  func lengthFailure(start: Int) -> ParseFailure {
    switch byte {
    case nil: ParseFailure(.emptyLength, at: start)
    case UInt8(ascii: "+")?, UInt8(ascii: "-")?:
      offset == start ? ParseFailure(.signedLength, at: start) : unexpected
    case UInt8(ascii: "/")?: ParseFailure(.secondSlash, at: offset)
    default: unexpected
    }
  }
}

extension IPAddress {
  /// Reads a lone address, such as `10.0.0.4` or `fd00::4`.
  ///
  /// The strict spellings of `Prefix.init(parsing:)` apply; a length or a zone is refused.
  /// - Throws: `IPParseError`, which names what is wrong and where.
  @inlinable
  public init(parsing text: some StringProtocol) throws(IPParseError) {
    try self.init(parsingUTF8: text.utf8)
  }

  /// Reads a lone address from the bytes of its text.
  ///
  /// - Throws: `IPParseError`, which names what is wrong and where.
  @inlinable
  public init(parsingUTF8 bytes: some Collection<UInt8>) throws(IPParseError) {
    do throws(ParseFailure) {
      var cursor = ByteCursor(bytes.makeIterator())
      guard cursor.byte != nil else { throw ParseFailure(.empty, at: 0) }
      self = try cursor.address()
      guard cursor.byte == nil else {
        throw cursor.byte == UInt8(ascii: "/")
          ? ParseFailure(.unwantedLength, at: cursor.offset) : cursor.unexpected
      }
    } catch {
      throw IPParseError(error, address: Self.self, bytes: Array(bytes))
    }
  }
}

extension Prefix {
  /// Reads `address/length`, such as `10.240.0.0/22` or `fd00:1234::/64`, and nothing else.
  ///
  /// IPv4 octets are one to three ASCII digits without a leading zero (RFC 4632). IPv6 has the forms
  /// of RFC 4291, where `::` stands for at least one zero group. The length is one to three ASCII
  /// digits without sign or leading zero. Blanks, zones, netmasks, hostmasks, a missing length and
  /// set host bits are refused; the error says what was probably meant. Takes linear time.
  /// - Throws: `IPParseError`, which names what is wrong and where.
  @inlinable
  public init(parsing text: some StringProtocol) throws(IPParseError) {
    try self.init(parsingUTF8: text.utf8)
  }

  /// Reads `address/length` from the bytes of its text, as `init(parsing:)` does.
  ///
  /// - Throws: `IPParseError`, which names what is wrong and where.
  @inlinable
  public init(parsingUTF8 bytes: some Collection<UInt8>) throws(IPParseError) {
    // Most texts lie in one piece of memory, which is read twice as fast as through their indices.
    let outcome =
      bytes.withContiguousStorageIfAvailable { unsafe Self.outcome(of: $0.makeIterator()) }
      ?? Self.outcome(of: bytes.makeIterator())
    switch outcome {
    case .success(let prefix): self = prefix
    case .failure(let failure):
      throw IPParseError(failure, prefix: Address.self, bytes: Array(bytes))
    }
  }

  @inlinable
  static func outcome(
    of bytes: consuming some IteratorProtocol<UInt8>
  ) -> Result<Self, ParseFailure> {
    do throws(ParseFailure) {
      var cursor = ByteCursor(bytes)
      let (address, length) = try cursor.addressAndLength(of: Address.self)
      return Self(address, length: length).map { .success($0) }
        ?? .failure(ParseFailure(.hostBits(length: length), at: 0))
    } catch {
      return .failure(error)
    }
  }
}
