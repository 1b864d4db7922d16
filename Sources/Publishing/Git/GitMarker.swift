/// The line by which a page on a git wiki tells that it is ours.
enum GitMarker {
  /// What `git grep` looks for.
  static let pattern = "^<!-- netadr-page [A-Za-z0-9._/%-]* -->[[:space:]]*$"

  /// The key of the last marker that stands alone on its line; nil when a text has none.
  ///
  /// A page may speak of markers, its own and those of others: such words make it nobody's.
  static func key(in text: String) -> String? {
    // By bytes, because a carriage return and a line feed are one character.
    for line in text.utf8.split(separator: 0x0A).reversed() {
      var words = Substring(line)
      while let last = words.unicodeScalars.last, last == " " || last == "\t" || last == "\r" {
        words.unicodeScalars.removeLast()
      }
      guard words.hasPrefix(start), words.hasSuffix(end) else { continue }
      let name = words.dropFirst(start.count).dropLast(end.count)
      let isKey = name.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x25, 0x2D...0x2F, 0x5F: true
        default: false
        }
      }
      if isKey, !name.isEmpty, let key = String(name).removingPercentEscapes { return key }
    }
    return nil
  }

  private static let start = "<!-- netadr-page "
  private static let end = " -->"
}
