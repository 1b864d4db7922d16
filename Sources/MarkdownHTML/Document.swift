import CCMarkGFM
import Synchronization

/// A parsed Markdown text: cmark's parser and the tree that it made.
///
/// A text node of cmark's points into the source that the heading, paragraph or cell around it keeps.
/// So a node that is taken out of the tree must live on while its children may be written: the
/// document keeps it until the end.
@safe final class Document {
  private let parser: OpaquePointer?
  private let rootPointer: OpaquePointer?
  private var removed: [Node] = []

  /// The document node.
  let root: Node?

  /// Parses `text`, which may hold anything.
  ///
  /// A text that cmark could not parse in about linear time becomes a block of code.
  init(parsing text: Substring) {
    let guarded = ParserGuard(text)
    Self.register
    let parser = unsafe cmark_parser_new(Self.options)
    for name in Self.extensionNames where name != "table" || guarded.allowsTables {
      if let found = unsafe cmark_find_syntax_extension(name) {
        unsafe cmark_parser_attach_syntax_extension(parser, found)
      }
    }
    var text = text
    if guarded.isParsable {
      text.withUTF8 { bytes in
        unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
          unsafe cmark_parser_feed(parser, characters.baseAddress, characters.count)
        }
      }
    }
    unsafe self.parser = parser
    let address = Self.inlineParsing.withLock { _ in
      unsafe UInt(bitPattern: cmark_parser_finish(parser))
    }
    unsafe rootPointer = OpaquePointer(bitPattern: address)
    unsafe root = rootPointer.map(Node.init)
    if !guarded.isParsable, let code = Node(CMARK_NODE_CODE_BLOCK) {
      let visible = text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }
      var literal = String.UnicodeScalarView()
      literal.append(contentsOf: visible)
      code.setLiteral(String(literal))
      root?.append(code)
    }
  }

  deinit {
    for node in removed { unsafe cmark_node_free(node.pointer) }
    unsafe cmark_node_free(rootPointer)
    unsafe cmark_parser_free(parser)
  }

  /// The HTML of the tree as it is now.
  func html() -> String {
    let extensions = unsafe cmark_parser_get_syntax_extensions(parser)
    guard let text = unsafe cmark_render_html(rootPointer, Self.options, extensions) else {
      return ""
    }
    defer { unsafe cmark_get_default_mem_allocator().pointee.free(text) }
    return unsafe String(cString: text)
  }

  /// Puts `new` in the place of `node`.
  func replace(_ node: Node, with new: Node) {
    let isReplaced = unsafe cmark_node_replace(node.pointer, new.pointer) == 1
    removed.append(isReplaced ? node : new)
  }

  /// Takes `node` out of the tree, with the children that it has.
  func remove(_ node: Node) {
    unsafe cmark_node_unlink(node.pointer)
    removed.append(node)
  }

  /// Footnotes on; `CMARK_OPT_UNSAFE` off, so that what the rewriter leaves of raw HTML and of
  /// dangerous links never reaches the output.
  private static let options = CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES
  private static let extensionNames = [
    "table", "strikethrough", "autolink", "tagfilter", "tasklist",
  ]

  /// Registers the extensions, once: cmark's registry is not synchronised.
  private static let register: Void = cmark_gfm_core_extensions_ensure_registered()

  /// Held while cmark parses inlines.
  ///
  /// cmark has one table of the characters at which extensions look for inlines. Every parser enters
  /// its extensions' characters and takes them out at its end, so that one thread's end would make
  /// another thread miss links. Blocks, the rewriting and the writing need no lock.
  private static let inlineParsing = Mutex<Void>(())
}

/// The types of the nodes of tables, which cmark gives out at run time and its headers do not name.
struct TableTypes {
  let table: cmark_node_type
  let row: cmark_node_type
  let cell: cmark_node_type

  /// The types, found by parsing the smallest table.
  static let registered: TableTypes = {
    let document = Document(parsing: "|a|\n|-|")
    let table = document.root?.firstChild
    let row = table?.firstChild
    return TableTypes(
      table: table?.type ?? CMARK_NODE_NONE, row: row?.type ?? CMARK_NODE_NONE,
      cell: row?.firstChild?.type ?? CMARK_NODE_NONE)
  }()
}
