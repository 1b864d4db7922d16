/// Takes from text what is no text: control characters and marks that turn the reading direction.
enum PlainText {
  /// The text on one line: line breaks and tabs become blanks, controls and direction marks go.
  static func line(_ text: String) -> String {
    guard text.utf8.contains(where: needsCare) else { return text }
    return kept(text, lineBreaks: false)
  }

  /// The text with line feeds alone at the ends of lines, without controls and direction marks.
  static func lines(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 != .newline && needsCare($0) }) else { return text }
    return kept(text, lineBreaks: true)
  }

  /// Whether a byte can belong to a scalar that is removed or replaced: a control, or the first
  /// byte of U+0080–00BF, U+0600–063F, U+2000–2FFF and U+F000–FFFF.
  static func needsCare(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2 || byte == 0xEF
  }

  /// Whether a scalar is a control, a direction mark or an invisible separator.
  ///
  /// The joiners U+200C and U+200D are text: scripts and emoji need them.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
    case 0xFFF9...0xFFFB: true
    default: false
    }
  }

  private static func kept(_ text: String, lineBreaks: Bool) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    var afterReturn = false
    for scalar in text.unicodeScalars {
      let isSecondHalf = afterReturn && scalar == "\n"
      afterReturn = scalar == "\r"
      switch scalar.value {
      case _ where isSecondHalf: break
      case 0x0A, 0x0D, 0x85, 0x2028, 0x2029, 0x0B, 0x0C: result += lineBreaks ? "\n" : " "
      case 0x09: result += lineBreaks ? "\t" : " "
      default: if !isInvisible(scalar) { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }
}
