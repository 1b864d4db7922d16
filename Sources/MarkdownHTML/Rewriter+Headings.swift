extension Rewriter {
  /// The level, id and text of each heading.
  static func headings(of nodes: [Node]) -> [HTMLFragment.Heading] {
    var slugs = Slugs()
    return nodes.map { node in
      let text = PlainText(of: node)
      return HTMLFragment.Heading(
        level: node.headingLevel, id: slugs.next(for: text.forSlug), text: text.visible)
    }
  }

  /// Gives every heading its id and a link to itself.
  ///
  /// The link is for pointers only, and hidden from others: the name of the heading stays its text,
  /// and the table of contents has the same links. It has no text; the page's style draws its sign.
  func rewriteHeadings(_ nodes: [Node]) {
    for (node, heading) in zip(nodes, headings) {
      let id = heading.id.htmlEscaped
      let anchor =
        options.headingAnchors
        ? "<a class=\"anchor\" href=\"#\(id)\" aria-hidden=\"true\" tabindex=\"-1\"></a>" : ""
      let tag = "h\(heading.level)"
      guard let block = Node(.block, "", ""),
        let content = Node(.inline, "<\(tag) id=\"\(id)\">", "\(anchor)</\(tag)>")
      else { continue }
      content.adoptChildren(of: node)
      block.append(content)
      document.replace(node, with: block)
    }
  }
}
