internal import MarkdownEscaping

/// A line of Markdown that grows piece by piece, each with regard to what stands before it.
///
/// Emphasis begins and ends only beside certain characters (CommonMark 0.31.2, 6.2). Where a text
/// would not do, the character beside the mark is written by its number; where two marks would
/// become one, a comment comes between.
struct MarkdownLine {
  private var text = ""
  /// The sign of the emphasis that ended last, right at the end of the text.
  private var closedSign: Unicode.Scalar?
  /// Whether a mark stands at the end whose right side needs a blank or punctuation.
  private var needsBoundary = false
  /// Whether a footnote's mark stands at the end.
  private var endsInMark = false
  /// Whether a span of code stands at the end.
  private var endsInCode = false
  /// The marks around the line, the nearest last; none within a link, nil outside all.
  private let outer: [String]?

  /// A line.
  ///
  /// - Parameter outer: The marks around it, the nearest last; none within a link, nil outside all.
  init(within outer: [String]?) { self.outer = outer }

  /// Whether there is nothing yet.
  var isEmpty: Bool { text.isEmpty }

  /// Whether something stands on the line that was begun last.
  var isWithinText: Bool { text.utf8.last.map { $0 != .newline } ?? false }

  /// Adds escaped text.
  mutating func append(text new: String) {
    guard let first = new.unicodeScalars.first else { return }
    if endsInMark, first == ":" || first == "(" {
      // It would make a definition or a link of a footnote's mark.
      append("\\" + new)
    } else if needsBoundary, !first.isBoundary {
      append(first.reference + String(new.unicodeScalars.dropFirst()))
    } else {
      append(new)
    }
  }

  /// Adds Markdown.
  mutating func append(_ new: String) {
    if new.isEmpty { return }
    text += new
    (closedSign, needsBoundary, endsInMark, endsInCode) = (nil, false, false, false)
  }

  /// Adds a span of code.
  mutating func append(code: String) {
    if endsInCode { append(MarkdownWriter.separator) }
    append(code)
    endsInCode = true
  }

  /// Adds the mark of a footnote.
  mutating func append(mark: String) {
    append(mark)
    endsInMark = true
  }

  /// Ends a line in a way that joins it with the next.
  mutating func endLine(_ end: String = "\n") {
    guard isWithinText else { return }
    if end == "\n" { while text.utf8.last == .space { text.unicodeScalars.removeLast() } }
    append(end)
  }

  /// Adds a text between two runs of a sign.
  ///
  /// - Parameters:
  ///   - inner: The text.
  ///   - marks: The run.
  mutating func append(_ inner: String, between marks: String) {
    guard let sign = marks.unicodeScalars.first else { return }
    let (lead, core, tail) = Self.parts(inner)
    guard let first = core.unicodeScalars.first, let last = core.unicodeScalars.last else {
      append(text: inner)
      return
    }
    if !lead.isEmpty { append(text: lead) }
    // GitHub's Markdown looks through tildes for the character beside a star.
    let touches = closedSign != nil || text.isEmpty && outer?.last?.unicodeScalars.first == sign
    if touches { append(MarkdownWriter.separator) }
    if first.mayBePunctuation, let before = text.unicodeScalars.last, !before.isBoundary {
      text.unicodeScalars.removeLast()
      // A backslash before a letter is itself, and before a number's sign it is not.
      if text.utf8.last == .backslash,
        text.utf8.reversed().prefix(while: { $0 == .backslash })
          .count % 2 == 1
      {
        text += "\\"
      }
      text += before.reference
    }
    append(marks + core + marks)
    (closedSign, needsBoundary) = (sign, last.mayBePunctuation)
    if !tail.isEmpty { append(text: tail) }
  }

  /// The text, without blanks and ends of lines at its end.
  var finished: String {
    var text = text
    if let closedSign, closedSign == outer?.last?.unicodeScalars.first {
      text += MarkdownWriter.separator
    }
    guard outer == nil else { return text }
    while let last = text.utf8.last, last == .newline || last == .space {
      text.unicodeScalars.removeLast()
    }
    return text
  }

  /// A text with the blanks at its ends apart, since marks must touch what they mark; other white
  /// space at its ends is written by its number.
  private static func parts(_ inner: String) -> (lead: String, core: String, tail: String) {
    let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\n" }
    let scalars = inner.unicodeScalars
    let lead = scalars.prefix(while: isBlank)
    let rest = scalars[lead.endIndex...]
    guard let end = rest.lastIndex(where: { !isBlank($0) }) else { return (inner, "", "") }
    let core = rest[...end]
    let tail = rest[rest.index(after: end)...]
    var text = String(Substring(core))
    if let first = core.first, first.properties.isWhitespace {
      text = first.reference + String(text.unicodeScalars.dropFirst())
    }
    if core.count > 1, let last = core.last, last.properties.isWhitespace {
      text = String(text.unicodeScalars.dropLast()) + last.reference
    }
    return (String(Substring(lead)), text, String(Substring(tail)))
  }
}

extension Unicode.Scalar {
  /// The scalar by its number: `&#97;`.
  fileprivate var reference: String { "&#\(value);" }

  /// Whether it is white space or punctuation to every reader of Markdown.
  fileprivate var isBoundary: Bool {
    if properties.isWhitespace { return true }
    if isASCII { return UInt8(truncatingIfNeeded: value).isPunctuation }
    return isUnicodePunctuation
  }

  /// Whether some reader of Markdown takes it for punctuation: since CommonMark 0.31 symbols are.
  fileprivate var mayBePunctuation: Bool {
    if isASCII { return UInt8(truncatingIfNeeded: value).isPunctuation }
    switch properties.generalCategory {
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: return true
    default: return isUnicodePunctuation
    }
  }

  private var isUnicodePunctuation: Bool {
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      true
    default: false
    }
  }
}
