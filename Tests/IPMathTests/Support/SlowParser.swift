import IPMath

/// A second reading of prefixes, written to be obviously right; it only says yes or no.
enum SlowParser {
  static func v4(_ text: String) -> IPv4Prefix? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let bits = v4Bits(String(parts[0])),
      let length = number(String(parts[1]), digits: 3, maximum: 32)
    else { return nil }
    return IPv4Prefix(IPv4Address(bits: bits), length: length)
  }

  static func v6(_ text: String) -> IPv6Prefix? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let bits = v6Bits(String(parts[0])),
      let length = number(String(parts[1]), digits: 3, maximum: 128)
    else { return nil }
    return IPv6Prefix(IPv6Address(bits: bits), length: length)
  }

  static func v4Bits(_ text: String) -> UInt32? {
    let octets = text.split(separator: ".", omittingEmptySubsequences: false)
      .map { number(String($0), digits: 3, maximum: 255) }
    guard octets.count == 4 else { return nil }
    return octets.reduce(0 as UInt32?) { bits, octet in
      guard let bits, let octet else { return nil }
      return bits * 256 + UInt32(octet)
    }
  }

  static func v6Bits(_ text: String) -> UInt128? {
    var text = text
    if text.contains(".") {
      // The dotted end is written again as two groups.
      guard let colon = text.lastIndex(of: ":"),
        let bits = v4Bits(String(text[text.index(after: colon)...]))
      else { return nil }
      text = text[...colon] + String(bits >> 16, radix: 16) + ":" + String(bits & 0xffff, radix: 16)
    }
    guard !text.contains(":::") else { return nil }
    let sides = components(of: text)
    guard sides.count <= 2 else { return nil }
    let groups = sides.map {
      $0.isEmpty ? [] : $0.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    }
    let written = groups.reduce(0) { $0 + $1.count }
    guard sides.count == 2 ? written <= 7 : written == 8 else { return nil }
    let zeros = [String](repeating: "0", count: 8 - written)
    let all = sides.count == 2 ? groups[0] + zeros + groups[1] : groups[0]
    return all.reduce(0 as UInt128?) { bits, group in
      guard let bits, (1...4).contains(group.count),
        group.allSatisfy({ "0123456789abcdefABCDEF".contains($0) }),
        let value = UInt128(group, radix: 16)
      else { return nil }
      return bits * 65_536 + value
    }
  }

  /// What stands between the `::` of a text.
  private static func components(of text: String) -> [String] {
    var components = [""]
    var rest = Substring(text)
    while let character = rest.first {
      if rest.hasPrefix("::") {
        components.append("")
        rest = rest.dropFirst(2)
      } else {
        components[components.count - 1].append(character)
        rest = rest.dropFirst()
      }
    }
    return components
  }

  private static func number(_ text: String, digits: Int, maximum: Int) -> Int? {
    guard (1...digits).contains(text.count), text.allSatisfy({ "0123456789".contains($0) }),
      let value = Int(text), String(value) == text, value <= maximum
    else { return nil }
    return value
  }
}
