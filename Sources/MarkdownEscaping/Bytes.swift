extension UInt8 {
  /// The line feed.
  package static let newline = UInt8(ascii: "\n")
  /// The backslash.
  package static let backslash = UInt8(ascii: "\\")
  /// The space.
  package static let space = UInt8(ascii: " ")

  /// Whether this is a space or a tab.
  package var isBlank: Bool { self == .space || self == 0x09 }

  /// Whether this is an ASCII digit.
  package var isDigit: Bool { (0x30...0x39).contains(self) }

  /// Whether this is an ASCII letter.
  package var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }

  /// Whether this is an ASCII letter or digit.
  package var isWord: Bool { isLetter || isDigit }

  /// Whether this is ASCII punctuation, which a backslash can make literal in Markdown.
  package var isPunctuation: Bool { (0x21...0x7E).contains(self) && !isWord }
}

extension RandomAccessCollection {
  /// The element at `index`, or nil when there is none.
  package subscript(safe index: Index) -> Element? {
    index >= startIndex && index < endIndex ? self[index] : nil
  }
}
