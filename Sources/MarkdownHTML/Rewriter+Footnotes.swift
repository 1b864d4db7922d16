import CCMarkGFM

extension Rewriter {
  /// Numbers the ids of footnotes and their references, and names their links.
  ///
  /// cmark makes the ids out of the labels, which could be the id of a heading as well; a colon is in
  /// no heading's id.
  func rewriteFootnotes(_ inventory: Inventory, in root: Node) {
    guard !inventory.footnotes.isEmpty else { return }
    let backLinks = rewriteReferences(inventory.footnoteReferences)
    let name = options.words.footnotes.htmlEscaped
    guard
      let section = Node(
        .block, "<section class=\"footnotes\" aria-label=\"\(name)\">\n<ol>", "</ol>\n</section>")
    else { return }
    for (index, footnote) in inventory.footnotes.enumerated() {
      let number = "\(index + 1)"
      guard let item = Node(.block, "<li id=\"fn:\(number)\">", "</li>") else { continue }
      item.adoptChildren(of: footnote)
      if let links = backLinks[number] { append(links, to: item) }
      section.append(item)
      document.remove(footnote)
    }
    root.append(section)
  }

  /// Replaces the references; returns the HTML of the links back to them by the footnote's number.
  private func rewriteReferences(_ references: [Inventory.Inline]) -> [String: String] {
    var counts: [String: Int] = [:]
    var backLinks: [String: String] = [:]
    let (forth, back) = (
      options.words.footnote.htmlEscaped, options.words.backToReference.htmlEscaped
    )
    for reference in references {
      guard !reference.isDeep else {
        document.remove(reference.node)
        continue
      }
      let number = reference.node.literal
      if reference.isInLink {
        guard let node = Node(.inline, "<sup>\(number)</sup>", "") else { continue }
        document.replace(reference.node, with: node)
        continue
      }
      let count = counts[number, default: 0] + 1
      counts[number] = count
      let name = count == 1 ? number : "\(number):\(count)"
      let html = """
        <sup class="footnote"><a href="#fn:\(number)" id="fnref:\(name)" \
        aria-label="\(forth) \(number)">\(number)</a></sup>
        """
      guard let node = Node(.inline, html, "") else { continue }
      document.replace(reference.node, with: node)
      backLinks[number, default: ""] += """
         <a href="#fnref:\(name)" \
        aria-label="\(back) \(name)">↩</a>
        """
    }
    return backLinks
  }

  /// Puts `links` at the end of the last paragraph of `item`, or in one of their own.
  private func append(_ links: String, to item: Node) {
    guard let node = Node(.inline, links, "") else { return }
    if let last = item.lastChild, last.type == CMARK_NODE_PARAGRAPH {
      last.append(node)
    } else if let paragraph = Node(CMARK_NODE_PARAGRAPH) {
      paragraph.append(node)
      item.append(paragraph)
    }
  }
}
