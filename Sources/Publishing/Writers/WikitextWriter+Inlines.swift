internal import MarkdownHTML

extension WikitextWriter {
  /// Where a part of a line stands.
  struct Context {
    /// Whether it is in a heading.
    var inHeading = false
    /// The target of the link that it is in, as an image's option; nil outside of links.
    var link: String?
  }

  mutating func inlines(
    _ content: [MarkdownTree.Inline], _ context: Context = Context()
  ) -> String {
    var text = ""
    for part in content { text += inline(part, context) }
    return text
  }

  private mutating func inline(_ inline: MarkdownTree.Inline, _ context: Context) -> String {
    switch inline {
    case .text(let text): return WikitextEscape.text(text, inHeading: context.inHeading)
    case .code(let text):
      return "<code>\(WikitextEscape.text(text, inHeading: context.inHeading))</code>"
    // A new line could begin a list or a heading; in a heading a break is a blank too.
    case .softBreak: return " "
    case .lineBreak: return context.inHeading ? " " : "<br>"
    case .emphasis(let content): return "<em>\(inlines(content, context))</em>"
    case .strong(let content): return "<strong>\(inlines(content, context))</strong>"
    case .strikethrough(let content): return "<s>\(inlines(content, context))</s>"
    case .link(let url, let content): return link(url, content, context)
    case .image(let url, let alternative): return image(url, alternative, context)
    case .footnote(let number): return mark(number, isLinked: context.link == nil)
    }
  }

  private mutating func link(
    _ url: String, _ content: [MarkdownTree.Inline], _ context: Context
  ) -> String {
    var inner = context
    let target: String
    switch map.destination(of: url, from: page) {
    case .page(let place, let anchor):
      target = place.path + (anchor.map { "#\(WikitextEscape.id($0))" } ?? "")
    case .file(let file): target = "Media:\(file.path)"
    case .anchor(let id): target = "#\(WikitextEscape.id(id))"
    case .external(let url) where Self.isLinked(url):
      inner.link = WikitextEscape.address(url)
      let text = inlines(content, inner)
      if content.holdsImage { return text }
      let shown = text.allSatisfy(\.isWhitespace) ? WikitextEscape.text(url) : text
      return "[\(WikitextEscape.address(url)) \(shown)]"
    case .external, nil: return inlines(content, context)
    }
    inner.link = target
    let text = inlines(content, inner)
    if content.holdsImage { return text }
    // The colon keeps a title such as "De: …" from being taken for a page in another language.
    let colon = target.hasPrefix("#") || target.hasPrefix("Media:") ? "" : ":"
    let shown = text.allSatisfy(\.isWhitespace) ? WikitextEscape.text(target) : text
    return "[[\(colon)\(target)|\(shown)]]"
  }

  /// The widest that a picture is shown, in pixels; smaller ones keep their size.
  private static let pictureWidth = 800

  private func image(_ url: String, _ alternative: String, _ context: Context) -> String {
    let text = WikitextEscape.text(alternative)
    if let file = map.picture(url, from: page) {
      let link = context.link.map { "|link=\($0)" } ?? ""
      return "[[File:\(file.path)|frameless|\(Self.pictureWidth)px|alt=\(text)\(link)]]"
    }
    guard context.link == nil, case .external(let url)? = map.destination(of: url, from: page),
      Self.isLinked(url)
    else { return text }
    // A wiki shows no picture of another server's.
    return "[\(WikitextEscape.address(url)) \(text.isEmpty ? WikitextEscape.text(url) : text)]"
  }

  /// Whether every wiki takes the address for one; of others the text stays.
  private static func isLinked(_ url: String) -> Bool {
    let url = url.lowercased()
    return ["https://", "http://", "mailto:"].contains { url.hasPrefix($0) && url != $0 }
  }
}

extension [MarkdownTree.Inline] {
  /// Whether an image is in it, which wikitext has no link around.
  fileprivate var holdsImage: Bool {
    contains { inline in
      switch inline {
      case .image: true
      case .emphasis(let content), .strong(let content), .strikethrough(let content),
        .link(_, let content):
        content.holdsImage
      case .text, .code, .softBreak, .lineBreak, .footnote: false
      }
    }
  }
}
