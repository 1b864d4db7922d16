extension IPParseError {
  /// The prefix that was probably meant, or nil when that is a guess.
  static func prefixSuggestion<Address: IPAddress>(
    _ failure: ParseFailure, address: Address.Type, bytes: [UInt8]
  ) -> String? {
    let beforeSlash = bytes.prefix { $0 != UInt8(ascii: "/") }
    switch failure.problem {
    case .netmask(let length), .hostmask(let length):
      return (try? Address(parsingUTF8: beforeSlash))
        .flatMap { Prefix(containing: $0, length: length)?.description }
    case .missingLength, .emptyLength:
      return (try? Address(parsingUTF8: beforeSlash)).map { "\($0)/\(Address.bitWidth)" }
    case .hostBits:
      return masked(bytes, address: Address.self)
    case .blank, .octetWithLeadingZero, .octetTooLarge, .lengthWithLeadingZero, .groupTooLong:
      return masked(withoutNeedlessZeros(bytes), address: Address.self)
    case .zone:
      let zone = bytes.drop { $0 != UInt8(ascii: "%") }.prefix { $0 != UInt8(ascii: "/") }
      return masked(
        bytes[..<zone.startIndex] + bytes[zone.endIndex...], address: Address.self)
    default:
      return nil
    }
  }

  /// The lone address that was probably meant, or nil when that is a guess.
  static func addressSuggestion<Address: IPAddress>(
    _ failure: ParseFailure, address: Address.Type, bytes: [UInt8]
  ) -> String? {
    let repaired: [UInt8]
    switch failure.problem {
    case .unwantedLength: repaired = Array(bytes.prefix { $0 != UInt8(ascii: "/") })
    case .zone: repaired = Array(bytes.prefix { $0 != UInt8(ascii: "%") })
    case .blank, .octetWithLeadingZero, .octetTooLarge, .groupTooLong:
      repaired = withoutNeedlessZeros(bytes)
    default: return nil
    }
    var cursor = ByteCursor(repaired.makeIterator())
    guard let meant: Address = try? cursor.address(), cursor.byte == nil else { return nil }
    return meant.description
  }

  /// The prefix that the text names when its host bits are cleared.
  private static func masked<Address: IPAddress>(
    _ bytes: some Collection<UInt8>, address: Address.Type
  ) -> String? {
    var cursor = ByteCursor(bytes.makeIterator())
    guard let (address, length) = try? cursor.addressAndLength(of: Address.self) else { return nil }
    return Prefix(containing: address, length: length)?.description
  }

  /// The text without blanks at its ends and without the needless zeros of each number.
  private static func withoutNeedlessZeros(_ bytes: [UInt8]) -> [UInt8] {
    let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || (9...13).contains(byte) }
    var trimmed = bytes.drop(while: isBlank)
    while let last = trimmed.last, isBlank(last) { trimmed.removeLast() }
    var kept: [UInt8] = []
    var isAtStart = true
    for (index, byte) in zip(trimmed.indices, trimmed) {
      let isPart = isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66)
      let next = index + 1 < trimmed.endIndex ? trimmed[index + 1] : 0
      let nextIsPart = isDigit(next) || (next | 0x20 >= 0x61 && next | 0x20 <= 0x66)
      if isAtStart, byte == UInt8(ascii: "0"), nextIsPart { continue }
      kept.append(byte)
      isAtStart = !isPart
    }
    return kept
  }
}
