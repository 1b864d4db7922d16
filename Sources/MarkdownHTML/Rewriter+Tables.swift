import CCMarkGFM

extension Rewriter {
  /// Gives tables a name, headings with a scope and a region that scrolls.
  func rewriteTables(_ tables: [Inventory.Table]) {
    var before = 0
    for (index, table) in tables.enumerated() {
      let isFirst = index == 0 || tables[index - 1].headingCount != table.headingCount
      before = isFirst ? 0 : before + 1
      let section = table.headingCount > 0 ? headings[table.headingCount - 1] : nil
      rewriteTable(
        table.node, number: index + 1, section: section?.text,
        ids: options.rowAnchors
          ? RowIDs(section: section?.id, before: before, number: index + 1) : nil)
    }
  }

  private func rewriteTable(_ table: Node, number: Int, section: String?, ids: RowIDs?) {
    let caption = takeCaption(before: table, id: "table:\(number)")
    let word = options.words.table.htmlEscaped
    let name =
      caption == nil
      ? "aria-label=\"\(word) \(number)\(section.map { ": \($0.htmlEscaped)" } ?? "")\""
      : "aria-labelledby=\"table:\(number)\""
    let kind = options.tableRegions && table.isWideTable ? "table wide" : "table"
    let opening =
      options.tableRegions
      ? "<div class=\"\(kind)\" role=\"region\" \(name) tabindex=\"0\">\n<table>" : "<table>"
    guard let region = Node(.block, opening, options.tableRegions ? "</table>\n</div>" : "</table>")
    else { return }
    if let caption { region.append(caption) }
    moveRows(of: table, to: region, ids: ids)
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
  private func moveRows(of table: Node, to region: Node, ids: RowIDs?) {
    let columns = table.columnAlignments.map(Column.init)
    var row = table.firstChild
    if let head = row, head.isTableHead {
      row = head.next
      if !head.hasOnlyEmptyCells, let new = Node(.block, "<thead>\n<tr>", "</tr>\n</thead>") {
        moveCells(of: head, to: new, columns: columns) { _, column, cell in
          column.head(isEmpty: cell.firstChild == nil)
        }
        region.append(new)
      }
    }
    guard row != nil, let body = Node(.block, "<tbody>", "</tbody>") else { return }
    var ids = columns.count > 1 ? ids : nil
    while let current = row {
      row = current.next
      guard let new = moveRow(current, columns: columns, ids: &ids) else { continue }
      body.append(new)
    }
    region.append(body)
  }

  private func moveRow(_ row: Node, columns: [Column], ids: inout RowIDs?) -> Node? {
    let head = row.firstChild.flatMap { columns.count > 1 && $0.firstChild != nil ? $0 : nil }
    let text = ids == nil ? nil : head.map(PlainText.init)
    let id = text.flatMap { ids?.next(for: $0) }
    let opening = id.map { "<tr id=\"\($0)\">" } ?? "<tr>"
    guard let new = Node(.block, opening, "</tr>") else { return nil }
    let cellID = columns.count >= RowIDs.wide ? id : nil
    let link = text?.canBeLink == true ? id : nil
    moveCells(of: row, to: new, columns: columns) { index, column, _ in
      if index == 0 { return head == nil ? column.cell(id: nil) : column.rowHead(linkedTo: link) }
      return column.cell(id: cellID.map { "\($0).\(index + 1)" })
    }
    return new
  }

  private func moveCells(
    of row: Node, to new: Node, columns: [Column], tags: (Int, Column, Node) -> Column.Tags
  ) {
    var next = row.firstChild
    for (index, column) in columns.enumerated() {
      guard let cell = next else { return }
      next = cell.next
      let tags = tags(index, column, cell)
      guard let content = Node(.inline, tags.opening, tags.closing) else { continue }
      content.adoptChildren(of: cell)
      new.append(content)
    }
  }
}

/// The tags of the cells in a column of one alignment.
private struct Column {
  typealias Tags = (opening: String, closing: String)

  private let attribute: String
  private let td: Tags
  private let columnHead: Tags
  private let rowHead: Tags

  /// Makes the tags for cmark's `alignment`; left is how the page aligns cells anyway.
  init(alignment: UInt8) {
    attribute =
      switch alignment {
      case UInt8(ascii: "r"): " class=\"right\""
      case UInt8(ascii: "c"): " class=\"center\""
      default: ""
      }
    td = ("<td\(attribute)>", "</td>\n")
    columnHead = ("<th scope=\"col\"\(attribute)>", "</th>\n")
    rowHead = ("<th scope=\"row\"\(attribute)>", "</th>\n")
  }

  /// The tags of a cell of the table's head; an empty one heads nothing.
  func head(isEmpty: Bool) -> Tags { isEmpty ? td : columnHead }

  /// The tags of a cell without heading's role.
  func cell(id: String?) -> Tags {
    guard let id else { return td }
    return ("<td id=\"\(id)\"\(attribute)>", td.closing)
  }

  /// The tags of a row's head, which is a link where it has a target.
  func rowHead(linkedTo id: String?) -> Tags {
    guard let id else { return rowHead }
    return (
      "\(rowHead.opening)<a class=\"self\" href=\"#\(id)\">", "</a>\(rowHead.closing)"
    )
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
