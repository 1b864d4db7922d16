import CCMarkGFM

/// Replaces the nodes of a document for which cmark's own HTML will not do.
///
/// Each pass is in an extension of its own. A replaced node's children move into custom nodes, which
/// cmark writes as they are; so whatever a pass writes into a custom node is escaped by the pass.
struct Rewriter {
  let document: Document
  let options: MarkdownHTML.Options

  /// The headings, known after `rewrite`.
  private(set) var headings: [HTMLFragment.Heading] = []

  init(_ document: Document, options: MarkdownHTML.Options) {
    self.document = document
    self.options = options
  }

  /// Runs all passes.
  mutating func rewrite() {
    guard let root = document.root else { return }
    let inventory = Inventory(of: root)
    let headings = Self.headings(of: inventory.headings)  // before raw HTML turns into text
    self.headings = headings.map(\.entry)
    rewriteTables(inventory.tables)  // before inlines, as cmark's cells take few types of them
    rewriteRawHTML(inventory)
    rewriteLinks(inventory.links)
    rewriteImages(inventory.images)
    rewriteTasks(inventory.tasks)
    rewriteDates(inventory.dates)
    rewriteCode(inventory.partedCode)
    rewriteFootnotes(inventory, in: root)
    rewriteHeadings(headings)
  }
}

// MARK: Raw HTML

extension Rewriter {
  private func rewriteRawHTML(_ inventory: Inventory) {
    for node in inventory.rawBlocks {
      let literal = node.literal
      guard !RawHTML.isComment(literal) else {
        document.remove(node)
        continue
      }
      guard let paragraph = Node(CMARK_NODE_PARAGRAPH), let text = Node(text: literal.trimmingEnd)
      else { continue }
      paragraph.append(text)
      document.replace(node, with: paragraph)
    }
    for inline in inventory.rawInlines {
      let literal = inline.node.literal
      if RawHTML.isComment(literal) || inline.isDeep {
        document.remove(inline.node)
      } else if let new = RawHTML.isBreak(literal)
        ? Node(CMARK_NODE_LINEBREAK) : Node(text: literal)
      {
        document.replace(inline.node, with: new)
      }
    }
  }
}

// MARK: Task lists

extension Rewriter {
  /// Gives the box of a task a name; cmark's own has none.
  private func rewriteTasks(_ items: [Node]) {
    let (done, toDo) = (options.words.done.htmlEscaped, options.words.toDo.htmlEscaped)
    for item in items {
      let isDone = item.isCheckedTask
      item.dropExtension()
      let paragraph = item.firstChild?.type == CMARK_NODE_PARAGRAPH ? item.firstChild : nil
      let box = """
        <input type="checkbox" aria-label="\(isDone ? done : toDo)"\
        \(isDone ? " checked=\"\"" : "") disabled="" />\(paragraph == nil ? "" : " ")
        """
      guard let node = Node(paragraph == nil ? .block : .inline, box, "") else { continue }
      (paragraph ?? item).prepend(node)
    }
  }
}

extension String {
  /// The text without the line feeds at its end.
  fileprivate var trimmingEnd: String {
    guard let end = utf8.lastIndex(where: { $0 != 0x0A }) else { return "" }
    return String(self[...end])
  }
}
