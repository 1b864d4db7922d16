internal import MarkdownEscaping

/// Tidies what a template has written.
enum MarkdownLayout {
  /// Markdown without runs of empty lines and blanks at the ends of lines, code blocks apart, that
  /// ends with one line feed.
  static func tidied(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 1)
    var fence: MarkdownFence?
    var emptyLines = 0
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: .newline) ?? bytes.count
      let line = bytes[start..<end]
      start = end + 1
      if let opening = fence {
        result += line
        result.append(.newline)
        if opening.isClosed(by: line) { fence = nil }
        continue
      }
      let kept = line[..<(line.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? line.startIndex)]
      emptyLines = kept.isEmpty ? emptyLines + 1 : 0
      if kept.isEmpty, emptyLines > 1 || result.isEmpty { continue }
      result += kept
      result.append(.newline)
      if let first = kept.first,
        first == .space || first == UInt8(ascii: "`") || first == UInt8(ascii: "~")
      {
        fence = MarkdownFence(opening: kept, maximumIndent: kept.count)
      }
    }
    if emptyLines > 0, !result.isEmpty { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }

  /// The text, ending with one line feed.
  static func ended(_ text: String) -> String {
    guard let last = text.utf8.lastIndex(where: { $0 != .newline && !$0.isBlank }) else {
      return ""
    }
    return String(text[...last]) + "\n"
  }
}
