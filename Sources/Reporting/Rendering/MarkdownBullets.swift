internal import MarkdownEscaping

/// Gives the lists of a text one sign.
enum MarkdownBullets {
  /// The text with the sign of its first list item, `*` or `-`, before the items of all outer lists.
  ///
  /// Layouts differ in the sign that their tools look for and share the parts that hold lists.
  static func unified(_ text: String) -> String {
    let (star, hyphen) = (UInt8(ascii: "*"), UInt8(ascii: "-"))
    var bytes = Array(text.utf8)
    var sign: UInt8?
    var fence: MarkdownFence?
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: .newline) ?? bytes.count
      defer { start = end + 1 }
      let line = bytes[start..<end]
      if let opening = fence {
        if opening.isClosed(by: line) { fence = nil }
      } else if let first = line.first, first == star || first == hyphen {
        guard line.count > 1, line[start + 1] == .space else { continue }
        if let sign { bytes[start] = sign } else { sign = first }
      } else if line.contains(UInt8(ascii: "`")) || line.contains(UInt8(ascii: "~")) {
        fence = MarkdownFence(opening: line, maximumIndent: line.count)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
