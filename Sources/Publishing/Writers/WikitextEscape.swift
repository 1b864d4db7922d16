private import Foundation

/// Text in wikitext that a MediaWiki shows letter by letter.
///
/// Everything that could mean something is written as a character reference, which the wiki's parser
/// takes for a letter in every place; `<nowiki>` would need rules of its own for each.
enum WikitextEscape {
  /// Text in a line.
  ///
  /// - Parameters:
  ///   - text: The text as the reader sees it; line ends become blanks.
  ///   - inHeading: Whether it stands in a heading, which an equals sign could end.
  /// - Returns: The wikitext.
  static func text(_ text: String, inHeading: Bool = false) -> String {
    let scalars = Array(text.precomposedStringWithCanonicalMapping.unicodeScalars)
    var escaped = ""
    escaped.reserveCapacity(scalars.count)
    for (index, scalar) in scalars.enumerated() {
      if means(scalar, at: index, in: scalars) || inHeading && scalar == "=" {
        escaped += reference(scalar)
      } else {
        escaped.unicodeScalars.append(shown(scalar))
      }
    }
    return escaped
  }

  /// A line of wikitext that begins a block: its first character must not begin a list, a heading, a
  /// line across the page, a table's part or preformatted text.
  static func lineStart(_ line: String) -> String {
    guard let first = line.unicodeScalars.first, "*#:;=-!+ ".unicodeScalars.contains(first) else {
      return line
    }
    return reference(first) + String(line.unicodeScalars.dropFirst())
  }

  /// What stands between `<pre>` and `</pre>`.
  static func preformatted(_ text: String) -> String {
    var escaped = ""
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar {
      case "&", "<", ">", "{", "[", "~", "\r": escaped += reference(scalar)
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      default: escaped.unicodeScalars.append(shown(scalar))
      }
    }
    return escaped
  }

  /// An address in an external link: what could end it or mean something is percent-encoded.
  static func address(_ url: String) -> String {
    let scalars = Array(url.precomposedStringWithCanonicalMapping.unicodeScalars)
    var escaped = ""
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "&": escaped += "&amp;"
      case ":": escaped += ":"
      case _
      where means(scalar, at: index, in: scalars) || scalar.properties.isWhitespace
        || scalar.value < 0x20 || "\"\\^`\u{7F}".unicodeScalars.contains(scalar):
        for byte in String(scalar).utf8 { escaped += byte.percentEscape }
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// An id of a heading, in a link or an attribute; ids are letters, digits, hyphens and low lines.
  static func id(_ id: String) -> String {
    let id = id.removingPercentEscapes ?? id
    let kept = id.unicodeScalars.filter { scalar in
      scalar.value >= 0x80 || "-_".unicodeScalars.contains(scalar)
        || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }
    return text(String(String.UnicodeScalarView(kept)))
  }

  /// Whether a character could mean something where it stands.
  private static func means(
    _ scalar: Unicode.Scalar, at index: Int, in scalars: [Unicode.Scalar]
  ) -> Bool {
    let before = index > 0 ? scalars[index - 1] : nil
    let after = index + 1 < scalars.count ? scalars[index + 1] : nil
    switch scalar {
    case "&", "<", ">", "[", "]", "{", "}", "|", "'": return true
    // Three tildes are a signature, two underscores a switch, two marks a table's head.
    case "~", "_", "\u{FF3F}", "!": return before == scalar || after == scalar
    // An address becomes a link wherever it stands.
    case ":":
      return before?.properties.isAlphabetic == true && after?.properties.isWhitespace == false
    // RFC 1918, PMID 1 and ISBN 978… become links on older wikis.
    case "C", "D", "N":
      guard after.map(\.properties.isWhitespace) ?? true else { return false }
      return ["RFC", "PMID", "ISBN"].contains { word in
        let word = Array(word.unicodeScalars)
        let start = index + 1 - word.count
        return start >= 0 && Array(scalars[start...index]) == word
      }
    default: return false
    }
  }

  /// The character as the wiki keeps it: it has no control characters.
  private static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: " "
    case 0x00..<0x20, 0x7F, 0xFFFE, 0xFFFF: "\u{FFFD}"
    default: scalar
    }
  }

  private static func reference(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    default: "&#\(scalar.value);"
    }
  }
}
