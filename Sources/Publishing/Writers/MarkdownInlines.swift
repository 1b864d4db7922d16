internal import MarkdownEscaping
internal import MarkdownHTML

/// Writes the parts of a line in the Markdown of one kind of wiki.
struct MarkdownInlines {
  private let style: MarkdownStyle
  private let content: PageContent
  private let map: SiteMap
  /// Where the page lies.
  private let path: String

  /// A writer for the lines of a page.
  init(_ content: PageContent, in map: SiteMap, style: MarkdownStyle) {
    self.content = content
    self.map = map
    path = map.path(of: content.page)
    self.style = style
  }

  /// Where a text stands.
  private enum Place { case paragraph, heading, cell }

  /// A part of a line before its neighbours are known.
  private enum Piece {
    /// Text of a reader, escaped.
    case text(String)
    /// A span of code.
    case code(String)
    /// Markdown that needs no regard to its neighbours.
    case markup(String)
    /// The mark of a footnote in Markdown's own way.
    case mark(String)
    /// The mark of a footnote as a raised number.
    case raised(Int)
    case softBreak
    case lineBreak
    /// A text between two runs of a sign, such as `**`.
    case marked(String, inner: String)

    var isBreak: Bool {
      switch self {
      case .softBreak, .lineBreak: true
      case .text, .code, .markup, .mark, .raised, .marked: false
      }
    }
  }

  /// The text of a paragraph, on one line or several.
  func paragraph(_ content: [MarkdownTree.Inline]) -> String { write(content, .paragraph) }

  /// A text on one line: that of a heading, or of a table's cell, without a bar that would end it.
  func line(_ content: [MarkdownTree.Inline], inCell: Bool = false) -> String {
    write(content, inCell ? .cell : .heading)
  }

  /// Writes a text within marks, the nearest last, down to the nearest link; nil outside all.
  private func write(
    _ content: [MarkdownTree.Inline], _ place: Place, within outer: [String]? = nil
  ) -> String {
    let pieces = content.flatMap { self.pieces($0, place, within: outer ?? []) }
    var line = MarkdownLine(within: outer)
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .text(let text): line.append(text: text)
      case .code(let text): line.append(code: text)
      case .markup(let text): line.append(text)
      case .mark(let text): line.append(mark: text)
      case .raised(let number):
        // Two numbers side by side would be another.
        var isSecond = false
        if index > 0, case .raised = pieces[index - 1] { isSecond = true }
        line.append("<sup>\(isSecond ? ", " : "")\(number)</sup>")
      case .softBreak: if place == .paragraph { line.endLine() } else { line.append(" ") }
      case .lineBreak:
        // In front of another break or at the end a backslash would be itself.
        let isFollowed = pieces[(index + 1)...].first.map { !$0.isBreak } ?? false
        if place == .paragraph, isFollowed, line.isWithinText {
          line.endLine("\\\n")
        } else if outer != nil || !line.isEmpty {
          line.append("<br>")
        }
      case .marked(let marks, let inner): line.append(inner, between: marks)
      }
    }
    return line.finished
  }

  private func pieces(
    _ inline: MarkdownTree.Inline, _ place: Place, within outer: [String]
  ) -> [Piece] {
    // Marks within marks of their kind show nothing, and can end those around them.
    let marked = { (marks: String, content: [MarkdownTree.Inline]) -> [Piece] in
      outer.contains(marks) || outer.contains("***") && marks.utf8.first == UInt8(ascii: "*")
        ? content.flatMap { pieces($0, place, within: outer) }
        : [.marked(marks, inner: write(content, place, within: outer + [marks]))]
    }
    switch inline {
    case .text(let text): return [.text(escaped(text))]
    case .code(let text): return [code(text, place)]
    case .softBreak: return [.softBreak]
    case .lineBreak: return [.lineBreak]
    case .emphasis(let content):
      // Three stars mean strong text within emphasis.
      if outer.isEmpty, content.count == 1, case .strong(let inner)? = content.first {
        return marked("***", inner)
      }
      return marked("*", content)
    case .strong(let content): return marked("**", content)
    case .strikethrough(let content): return marked("~~", content)
    case .link(let url, let content):
      guard let address = address(of: url) else {
        return content.flatMap { pieces($0, place, within: outer) }
      }
      let text = write(content, place, within: [])
      return [.markup("[\(text)](\(Self.target(address)))")]
    case .image(let url, let alternative): return [image(url, alternative)]
    case .footnote(let number):
      return [style.footnotes == .native ? .mark("[^\(number)]") : .raised(number)]
    }
  }

  /// Code between more backticks than any run in it; a cell's bars are escaped even there.
  private func code(_ text: String, _ place: Place) -> Piece {
    // A backslash before a bar cannot be said in a cell's code.
    if place == .cell, text.utf8.contains(UInt8(ascii: "|")), text.contains("\\|") {
      return .text(escaped(text))
    }
    let marks = String(repeating: "`", count: text.longestRun(of: "`") + 1)
    let bytes = text.utf8
    let touchesMarks = bytes.first == UInt8(ascii: "`") || bytes.last == UInt8(ascii: "`")
    let losesBlanks =
      bytes.first == .space && bytes.last == .space && bytes.contains { $0 != .space }
    let blank = touchesMarks || losesBlanks || text.isEmpty ? " " : ""
    let code =
      place == .cell
      ? String(
        decoding: bytes.flatMap { $0 == UInt8(ascii: "|") ? [.backslash, $0] : [$0] },
        as: UTF8.self) : text
    return .code(marks + blank + code + blank + marks)
  }

  /// The address that a link's target has on the wiki; nil where the link falls away.
  private func address(of url: String) -> String? {
    switch map.destination(of: url, from: content.page) {
    case .page(let place, let anchor):
      style.pageTarget(place, path) + (anchor.map { "#\($0)" } ?? "")
    case .file(let file): address(of: file)
    case .anchor(let id): "#\(id)"
    case .external(let url): url
    case nil: nil
    }
  }

  /// The address that a file has for the page.
  func address(of file: SiteFile) -> String { style.fileTarget(file, path) }

  private func image(_ url: String, _ alternative: String) -> Piece {
    let text = escaped(alternative)
    let address: String
    if let file = map.picture(url, from: content.page) {
      address = self.address(of: file)
    } else if case .external(let url)? = map.destination(of: url, from: content.page) {
      address = url
    } else {
      return .text(text)
    }
    return .markup("![\(text)](\(Self.target(address)))")
  }

  /// A text as Markdown shows it.
  func escaped(_ text: String) -> String {
    MarkdownEscape.escaped(text, amounts: style.hasFormulas)
  }

  /// An address as the target of a link: in angle brackets where it holds what could end it.
  static func target(_ address: String) -> String {
    let isPlain =
      !address.isEmpty
      && address.unicodeScalars.allSatisfy { scalar in
        scalar.value > 0x20 && scalar.value != 0x7F && !"()<>\\".unicodeScalars.contains(scalar)
      }
    var target = ""
    for index in address.unicodeScalars.indices {
      let scalar = address.unicodeScalars[index]
      switch scalar {
      case "<", ">", "\\": target += "\\\(scalar)"
      case "\n", "\r": target += "%0A"
      case "|": target += "%7C"
      case "&" where address.unicodeScalars[index...].beginReference: target += "&amp;"
      default: target.unicodeScalars.append(scalar)
      }
    }
    return isPlain ? target : "<\(target)>"
  }
}

extension Substring.UnicodeScalarView {
  /// Whether the text begins like the name or number of a character, such as `&amp;` or `&#38;`.
  fileprivate var beginReference: Bool {
    let rest = dropFirst().drop { $0 == "#" }
    let name = rest.prefix { $0.isASCII && ($0.properties.isAlphabetic || "0"..."9" ~= $0) }
    return !name.isEmpty && rest[name.endIndex...].first == ";"
  }
}
