internal import MarkdownEscaping
internal import Mustache

/// How a template escapes the values that it prints.
enum ContentType: String, CaseIterable, Sendable {
  /// GitHub Flavored Markdown, running text or the cell of a table.
  case markdown = "MARKDOWN"
  /// HTML text or a quoted attribute.
  case html = "HTML"
  /// A YAML scalar.
  case yaml = "YAML"
  /// Plain text on one line.
  case text = "TEXT"

  /// The usual content type of files of a kind.
  init?(kind: String) {
    switch kind {
    case "md": self = .markdown
    case "html": self = .html
    case "yaml": self = .yaml
    case "txt": self = .text
    default: return nil
    }
  }

  /// Makes the names known to swift-mustache, once; reading it again does nothing.
  ///
  /// The library's table is global and locked. Its own `HTML` and `TEXT` are replaced: its HTML
  /// compares grapheme clusters, so that `<` followed by a combining mark went through unescaped.
  static let registration: Void = {
    for type in allCases {
      MustacheContentTypes.register(EscapingContentType(type: type), named: type.rawValue)
    }
  }()

  /// Escapes what a node of the model prints.
  ///
  /// - Parameter printed: Text, or text behind a ``RawMark``.
  /// - Returns: The text to write.
  func escape(_ printed: String) -> String {
    guard let (mark, text) = RawMark.split(printed) else {
      return switch self {
      case .markdown: MarkdownEscape.escaped(printed)
      case .html: HTMLEscape.escaped(printed)
      case .yaml: YAMLScalar.text(printed)
      case .text: PlainText.line(printed)
      }
    }
    switch (self, mark) {
    case (_, .everywhere), (.markdown, .markdown), (.html, .html), (.text, _): return text
    case (.markdown, .html): return MarkdownEscape.escaped(text)
    case (.html, .markdown): return HTMLEscape.escaped(text)
    case (.yaml, _): return YAMLScalar.text(text)
    }
  }
}

private struct EscapingContentType: MustacheContentType {
  let type: ContentType

  func escapeText(_ text: String) -> String { type.escape(text) }
}

/// The first byte of text that must not be escaped in some content types.
///
/// swift-mustache hands a content type nothing but a string, so the mark travels in the string.
/// Plain text never begins with a mark: the nodes remove it there.
enum RawMark: UInt8 {
  /// Digits and the like: the same in every content type.
  case everywhere = 1
  /// Markdown.
  case markdown = 2
  /// HTML.
  case html = 3

  /// The text behind the mark.
  func marking(_ text: String) -> String {
    String(Unicode.Scalar(rawValue)) + text
  }

  /// The mark and what follows it, or nil when the text has none.
  static func split(_ text: String) -> (RawMark, String)? {
    guard let first = text.utf8.first, let mark = RawMark(rawValue: first) else { return nil }
    return (mark, String(text[text.utf8.index(after: text.startIndex)...]))
  }

  /// Plain text without marks at its beginning.
  static func removing(from text: String) -> String {
    var text = text
    while let (_, rest) = split(text) { text = rest }
    return text
  }
}
