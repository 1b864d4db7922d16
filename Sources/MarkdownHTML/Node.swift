import CCMarkGFM

/// A node of cmark's tree.
///
/// The document owns its nodes, those in the tree and those taken out of it: a node is valid as long
/// as its document lives. All pointers of this target are in this file and `Document.swift`.
@safe struct Node {
  let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) { unsafe self.pointer = unsafe pointer }

  /// A node of the type that holds `literal`.
  init?(text literal: String) {
    guard let pointer = unsafe cmark_node_new(CMARK_NODE_TEXT) else { return nil }
    unsafe cmark_node_set_literal(pointer, literal)
    unsafe self.init(pointer)
  }

  /// An empty node of a type without content of its own.
  init?(_ type: cmark_node_type) {
    guard let pointer = unsafe cmark_node_new(type) else { return nil }
    unsafe self.init(pointer)
  }

  /// A node that writes `opening`, its children and `closing`, which are HTML.
  init?(_ kind: Custom, _ opening: String, _ closing: String) {
    let type = kind == .block ? CMARK_NODE_CUSTOM_BLOCK : CMARK_NODE_CUSTOM_INLINE
    guard let pointer = unsafe cmark_node_new(type) else { return nil }
    unsafe cmark_node_set_on_enter(pointer, opening)
    unsafe cmark_node_set_on_exit(pointer, closing)
    unsafe self.init(pointer)
  }

  /// Whether a custom node begins and ends on a line of its own.
  enum Custom { case block, inline }

  var type: cmark_node_type { unsafe cmark_node_get_type(pointer) }
  var parent: Node? { unsafe cmark_node_parent(pointer).map(Node.init) }
  var next: Node? { unsafe cmark_node_next(pointer).map(Node.init) }
  var previous: Node? { unsafe cmark_node_previous(pointer).map(Node.init) }
  var firstChild: Node? { unsafe cmark_node_first_child(pointer).map(Node.init) }
  var lastChild: Node? { unsafe cmark_node_last_child(pointer).map(Node.init) }
  var headingLevel: Int { Int(unsafe cmark_node_get_heading_level(pointer)) }
  /// Whether an extension writes this node, as it does with the items of a task list.
  var isExtended: Bool { unsafe cmark_node_get_syntax_extension(pointer) != nil }
  var isCheckedTask: Bool { unsafe cmark_gfm_extensions_get_tasklist_item_checked(pointer) }
  var isTableHead: Bool { unsafe cmark_gfm_extensions_get_table_row_is_header(pointer) != 0 }

  var literal: String {
    unsafe cmark_node_get_literal(pointer).map { unsafe String(cString: $0) } ?? ""
  }

  var url: String { unsafe cmark_node_get_url(pointer).map { unsafe String(cString: $0) } ?? "" }

  /// What stands behind the opening fence of a block of code.
  var fenceInfo: String {
    unsafe cmark_node_get_fence_info(pointer).map { unsafe String(cString: $0) } ?? ""
  }
  /// The number of a numbered list's first item; nil for other lists.
  var listStart: Int? {
    unsafe cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST
      ? Int(unsafe cmark_node_get_list_start(pointer)) : nil
  }
  var isTightList: Bool { unsafe cmark_node_get_list_tight(pointer) != 0 }

  /// The nodes directly below this one; they must not change while they are gone through.
  var children: some Sequence<Node> {
    sequence(state: firstChild) { next in
      defer { next = next?.next }
      return next
    }
  }

  /// The alignment of each column of a table: `l`, `c` or `r` in ASCII, 0 for none.
  var columnAlignments: [UInt8] {
    let count = Int(unsafe cmark_gfm_extensions_get_table_columns(pointer))
    guard let first = unsafe cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
    return unsafe Array(UnsafeBufferPointer(start: first, count: count))
  }

  func setLiteral(_ text: String) { unsafe cmark_node_set_literal(pointer, text) }

  func setURL(_ url: String) { unsafe cmark_node_set_url(pointer, url) }

  /// Makes a node of an extension an ordinary one, which cmark writes itself.
  func dropExtension() { unsafe cmark_node_set_syntax_extension(pointer, nil) }

  func append(_ child: Node) { unsafe cmark_node_append_child(pointer, child.pointer) }

  func prepend(_ child: Node) { unsafe cmark_node_prepend_child(pointer, child.pointer) }

  /// Moves the children of `other` behind the children of this node.
  ///
  /// cmark walks from the receiver to its root for each child, so the receiver should not be in a
  /// tree yet; then it takes time linear in the children.
  func adoptChildren(of other: Node) {
    while let child = unsafe cmark_node_first_child(other.pointer),
      unsafe cmark_node_append_child(pointer, child) == 1
    {}
  }

  /// Calls `body` at the start and at the end of every node of this tree, in the order of the text.
  ///
  /// `body` must not change the tree.
  func walk(_ body: (_ node: Node, _ type: cmark_node_type, _ entering: Bool) -> Void) {
    guard let iterator = unsafe cmark_iter_new(pointer) else { return }
    defer { unsafe cmark_iter_free(iterator) }
    while case let event = unsafe cmark_iter_next(iterator), event != CMARK_EVENT_DONE {
      guard let current = unsafe cmark_iter_get_node(iterator) else { return }
      body(
        unsafe Node(current), unsafe cmark_node_get_type(current), event == CMARK_EVENT_ENTER)
    }
  }
}
