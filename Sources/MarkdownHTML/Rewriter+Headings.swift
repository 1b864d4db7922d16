extension Rewriter {
  /// The headings of the document, in order.
  static func headings(of nodes: [Node]) -> [Heading] {
    var slugs = Slugs()
    return nodes.map { node in
      let text = PlainText(of: node)
      let heading = HTMLFragment.Heading(
        level: node.headingLevel, id: slugs.next(for: text.forSlug), text: text.visible)
      return Heading(node: node, entry: heading, canBeLink: text.canBeLink)
    }
  }

  /// A heading of the document.
  struct Heading {
    let node: Node
    /// Its level, id and text.
    let entry: HTMLFragment.Heading
    let canBeLink: Bool
  }

  /// Gives every heading its id and makes it a link to itself.
  ///
  /// Thus the name of the heading and that of the link are its text. A heading with links of its own
  /// ends in a link instead.
  func rewriteHeadings(_ headings: [Heading]) {
    let name = options.words.linkToSection.htmlEscaped
    for heading in headings {
      let id = heading.entry.id.htmlEscaped
      let tag = "h\(heading.entry.level)"
      var tags = (opening: "<\(tag) id=\"\(id)\">", closing: "</\(tag)>")
      if options.headingAnchors {
        if !heading.canBeLink {
          let link = "<a class=\"self\" href=\"#\(id)\" aria-label=\"\(name)\"></a>"
          tags.closing = link + tags.closing
        } else {
          tags.opening += "<a class=\"self\" href=\"#\(id)\">"
          tags.closing = "</a>" + tags.closing
        }
      }
      guard let block = Node(.block, "", ""),
        let content = Node(.inline, tags.opening, tags.closing)
      else { continue }
      content.adoptChildren(of: heading.node)
      block.append(content)
      document.replace(heading.node, with: block)
    }
  }
}
