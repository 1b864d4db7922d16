import CCMarkGFM

extension Rewriter {
  /// Gives tables a name, headings with a scope and a region that scrolls.
  func rewriteTables(_ tables: [Inventory.Table]) {
    for (index, table) in tables.enumerated() {
      let section = table.headingCount > 0 ? headings[table.headingCount - 1].text : nil
      rewriteTable(table.node, number: index + 1, section: section)
    }
  }

  private func rewriteTable(_ table: Node, number: Int, section: String?) {
    let caption = takeCaption(before: table, id: "table:\(number)")
    let name =
      caption == nil
      ? "aria-label=\"Table \(number)\(section.map { ": \($0.htmlEscaped)" } ?? "")\""
      : "aria-labelledby=\"table:\(number)\""
    let opening =
      options.tableRegions
      ? "<div class=\"table\" role=\"region\" \(name) tabindex=\"0\">\n<table>" : "<table>"
    guard let region = Node(.block, opening, options.tableRegions ? "</table>\n</div>" : "</table>")
    else { return }
    if let caption { region.append(caption) }
    moveRows(of: table, to: region)
    document.replace(table, with: region)
  }

  /// Moves the paragraph before `table` into a caption, if it begins with "Table: ".
  private func takeCaption(before table: Node, id: String) -> Node? {
    let word = "Table: "
    guard let paragraph = table.previous, paragraph.type == CMARK_NODE_PARAGRAPH,
      let text = paragraph.firstChild, text.type == CMARK_NODE_TEXT,
      case let literal = text.literal, literal.hasPrefix(word),
      let caption = Node(.inline, "<caption id=\"\(id)\">", "</caption>\n")
    else { return nil }
    text.setLiteral(String(literal.dropFirst(word.count)))
    caption.adoptChildren(of: paragraph)
    document.remove(paragraph)
    return caption
  }

  /// Moves the head and the rows of `table` into new nodes under `region`.
  ///
  /// The new nodes are not in the document's tree yet, so that it takes time linear in the cells.
  private func moveRows(of table: Node, to region: Node) {
    let columns = table.columnAlignments.map(Column.init)
    var row = table.firstChild
    if let head = row, head.isTableHead {
      row = head.next
      if !head.hasOnlyEmptyCells, let new = Node(.block, "<thead>\n<tr>", "</tr>\n</thead>") {
        moveCells(of: head, to: new, columns: columns) { _, isEmpty in isEmpty ? .td : .columnHead }
        region.append(new)
      }
    }
    guard row != nil, let body = Node(.block, "<tbody>", "</tbody>") else { return }
    while let current = row {
      row = current.next
      guard let new = Node(.block, "<tr>", "</tr>") else { continue }
      moveCells(of: current, to: new, columns: columns) { index, isEmpty in
        index == 0 && !isEmpty && columns.count > 1 ? .rowHead : .td
      }
      body.append(new)
    }
    region.append(body)
  }

  private func moveCells(
    of row: Node, to new: Node, columns: [Column], kind: (Int, Bool) -> Column.Cell
  ) {
    var next = row.firstChild
    for (index, column) in columns.enumerated() {
      guard let cell = next else { return }
      next = cell.next
      let kind = kind(index, cell.firstChild == nil)
      guard let content = Node(.inline, column.opening(kind), kind.closing) else { continue }
      content.adoptChildren(of: cell)
      new.append(content)
    }
  }
}

/// The tags of the cells in a column of one alignment.
private struct Column {
  /// The role of a cell in its table.
  enum Cell {
    case td, columnHead, rowHead

    var closing: String { self == .td ? "</td>\n" : "</th>\n" }
  }

  private let td: String
  private let columnHead: String
  private let rowHead: String

  /// Makes the tags for cmark's `alignment`; left is how the page aligns cells anyway.
  init(alignment: UInt8) {
    let attribute =
      switch alignment {
      case UInt8(ascii: "r"): " class=\"right\""
      case UInt8(ascii: "c"): " class=\"center\""
      default: ""
      }
    td = "<td\(attribute)>"
    columnHead = "<th scope=\"col\"\(attribute)>"
    rowHead = "<th scope=\"row\"\(attribute)>"
  }

  func opening(_ cell: Cell) -> String {
    switch cell {
    case .td: td
    case .columnHead: columnHead
    case .rowHead: rowHead
    }
  }
}

extension Node {
  fileprivate var hasOnlyEmptyCells: Bool {
    var cell = firstChild
    while let current = cell {
      if current.firstChild != nil { return false }
      cell = current.next
    }
    return true
  }
}
