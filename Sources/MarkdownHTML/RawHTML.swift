/// What kinds of raw HTML in Markdown are not shown as text.
enum RawHTML {
  /// Whether `html` is one comment and nothing else.
  static func isComment(_ html: String) -> Bool {
    let bytes = html.utf8
    guard bytes.starts(with: "<!--".utf8) else { return false }
    let space: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    let end = bytes.lastIndex { !space.contains($0) } ?? bytes.startIndex
    let content = bytes[...end].dropFirst(4)
    guard content.suffix(3).elementsEqual("-->".utf8) else { return false }
    var dashes = 0
    for byte in content.dropLast() {
      if byte == 0x3E, dashes >= 2 { return false }
      dashes = byte == 0x2D ? dashes + 1 : 0
    }
    return true
  }

  /// Whether `html` is a `<br>` tag without attributes.
  static func isBreak(_ html: String) -> Bool {
    ["<br>", "<br/>", "<br />"].contains(html.lowercased())
  }
}
