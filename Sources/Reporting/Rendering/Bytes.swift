extension UInt8 {
  /// The line feed.
  static let newline = UInt8(ascii: "\n")
  /// The backslash.
  static let backslash = UInt8(ascii: "\\")
  /// The space.
  static let space = UInt8(ascii: " ")

  /// Whether this is a space or a tab.
  var isBlank: Bool { self == .space || self == 0x09 }

  /// Whether this is an ASCII digit.
  var isDigit: Bool { (0x30...0x39).contains(self) }

  /// Whether this is an ASCII letter.
  var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }

  /// Whether this is an ASCII letter or digit.
  var isWord: Bool { isLetter || isDigit }

  /// Whether this is ASCII punctuation, which a backslash can make literal in Markdown.
  var isPunctuation: Bool { (0x21...0x7E).contains(self) && !isWord }
}

extension RandomAccessCollection {
  /// The element at `index`, or nil when there is none.
  subscript(safe index: Index) -> Element? {
    index >= startIndex && index < endIndex ? self[index] : nil
  }
}
