internal import MarkdownHTML

extension StorageWriter {
  /// Parts of a line in storage format.
  ///
  /// - Parameters:
  ///   - content: The parts.
  ///   - onOneLine: Whether line ends of the source become blanks, as in headings and cells.
  /// - Returns: Well-formed XML.
  mutating func inlines(_ content: [MarkdownTree.Inline], onOneLine: Bool = false) -> String {
    var text = ""
    for part in content { text += inline(part, onOneLine: onOneLine) }
    return text
  }

  private mutating func inline(_ inline: MarkdownTree.Inline, onOneLine: Bool) -> String {
    switch inline {
    case .text(let text): return StorageXML.text(text)
    case .code(let text): return "<code>\(StorageXML.text(text))</code>"
    case .softBreak: return onOneLine ? " " : "\n"
    case .lineBreak: return "<br/>"
    case .emphasis(let content): return "<em>\(inlines(content, onOneLine: onOneLine))</em>"
    case .strong(let content): return "<strong>\(inlines(content, onOneLine: onOneLine))</strong>"
    case .strikethrough(let content): return "<del>\(inlines(content, onOneLine: onOneLine))</del>"
    case .link(let url, let content): return link(url, inlines(content, onOneLine: onOneLine))
    case .image(let url, let alternative): return image(url, alternative)
    case .footnote(let number): return mark(of: number)
    }
  }

  /// A link to a page, a file, a heading or an address; the bare text where the target is not
  /// published.
  private func link(_ url: String, _ body: String) -> String {
    switch map.destination(of: url, from: content.page) {
    case .page(let place, let anchor):
      let title = StorageXML.attribute(place.titles.last ?? "")
      return StorageXML.link(
        anchor: anchor.flatMap(Self.anchorName), to: "<ri:page ri:content-title=\"\(title)\"/>",
        body: body)
    case .file(let file): return StorageXML.link(to: Self.resource(file), body: body)
    case .anchor(let id):
      guard let name = Self.anchorName(id) else { return body }
      return StorageXML.link(anchor: name, body: body)
    case .external(let url): return "<a href=\"\(StorageXML.attribute(url))\">\(body)</a>"
    case nil: return body
    }
  }

  /// The name of the anchor that an address has behind `#`; nil for the page's beginning.
  private static func anchorName(_ id: String) -> String? {
    let name = id.removingPercentEscapes ?? id
    return name.isEmpty ? nil : name
  }

  /// An attachment of the page.
  static func resource(_ file: SiteFile) -> String {
    "<ri:attachment ri:filename=\"\(StorageXML.attribute(file.name))\"/>"
  }

  /// An image: an attachment of the page or one from elsewhere; else its text.
  private func image(_ url: String, _ alternative: String) -> String {
    let text = " ac:alt=\"\(StorageXML.attribute(alternative))\""
    if let file = map.picture(url, from: content.page) {
      let width = PictureWidth.shown(of: file).map { " ac:width=\"\($0)\"" } ?? ""
      return "<ac:image\(text)\(width)>\(Self.resource(file))</ac:image>"
    }
    guard case .external(let url)? = map.destination(of: url, from: content.page) else {
      return StorageXML.text(alternative)
    }
    return "<ac:image\(text)><ri:url ri:value=\"\(StorageXML.attribute(url))\"/></ac:image>"
  }

  /// A footnote's number, which leads to the note; brackets keep two numbers apart.
  private mutating func mark(of number: Int) -> String {
    let text = "[\(number)]"
    guard content.page.tree.footnotes.indices.contains(number - 1) else { return text }
    let place =
      markedFootnotes.insert(number).inserted
      ? StorageXML.anchor(Self.markAnchor(number)) : ""
    return "\(place)<sup>\(StorageXML.link(anchor: Self.noteAnchor(number), body: text))</sup>"
  }
}

/// How wide a picture is shown.
enum PictureWidth {
  /// The widest picture that fits into a page's column, in CSS pixels.
  private static let widest = 760
  /// The pixels of our PNG files for each CSS pixel, so that they are sharp on dense screens.
  private static let pixelRatio = 2

  /// The width in CSS pixels; nil where the file does not tell its own.
  static func shown(of file: SiteFile) -> Int? {
    let own = png(file.bytes).map { $0 / pixelRatio } ?? svg(file.bytes)
    return own.flatMap { $0 > 0 ? min($0, widest) : nil }
  }

  /// The width that a PNG's first chunk, IHDR, names in bytes 16 to 19.
  private static func png(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { return nil }
    return bytes[16..<20].reduce(0) { $0 << 8 | Int($1) }
  }

  /// The attribute `width` of an SVG's root.
  private static func svg(_ bytes: [UInt8]) -> Int? {
    let head = String(decoding: bytes.prefix(2_000), as: UTF8.self)
    guard let root = head.firstRange(of: "<svg") else { return nil }
    let tag = head[root.lowerBound...].prefix { $0 != ">" }
    guard let width = tag.firstRange(of: " width=\"") else { return nil }
    return Int(tag[width.upperBound...].prefix { $0.isASCII && $0.isNumber }.prefix(5))
  }
}
