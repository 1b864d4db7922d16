/// How wide text comes out, told on the safe side: no common sans-serif font is wider.
///
/// A figure stands alone, so the font is the reader's own and its widths are unknown. The table is
/// that of wide fonts (DejaVu Sans and Verdana) rounded up, in hundredths of the font size.
public enum TextWidth {
  /// The width of `text` at a font size, in the unit of the size.
  public static func of(_ text: String, size: Double) -> Double {
    Double(text.unicodeScalars.reduce(0) { $0 + hundredths($1) }) * size / 100
  }

  /// The text, or its beginning with an ellipsis, not wider than `width`.
  ///
  /// - Returns: The text; empty where not even the ellipsis has room.
  static func shortened(_ text: String, size: Double, to width: Double) -> String {
    // What cannot fit need not be measured: ten thousand letters cost no more than a line.
    var rest = Int(width * 100 / size)
    let dots = hundredths("…")
    var kept = String.UnicodeScalarView()
    var end = kept.endIndex
    for scalar in text.unicodeScalars {
      rest -= hundredths(scalar)
      if rest < 0 {
        guard Int(width * 100 / size) >= dots else { return "" }
        return String(String.UnicodeScalarView(kept[..<end])) + "…"
      }
      kept.append(scalar)
      if rest >= dots { end = kept.endIndex }
    }
    return String(kept)
  }

  /// The words of a text in lines not wider than `width`, the last one cut where it is too long.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - size: The font size.
  ///   - width: The most that a line may take.
  ///   - lines: The most lines.
  /// - Returns: The lines.
  static func wrapped(_ text: String, size: Double, to width: Double, lines: Int) -> [String] {
    var done: [String] = []
    var line = ""
    var words = text.split(separator: " ", omittingEmptySubsequences: true)[...]
    while let word = words.first {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      let isLast = done.count == lines - 1
      if of(longer, size: size) <= width || line.isEmpty {
        line = longer
        words = words.dropFirst()
        if of(line, size: size) > width {
          done.append(shortened(line, size: size, to: width))
          line = ""
        }
      } else if isLast {
        line = shortened("\(line) \(words.joined(separator: " "))", size: size, to: width)
        break
      } else {
        done.append(line)
        line = ""
      }
      if done.count >= lines { return done }
    }
    return line.isEmpty ? done : done + [line]
  }

  private static func hundredths(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "i", "j", "l", "I", "|", "'", ".", ",", ":", ";": 40
    case " ", "f", "t", "r", "(", ")", "/", "-", "!": 46
    case "m", "M", "W", "%", "@", "…", "→", "w": 104
    case "0"..."9", "a"..."z": 66
    case "A"..."Z": 80
    case "\u{21}"..."\u{7E}": 86
    case "\u{300}"..."\u{36F}": 0
    case "\u{A0}"..."\u{24F}", "\u{370}"..."\u{52F}": 90
    default: 145
    }
  }
}
