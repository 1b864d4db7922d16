/// Walks a text's tokens as libyaml's scanner does, and keeps only what nests.
///
/// Quotes, comments, plain text and block scalars are told apart as libyaml tells them apart, for a
/// brace in any of them opens nothing. Where libyaml stops with an error the walk may go on: what
/// follows is never composed. Time and memory are linear in the text.
struct NestingScanner {
  /// An open level of block structure.
  private struct Indent {
    let column: Int
    /// Whether the level is a mapping with keys that are announced by a question mark.
    var hasQuestions = false
  }

  /// A byte a character: ASCII as it is, every line break as a line feed, all else as `other`.
  private let text: [UInt8]
  private var index = 0
  private var line = 1
  private var lineStart = 0
  private var flowDepth = 0
  private var indents: [Indent] = []
  private var questions = 0
  /// The column of the first word of what may be a key on this line.
  private var keyColumn: Int?

  private static let other: UInt8 = 0x80
  private static let lineFeed = UInt8(ascii: "\n")

  init(_ string: String) {
    var text: [UInt8] = []
    text.reserveCapacity(string.utf8.count)
    var previous: Unicode.Scalar = " "
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": text.append(Self.lineFeed)
      default: text.append(scalar.isASCII ? UInt8(truncatingIfNeeded: scalar.value) : Self.other)
      }
      previous = scalar
    }
    self.text = text
  }

  /// The levels of brackets, and of keys that are announced by a question mark, that are open.
  var depth: Int { flowDepth + questions }

  /// Where the next token begins, counted from 1.
  var position: KeyPosition { KeyPosition(line: line, column: column + 1) }

  /// The number of characters that were read.
  var offset: Int { index }

  /// Moves to the next token; false at the end of the text.
  mutating func moveToToken() -> Bool {
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): index += 1
      case Self.lineFeed: takeLineBreak()
      case UInt8(ascii: "#"): skipLine()
      default:
        if flowDepth == 0 { closeLevels(above: column) }
        return true
      }
    }
    return false
  }

  /// Reads the token at hand.
  mutating func readToken() {
    let byte = text[index]
    if column == 0, byte == UInt8(ascii: "%") { return skipLine() }
    if isDocumentMark {
      index += 3
      closeLevels(above: -1)
      return
    }
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      noteKey()
      flowDepth += 1
      index += 1
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      flowDepth = max(0, flowDepth - 1)
      index += 1
    case UInt8(ascii: ","): index += 1
    case UInt8(ascii: "-") where isBlank(index + 1): readIndicator(at: column)
    case UInt8(ascii: "?") where flowDepth > 0 || isBlank(index + 1):
      readIndicator(at: column, isQuestion: true)
    case UInt8(ascii: ":") where flowDepth > 0 || isBlank(index + 1):
      readIndicator(at: keyColumn ?? column)
    case UInt8(ascii: "|") where flowDepth == 0, UInt8(ascii: ">") where flowDepth == 0:
      readBlockScalar()
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      noteKey()
      readQuoted(byte)
    case UInt8(ascii: "*"), UInt8(ascii: "&"), UInt8(ascii: "!"):
      noteKey()
      repeat { index += 1 } while !isBlank(index) && !(flowDepth > 0 && isFlowMark(index))
    default:
      noteKey()
      readPlain()
    }
  }

  private var column: Int { index - lineStart }

  private func isBlank(_ index: Int) -> Bool {
    index >= text.count || text[index] == UInt8(ascii: " ") || text[index] == UInt8(ascii: "\t")
      || text[index] == Self.lineFeed
  }

  private func isFlowMark(_ index: Int) -> Bool {
    [UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}")]
      .contains(text[index])
  }

  /// `---` or `...` at the start of a line.
  private var isDocumentMark: Bool {
    guard column == 0, index + 3 <= text.count, isBlank(index + 3) else { return false }
    let mark = text[index]
    return (mark == UInt8(ascii: "-") || mark == UInt8(ascii: "."))
      && text[index + 1] == mark && text[index + 2] == mark
  }

  private mutating func takeLineBreak() {
    index += 1
    (line, lineStart, keyColumn) = (line + 1, index, nil)
  }

  private mutating func skipLine() {
    while index < text.count, text[index] != Self.lineFeed { index += 1 }
  }

  private mutating func noteKey() {
    if flowDepth == 0, keyColumn == nil { keyColumn = column }
  }

  private mutating func closeLevels(above column: Int) {
    while let last = indents.last, last.column > column {
      if last.hasQuestions { questions -= 1 }
      indents.removeLast()
    }
  }

  private mutating func readIndicator(at column: Int, isQuestion: Bool = false) {
    index += 1
    guard flowDepth == 0 else { return }
    keyColumn = nil
    if (indents.last?.column ?? -1) < column { indents.append(Indent(column: column)) }
    if isQuestion, let last = indents.last, !last.hasQuestions {
      indents[indents.count - 1].hasQuestions = true
      questions += 1
    }
  }

  private mutating func readQuoted(_ quote: UInt8) {
    index += 1
    while index < text.count {
      switch text[index] {
      case quote
      where quote == UInt8(ascii: "'") && index + 1 < text.count
        && text[index + 1] == quote:
        index += 2
      case quote:
        index += 1
        return
      case UInt8(ascii: "\\")
      where quote == UInt8(ascii: "\"") && index + 1 < text.count
        && text[index + 1] != Self.lineFeed:
        index += 2
      case Self.lineFeed: takeLineBreak()
      default: index += 1
      }
    }
  }

  private mutating func readPlain() {
    let indent = (indents.last?.column ?? -1) + 1
    while index < text.count, !isDocumentMark, text[index] != UInt8(ascii: "#") {
      while !isBlank(index) {
        if text[index] == UInt8(ascii: ":"), isBlank(index + 1) { return }
        if flowDepth > 0, isFlowMark(index) { return }
        index += 1
      }
      while index < text.count, isBlank(index) {
        if text[index] == Self.lineFeed { takeLineBreak() } else { index += 1 }
      }
      if flowDepth == 0, column < indent { return }
    }
    // What no token begins with would be read for ever.
    if index < text.count, text[index] == UInt8(ascii: "#") { skipLine() }
  }

  private mutating func readBlockScalar() {
    index += 1
    var increment = 0
    while !isBlank(index), text[index] != UInt8(ascii: "#") {
      let digit = Int(text[index]) - 0x30
      if (1...9).contains(digit) { increment = digit }
      index += 1
    }
    skipLine()
    let parent = indents.last?.column ?? -1
    var indent = increment == 0 ? 0 : max(parent, 0) + increment
    if index < text.count { takeLineBreak() }
    skipIndentation(&indent, parent: parent)
    while index < text.count, column == indent {
      skipLine()
      if index < text.count { takeLineBreak() }
      skipIndentation(&indent, parent: parent)
    }
  }

  /// Skips blank lines and the blanks before a text, and finds the indentation if it is still 0.
  private mutating func skipIndentation(_ indent: inout Int, parent: Int) {
    var widest = 0
    while true {
      while index < text.count, text[index] == UInt8(ascii: " "), indent == 0 || column < indent {
        index += 1
      }
      widest = max(widest, column)
      guard index < text.count, text[index] == Self.lineFeed else { break }
      takeLineBreak()
    }
    if indent == 0 { indent = max(widest, parent + 1, 1) }
  }
}
