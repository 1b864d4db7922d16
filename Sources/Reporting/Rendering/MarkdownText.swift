internal import MarkdownEscaping

/// Writes pieces of Markdown for the report model.
public enum MarkdownText {
  /// The text with backslashes where they are needed to make it literal; on one line.
  ///
  /// It is what `{{.x}}` does to a ``ModelValue/string(_:)`` in a `MARKDOWN` template.
  public static func escaped(_ text: String) -> String { MarkdownEscape.escaped(text) }

  /// The text as a code span on one line.
  ///
  /// A text with a backtick, a vertical bar or nothing but blanks is escaped instead: no code span
  /// shows a bar both in running text and in the cell of a table.
  public static func codeSpan(_ text: String) -> String {
    let line = PlainText.line(text)
    let isSpan =
      line.utf8.contains { $0 != .space } && line.utf8.first != .space && line.utf8.last != .space
      && !line.utf8.contains { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "|") }
    return isSpan ? "`\(line)`" : escaped(line)
  }

  /// An address as the destination of a link: what would end the destination is percent-encoded.
  static func linkDestination(_ address: String) -> String {
    var result: [UInt8] = []
    for byte in PlainText.line(address).utf8 {
      if byte <= .space || byte >= 0x7F || " ()<>[]\\|`\"'*_~{}^".utf8.contains(byte),
        byte != UInt8(ascii: "_")
      {
        result.append(UInt8(ascii: "%"))
        result += String(Int(byte) + 256, radix: 16, uppercase: true).utf8.suffix(2)
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
