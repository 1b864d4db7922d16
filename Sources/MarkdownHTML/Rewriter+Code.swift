extension Rewriter {
  /// Puts the parts of code between blank lines into elements of their own, so that paper need not
  /// end within a command.
  func rewriteCode(_ blocks: [Node]) {
    for block in blocks {
      let language = block.fenceInfo.prefix { $0 != " " && $0 != "\t" }
      let opening = "<pre><code class=\"language-\(String(language).htmlEscaped)\">"
      let parts = CodeParts.of(block.literal).map { "<span>\($0.htmlEscaped)</span>" }
      let html = "\(opening)\(parts.joined(separator: "\n"))</code></pre>"
      guard let node = Node(.block, html, "") else { continue }
      document.replace(block, with: node)
    }
  }
}

/// The parts of code that blank lines part.
enum CodeParts {
  /// Whether there is more than one part.
  static func isParted(_ code: String) -> Bool {
    var previous: UInt8 = 0
    for byte in code.utf8 {
      if byte == lineFeed, previous == lineFeed { return true }
      previous = byte
    }
    return false
  }

  /// The parts, each with the end of its last line; between two of them one more line ends.
  static func of(_ code: String) -> [String] {
    var parts: [String] = []
    var part: [UInt8] = []
    for byte in code.utf8 {
      if byte == lineFeed, part.last ?? lineFeed == lineFeed {
        parts.append(String(decoding: part, as: UTF8.self))
        part = []
      } else {
        part.append(byte)
      }
    }
    return parts + [String(decoding: part, as: UTF8.self)]
  }

  private static let lineFeed = UInt8(ascii: "\n")
}
