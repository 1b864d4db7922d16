internal import MarkdownHTML

/// Takes out of a text what a comment cannot show: figures, links to files beside it.
struct CommentAdaptation {
  /// The address below which the decision's files lie, ending with a slash; nil where they are
  /// nowhere to be read.
  let filesLink: String?
  /// Whether footnotes stay.
  let hasFootnotes: Bool
  /// Whether line breaks within a table's cell can be shown.
  let hasBreaks: Bool

  /// The text as a comment shows it.
  func adapted(_ tree: MarkdownTree) -> MarkdownTree {
    MarkdownTree(
      blocks: blocks(tree.blocks), footnotes: hasFootnotes ? tree.footnotes.map(blocks) : [])
  }

  private func blocks(_ blocks: [MarkdownTree.Block]) -> [MarkdownTree.Block] {
    blocks.compactMap { block in
      switch block {
      case .heading(var heading):
        heading.content = inlines(heading.content)
        return .heading(heading)
      case .paragraph(let content):
        let kept = inlines(content)
        return kept.plainText.allSatisfy(\.isWhitespace) ? nil : .paragraph(kept)
      case .code, .rule: return block
      case .quote(let content): return .quote(self.blocks(content))
      case .list(var list):
        list.items = list.items.map { .init(isDone: $0.isDone, blocks: self.blocks($0.blocks)) }
        return .list(list)
      case .table(var table):
        table.head = table.head.map(inlines)
        table.rows = table.rows.map { $0.map(inlines) }
        return .table(table)
      }
    }
  }

  private func inlines(_ content: [MarkdownTree.Inline]) -> [MarkdownTree.Inline] {
    content.flatMap { inline -> [MarkdownTree.Inline] in
      switch inline {
      case .text, .code, .softBreak: [inline]
      case .lineBreak: [hasBreaks ? inline : .softBreak]
      case .emphasis(let content): [.emphasis(inlines(content))]
      case .strong(let content): [.strong(inlines(content))]
      case .strikethrough(let content): [.strikethrough(inlines(content))]
      case .image: []
      case .footnote: hasFootnotes ? [inline] : []
      case .link(let url, let content):
        target(url).map { [.link(url: $0, content: inlines(content))] } ?? inlines(content)
      }
    }
  }

  /// Where a link leads from a comment; nil where it falls away, as one to a heading does, whose
  /// anchors belong to the page that the comment stands on.
  private func target(_ url: String) -> String? {
    if SiteMap.hasScheme(url) { return url }
    if url.hasPrefix("#") || url.hasPrefix("/") { return nil }
    return filesLink.map { $0 + url }
  }
}
