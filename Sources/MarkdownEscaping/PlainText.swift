/// Takes from text what is no text: control characters and marks that turn the reading direction.
package enum PlainText {
  /// The text on one line: line breaks and tabs become blanks, controls and direction marks go.
  package static func line(_ text: String) -> String {
    guard text.utf8.contains(where: needsCare) else { return text }
    return String(decoding: lineBytes(text), as: UTF8.self)
  }

  /// The bytes of ``line(_:)``.
  package static func lineBytes(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    return bytes.contains(where: needsCare) ? kept(bytes, newline: .space, tab: .space) : bytes
  }

  /// The text with line feeds alone at the ends of lines, without controls and direction marks.
  package static func lines(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 != .newline && needsCare($0) }) else { return text }
    return String(decoding: kept(Array(text.utf8), newline: .newline, tab: 0x09), as: UTF8.self)
  }

  /// Whether a byte can belong to a scalar that is removed or replaced: a control, or the first
  /// byte of U+0080–00BF, U+0600–063F, U+2000–2FFF and U+F000–FFFF.
  package static func needsCare(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2 || byte == 0xEF
  }

  /// Whether a scalar is a control, a direction mark or an invisible separator.
  ///
  /// The joiners U+200C and U+200D are text: scripts and emoji need them.
  package static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
    case 0xFFF9...0xFFFB: true
    default: false
    }
  }

  private static func kept(_ bytes: [UInt8], newline: UInt8, tab: UInt8) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      guard needsCare(bytes[index]) else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let (scalar, length) = decoded(bytes, at: index)
      switch scalar.value {
      case 0x0D where bytes[safe: index + 1] == .newline: break
      case 0x0A, 0x0D, 0x85, 0x2028, 0x2029, 0x0B, 0x0C: result.append(newline)
      case 0x09: result.append(tab)
      default: if !isInvisible(scalar) { result += bytes[index..<index + length] }
      }
      index += length
    }
    return result
  }

  /// The scalar of one to three bytes that begins at `index`; the bytes come from a string and so
  /// are well formed.
  private static func decoded(_ bytes: [UInt8], at index: Int) -> (Unicode.Scalar, length: Int) {
    let first = UInt32(bytes[index])
    func next(_ offset: Int) -> UInt32 { UInt32(bytes[safe: index + offset] ?? 0x80) & 0x3F }
    if first < 0x80 { return (Unicode.Scalar(bytes[index]), 1) }
    let (value, length) =
      first < 0xE0
      ? ((first & 0x1F) << 6 | next(1), 2) : ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3)
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }
}
