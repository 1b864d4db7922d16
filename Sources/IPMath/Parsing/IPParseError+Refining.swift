// The slow path: only texts that were refused come here, so clarity goes before speed.
extension IPParseError {
  /// Suggestions are sought only in texts up to this size, which every real address is within.
  private static let suggestionLimit = 128

  /// The error for a text that is not a prefix.
  @usableFromInline
  init<Address: IPAddress>(_ failure: ParseFailure, prefix: Address.Type, bytes: [UInt8]) {
    let refined = Self.refined(failure, address: Address.self, bytes: bytes)
    self.init(
      refined, bytes: bytes,
      suggestion: bytes.count > Self.suggestionLimit
        ? nil : Self.prefixSuggestion(refined, address: Address.self, bytes: bytes))
  }

  /// The error for a text that is not a lone address.
  @usableFromInline
  init<Address: IPAddress>(_ failure: ParseFailure, address: Address.Type, bytes: [UInt8]) {
    self.init(
      failure, bytes: bytes,
      suggestion: bytes.count > Self.suggestionLimit
        ? nil : Self.addressSuggestion(failure, address: Address.self, bytes: bytes))
  }

  private init(_ failure: ParseFailure, bytes: [UInt8], suggestion: String?) {
    let input = String(decoding: bytes, as: UTF8.self)
    // Every byte before the failure is ASCII, but a combining mark may join the one before it.
    var characters = 0
    var start = 0
    for character in input {
      let end = start + character.utf8.count
      guard end <= failure.offset else { break }
      start = end
      characters += 1
    }
    self.init(
      input: input, offset: characters, problem: failure.problem, suggestion: suggestion)
  }

  /// Says more exactly what a length or a set host bit is.
  private static func refined<Address: IPAddress>(
    _ failure: ParseFailure, address: Address.Type, bytes: [UInt8]
  ) -> ParseFailure {
    if case .hostBits = failure.problem {
      return ParseFailure(failure.problem, at: lastNonzeroPart(of: bytes))
    }
    guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")), failure.offset > slash,
      Address.bitWidth == IPv4Address.bitWidth, bytes[slash...].contains(UInt8(ascii: ".")),
      bytes[slash...].count <= suggestionLimit
    else { return failure }
    let maskText = bytes[(slash + 1)...]
    guard maskText.allSatisfy({ $0 == UInt8(ascii: ".") || isDigit($0) }) else { return failure }
    guard let mask = try? IPv4Address(parsingUTF8: maskText).bits else {
      return ParseFailure(.invalidMask, at: slash + 1)
    }
    // Where a mask can be read both ways (0.0.0.0, 255.255.255.255) it is a netmask.
    if mask == networkMask(length: mask.nonzeroBitCount) {
      return ParseFailure(.netmask(length: mask.nonzeroBitCount), at: slash + 1)
    }
    let fixedBits = mask.leadingZeroBitCount
    if ~mask == networkMask(length: fixedBits) {
      return ParseFailure(.hostmask(length: fixedBits), at: slash + 1)
    }
    return ParseFailure(.invalidMask, at: slash + 1)
  }

  /// The start of the last octet or group that is not zero: it holds the lowest set bit.
  private static func lastNonzeroPart(of bytes: [UInt8]) -> Int {
    let address = bytes.prefix { $0 != UInt8(ascii: "/") }
    let isSeparator = { (byte: UInt8) in byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") }
    guard let last = address.lastIndex(where: { !isSeparator($0) && $0 != UInt8(ascii: "0") })
    else { return 0 }
    return address[..<last].lastIndex(where: isSeparator).map { $0 + 1 } ?? 0
  }

  @usableFromInline
  static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") <= 9 }
}
