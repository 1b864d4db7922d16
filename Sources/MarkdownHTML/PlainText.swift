import CCMarkGFM

/// The text of a node without its markup.
struct PlainText {
  /// What a reader sees, an image as its alternative text, on one line.
  private(set) var visible = ""
  /// What GitHub makes a heading's id from: without raw HTML, images and line breaks.
  private(set) var forSlug = ""
  /// Whether links or footnote marks are in it, or images, which can become links.
  private var hasLinks = false

  /// Whether a link around the text would be one around text, and not around another link.
  var canBeLink: Bool {
    !hasLinks && forSlug.unicodeScalars.contains { !$0.properties.isWhitespace }
  }

  /// Collects the text under `node`.
  init(of node: Node) {
    var text = Self(empty: ())
    var imageDepth = 0
    node.walk { node, type, entering in
      switch type {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE:
        let literal = node.literal
        text.visible += literal
        if imageDepth == 0 { text.forSlug += literal }
      case CMARK_NODE_HTML_INLINE:
        let literal = node.literal
        if !RawHTML.isComment(literal) { text.visible += RawHTML.isBreak(literal) ? " " : literal }
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text.visible += " "
      case CMARK_NODE_IMAGE:
        imageDepth += entering ? 1 : -1
        text.hasLinks = true
      case CMARK_NODE_LINK, CMARK_NODE_FOOTNOTE_REFERENCE: text.hasLinks = true
      default: break
      }
    }
    self = text
  }

  private init(empty: Void) {}
}
