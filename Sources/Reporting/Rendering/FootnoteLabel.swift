internal import MarkdownEscaping

/// The label of a footnote: `a1` of `[^a1]`.
struct FootnoteLabel {
  let bytes: [UInt8]
  /// Where the bracket that closes it is.
  let end: Int

  /// Reads `[^label]` at `start`; letters, digits, `-` and `_` make a label.
  init?(in text: ArraySlice<UInt8>, at start: Int) {
    guard text[safe: start] == UInt8(ascii: "["), text[safe: start + 1] == UInt8(ascii: "^")
    else { return nil }
    let label = text[(start + 2)...].prefix {
      $0.isWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
    guard !label.isEmpty, text[safe: label.endIndex] == UInt8(ascii: "]") else { return nil }
    bytes = Array(label)
    end = label.endIndex
  }

  /// Reads the label that a line defines, behind blanks.
  init?(definedBy line: ArraySlice<UInt8>) {
    let text = line.drop(while: \.isBlank)
    self.init(in: text, at: text.startIndex)
    guard text[safe: end + 1] == UInt8(ascii: ":") else { return nil }
  }
}
