/// Shortens Markdown without breaking what it shows.
///
/// A cut falls between blocks, list items or rows, or behind a sentence; never inside a code block,
/// a code span, emphasis, a link or a table row, and never behind a heading or a head of a table.
public struct MarkdownCut {
  private let limit: Int
  /// Characters before the current line, as UTF-16 counts them.
  private var passed = 0
  /// Where the text may be cut; the last such place within the limit.
  private var place: (line: Int, column: Int)?
  private var fence: MarkdownFence?
  private var inline = InlineState()
  private var tableLines = 0
  private var mayEnd = false

  /// The beginning of a text that has at most `limit` characters, as UTF-16 counts them, which is
  /// never fewer than others count.
  ///
  /// - Parameters:
  ///   - text: Markdown.
  ///   - limit: The most characters.
  /// - Returns: The whole text where it is short enough; nothing where no cut fits.
  public static func beginning(of text: String, limit: Int) -> String {
    guard text.utf16.count > limit else { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var cut = MarkdownCut(limit: limit)
    for (number, line) in lines.enumerated() where cut.passed <= limit { cut.read(line, number) }
    guard let place = cut.place else { return "" }
    let last = lines[place.line].unicodeScalars.prefix(place.column)
    let kept = lines[..<place.line].map(String.init) + [String(String.UnicodeScalarView(last))]
    var end = kept.count
    while end > 0, kept[end - 1].isEmpty { end -= 1 }
    return kept[..<end].map { $0 + "\n" }.joined()
  }

  private init(limit: Int) { self.limit = limit }

  private mutating func read(_ line: Substring, _ number: Int) {
    defer { passed += line.utf16.count + 1 }
    let bytes = ArraySlice(Array(line.utf8))
    if let open = fence {
      if open.isClosed(by: bytes) {
        fence = nil
        mayEnd = true
      }
      return
    }
    let isTable = line.hasPrefix("|")
    let isItem = line.hasPrefix("* ") || line.hasPrefix("- ")
    if isTable || isItem || line.allSatisfy(\.isWhitespace) {
      if mayEnd, inline.isClosed { place = (number, 0) }
      inline = InlineState()
    }
    tableLines = isTable ? tableLines + 1 : 0
    if let opening = MarkdownFence(opening: bytes, maximumIndent: bytes.count) {
      fence = opening
      mayEnd = false
    } else if isTable {
      mayEnd = tableLines > 2
    } else if line.hasPrefix("#") {
      mayEnd = false
    } else if !line.allSatisfy(\.isWhitespace) {
      readText(line, number, skipping: isItem ? 2 : 0)
      mayEnd = inline.last != ":"
    }
  }

  /// Notes the ends of the sentences of a line.
  private mutating func readText(_ line: Substring, _ number: Int, skipping marker: Int) {
    var characters = passed
    let scalars = Array(line.unicodeScalars)
    for (column, scalar) in scalars.enumerated() {
      characters += scalar.utf16.count
      guard column >= marker else { continue }
      let isEnd = column + 1 == scalars.count
      inline.read(scalar, next: isEnd ? nil : scalars[column + 1])
      if isEnd || scalars[column + 1] == " ", inline.endsSentence, characters + 1 <= limit {
        place = (number, column + 1)
      }
    }
    inline.endLine()
  }
}

/// What is open within a paragraph: a code span, emphasis, a link.
private struct InlineState {
  private var ticks = 0
  private var run = 0
  private var brackets = 0
  private var parentheses = 0
  private var stars = 0
  private var isEmphasised = false
  private var isStrong = false
  private var isUnderlined = false
  private var isEscaped = false
  private var previous: Unicode.Scalar = "\n"
  /// The last character that is no part of a footnote's mark or another pair of brackets.
  private(set) var last: Unicode.Scalar = "\n"

  /// Whether nothing is open.
  var isClosed: Bool {
    ticks == 0 && run == 0 && brackets == 0 && parentheses == 0 && stars == 0
      && !isEmphasised && !isStrong && !isUnderlined
  }

  /// Whether a sentence ends here.
  var endsSentence: Bool { isClosed && [".", "!", "?"].contains(last) }

  mutating func endLine() { previous = "\n" }

  mutating func read(_ scalar: Unicode.Scalar, next: Unicode.Scalar?) {
    defer { previous = scalar }
    if scalar == "`", !isEscaped {
      run += 1
      if next != "`" {
        // A run of another length inside a code span belongs to its text.
        if ticks == 0 { ticks = run } else if ticks == run { ticks = 0 }
        run = 0
        last = scalar
      }
      return
    }
    if ticks > 0 { return }
    if isEscaped {
      isEscaped = false
      last = scalar
      return
    }
    switch scalar {
    case "\\": isEscaped = true
    case "[": brackets += 1
    case "]": brackets = max(0, brackets - 1)
    case "(" where previous == "]" || parentheses > 0: parentheses += 1
    case ")" where parentheses > 0: parentheses -= 1
    case "*": readStar(next: next)
    case "_" where !(previous.properties.isAlphabetic && next?.properties.isAlphabetic ?? false):
      isUnderlined.toggle()
    default:
      if brackets == 0, parentheses == 0, scalar != " " { last = scalar }
    }
  }

  /// One star is emphasis, two are strong, three are both; between blanks they are themselves.
  private mutating func readStar(next: Unicode.Scalar?) {
    stars += 1
    guard next != "*" else { return }
    defer { stars = 0 }
    let isAlone = stars == 1 && (previous == " " || previous == "\n") && (next ?? " ") == " "
    guard !isAlone else { return }
    if stars % 2 == 1 { isEmphasised.toggle() }
    if stars > 1 { isStrong.toggle() }
  }
}
