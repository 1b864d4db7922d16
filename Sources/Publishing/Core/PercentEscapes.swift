extension UInt8 {
  /// The byte as in an address: `%2F`.
  var percentEscape: String {
    let digits = String(self, radix: 16, uppercase: true)
    return digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
  }
}

extension String {
  /// The text with everything percent-encoded but what RFC 3986 calls unreserved, and `kept`.
  package func percentEscaped(keeping kept: String = "") -> String {
    let kept = Set(kept.utf8)
    var escaped: [UInt8] = []
    for byte in utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: escaped.append(byte)
      case _ where kept.contains(byte): escaped.append(byte)
      default: escaped += Array(byte.percentEscape.utf8)
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  /// The text with its percent escapes read; nil when they are not UTF-8.
  package var removingPercentEscapes: String? {
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      if byte == 0x25, let pair = String(rest.prefix(2)), pair.utf8.count == 2,
        pair.utf8.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
        let value = UInt8(pair, radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
