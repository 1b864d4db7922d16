import CCMarkGFM

/// The nodes of a document that the rewriter replaces, found in one walk.
///
/// Nothing inside an image is listed: cmark writes an image's content as the plain text of its `alt`.
struct Inventory {
  /// An inline node and what is around it.
  struct Inline {
    let node: Node
    let isInLink: Bool
    let isDeep: Bool
  }

  /// A table and how many headings are before it.
  struct Table {
    let node: Node
    let headingCount: Int
  }

  private(set) var headings: [Node] = []
  private(set) var tables: [Table] = []
  private(set) var tasks: [Node] = []
  private(set) var rawBlocks: [Node] = []
  private(set) var rawInlines: [Inline] = []
  private(set) var links: [Inline] = []
  private(set) var images: [Inline] = []
  private(set) var footnoteReferences: [Inline] = []
  private(set) var footnotes: [Node] = []
  /// The blocks of code in a language that blank lines part, shallow ones only.
  private(set) var partedCode: [Node] = []
  /// The texts that hold a date, shallow ones only.
  private(set) var dates: [Node] = []

  /// The depth below which a node counts as deep.
  ///
  /// To replace a node cmark walks from it to the root, so a long run of nodes in deep nesting would
  /// take quadratic time. No text that a person writes comes near this depth.
  private static let deep = 400

  /// Lists the nodes of the tree under `root`.
  init(of root: Node) {
    let types = TableTypes.registered
    var inventory = Self()
    var depth = 0
    var isInLink = false
    var imageDepth: Int?
    root.walk { node, type, entering in
      if entering {
        if imageDepth == nil {
          let inline = Inline(node: node, isInLink: isInLink, isDeep: depth > Self.deep)
          inventory.note(inline, type, types)
          if type == CMARK_NODE_IMAGE { imageDepth = depth }
          if type == CMARK_NODE_LINK { isInLink = true }
        }
        if !type.isLeaf { depth += 1 }
      } else {
        depth -= 1
        if imageDepth == depth { imageDepth = nil }
        if type == CMARK_NODE_LINK, imageDepth == nil { isInLink = false }
      }
    }
    self = inventory
  }

  private init() {}

  private mutating func note(_ inline: Inline, _ type: cmark_node_type, _ types: TableTypes) {
    switch type {
    case CMARK_NODE_TEXT:
      if !inline.isDeep, Dates.isIn(inline.node.literal) { dates.append(inline.node) }
    case CMARK_NODE_CODE_BLOCK:
      if !inline.isDeep, !inline.node.fenceInfo.isEmpty, CodeParts.isParted(inline.node.literal) {
        partedCode.append(inline.node)
      }
    case CMARK_NODE_HEADING: headings.append(inline.node)
    case types.table: tables.append(Table(node: inline.node, headingCount: headings.count))
    case CMARK_NODE_ITEM where inline.node.isExtended: tasks.append(inline.node)
    case CMARK_NODE_HTML_BLOCK: rawBlocks.append(inline.node)
    case CMARK_NODE_HTML_INLINE: rawInlines.append(inline)
    case CMARK_NODE_LINK: links.append(inline)
    case CMARK_NODE_IMAGE: images.append(inline)
    case CMARK_NODE_FOOTNOTE_REFERENCE: footnoteReferences.append(inline)
    case CMARK_NODE_FOOTNOTE_DEFINITION: footnotes.append(inline.node)
    default: break
    }
  }
}

extension cmark_node_type {
  /// Whether a walk enters nodes of the type without leaving them.
  fileprivate var isLeaf: Bool {
    switch self {
    case CMARK_NODE_TEXT, CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_CODE,
      CMARK_NODE_HTML_INLINE, CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK,
      CMARK_NODE_CODE_BLOCK:
      true
    default: false
    }
  }
}
