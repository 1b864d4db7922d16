import CCMarkGFM

extension MarkdownTree {
  /// Reads a Markdown text, which may hold anything.
  ///
  /// It takes time linear in the text and never fails. Links and images lose targets that
  /// `MarkdownHTML.render` would not follow. Below a nesting of `TreeReader.maximumDepth` only the text is kept.
  public init(parsing markdown: String) {
    let (frontMatter, body) = FrontMatter.split(markdown)
    let document = Document(parsing: body)
    var reader = TreeReader()
    let blocks = document.root.map { reader.blocks(of: $0, depth: 0) } ?? []
    self.init(frontMatter: frontMatter, blocks: blocks, footnotes: reader.footnotes)
  }
}

/// Turns cmark's nodes into values.
struct TreeReader {
  /// The nesting below which only text is kept, so that no text makes a writer run out of stack.
  static let maximumDepth = 100

  /// The footnotes met so far.
  private(set) var footnotes: [[MarkdownTree.Block]] = []
  private var slugs = Slugs()
  private let types = TableTypes.registered

  mutating func blocks(of node: Node, depth: Int) -> [MarkdownTree.Block] {
    var blocks: [MarkdownTree.Block] = []
    for child in node.children {
      if child.type == CMARK_NODE_FOOTNOTE_DEFINITION {
        let footnote = self.blocks(of: child, depth: depth + 1)
        footnotes.append(footnote)
      } else if let block = block(child, depth: depth + 1) {
        blocks.append(block)
      }
    }
    return blocks
  }

  private mutating func block(_ node: Node, depth: Int) -> MarkdownTree.Block? {
    guard depth < Self.maximumDepth else {
      return .paragraph([.text(PlainText(of: node).visible)])
    }
    switch node.type {
    case CMARK_NODE_HEADING:
      let id = slugs.next(for: PlainText(of: node).forSlug)
      return .heading(.init(level: node.headingLevel, id: id, content: inlines(of: node)))
    case CMARK_NODE_PARAGRAPH: return .paragraph(inlines(of: node))
    case CMARK_NODE_CODE_BLOCK:
      let language = node.fenceInfo.prefix { $0 != " " && $0 != "\t" }
      return .code(language: String(language), text: node.literal)
    case CMARK_NODE_BLOCK_QUOTE: return .quote(blocks(of: node, depth: depth))
    case CMARK_NODE_LIST: return .list(list(node, depth: depth))
    case CMARK_NODE_THEMATIC_BREAK: return .rule
    case CMARK_NODE_HTML_BLOCK:
      let literal = node.literal
      guard !RawHTML.isComment(literal) else { return nil }
      return .paragraph(Self.lines(of: literal))
    case types.table: return .table(table(node))
    default: return .paragraph([.text(PlainText(of: node).visible)])
    }
  }

  private mutating func list(_ node: Node, depth: Int) -> MarkdownTree.List {
    var items: [MarkdownTree.Item] = []
    for item in node.children {
      let isDone: Bool? = item.isExtended ? item.isCheckedTask : nil
      items.append(.init(isDone: isDone, blocks: blocks(of: item, depth: depth + 1)))
    }
    return .init(start: node.listStart, isTight: node.isTightList, items: items)
  }

  private func table(_ node: Node) -> MarkdownTree.Table {
    var table = MarkdownTree.Table(
      alignments: node.columnAlignments.map(MarkdownTree.Alignment.init), head: [], rows: [])
    for row in node.children {
      let cells = row.children.map { inlines(of: $0) }
      if row.isTableHead { table.head = cells } else { table.rows.append(cells) }
    }
    return table
  }

  private func inlines(of node: Node, depth: Int = 0) -> [MarkdownTree.Inline] {
    guard depth < Self.maximumDepth else { return [.text(PlainText(of: node).visible)] }
    var inlines: [MarkdownTree.Inline] = []
    for child in node.children {
      let new = inline(child, depth: depth + 1)
      for part in new {
        if case .text(let text) = part, case .text(let before)? = inlines.last {
          inlines[inlines.count - 1] = .text(before + text)
        } else {
          inlines.append(part)
        }
      }
    }
    return inlines
  }

  private func inline(_ node: Node, depth: Int) -> [MarkdownTree.Inline] {
    switch node.type {
    case CMARK_NODE_TEXT: return [.text(node.literal)]
    case CMARK_NODE_CODE: return [.code(node.literal)]
    case CMARK_NODE_SOFTBREAK: return [.softBreak]
    case CMARK_NODE_LINEBREAK: return [.lineBreak]
    case CMARK_NODE_EMPH: return [.emphasis(inlines(of: node, depth: depth))]
    case CMARK_NODE_STRONG: return [.strong(inlines(of: node, depth: depth))]
    case CMARK_NODE_HTML_INLINE:
      let literal = node.literal
      if RawHTML.isComment(literal) { return [] }
      return RawHTML.isBreak(literal) ? [.lineBreak] : [.text(literal)]
    case CMARK_NODE_LINK:
      let content = inlines(of: node, depth: depth)
      return LinkTarget(node.url).isSafe ? [.link(url: node.url, content: content)] : content
    case CMARK_NODE_IMAGE:
      let (target, alternative) = (LinkTarget(node.url), PlainText(of: node).visible)
      guard target.isSafe || target.isImage else { return [.text(alternative)] }
      return [.image(url: node.url, alternative: alternative)]
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      return Int(node.literal).map { [.footnote($0)] } ?? [.text(node.literal)]
    case _ where node.isExtended: return [.strikethrough(inlines(of: node, depth: depth))]
    default: return [.text(PlainText(of: node).visible)]
    }
  }

  /// The lines of raw HTML as text.
  private static func lines(of literal: String) -> [MarkdownTree.Inline] {
    let lines = literal.split(separator: "\n", omittingEmptySubsequences: true)
    return Array(
      lines.map { [MarkdownTree.Inline.text(String($0))] }.joined(separator: [.softBreak]))
  }
}

extension MarkdownTree.Alignment {
  /// cmark's alignment: `l`, `c` or `r` in ASCII, 0 for none.
  fileprivate init(_ letter: UInt8) {
    self =
      switch letter {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .centre
      case UInt8(ascii: "r"): .right
      default: .none
      }
  }
}
