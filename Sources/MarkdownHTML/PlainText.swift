import CCMarkGFM

/// The text of a node without its markup.
struct PlainText {
  /// What a reader sees, an image as its alternative text, on one line.
  private(set) var visible = ""
  /// What GitHub makes a heading's id from: without raw HTML, images and line breaks.
  private(set) var forSlug = ""

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
      case CMARK_NODE_IMAGE: imageDepth += entering ? 1 : -1
      default: break
      }
    }
    self = text
  }

  private init(empty: Void) {}
}
