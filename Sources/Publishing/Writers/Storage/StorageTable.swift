internal import MarkdownHTML

extension StorageWriter {
  /// A table, its columns as wide as their contents ask for: without widths Confluence makes all
  /// columns the same.
  mutating func table(_ table: MarkdownTree.Table) -> String {
    let widths = ColumnWidths(table)
    let columns = widths.pixels.map { "<col style=\"width: \($0).0px;\"/>" }.joined()
    var rows: [String] = []
    if !table.head.isEmpty { rows.append(row(table.head, table.alignments, tag: "th")) }
    for cells in table.rows { rows.append(row(cells, table.alignments, tag: "td")) }
    let group = columns.isEmpty ? "" : "<colgroup>\(columns)</colgroup>"
    let layout = widths.layout.map { " data-layout=\"\($0)\"" } ?? ""
    return "<table\(layout)>\(group)<tbody>\n\(rows.joined(separator: "\n"))\n</tbody></table>"
  }

  private mutating func row(
    _ cells: [[MarkdownTree.Inline]], _ alignments: [MarkdownTree.Alignment], tag: String
  ) -> String {
    var text = "<tr>"
    for (index, cell) in cells.enumerated() {
      let alignment = alignments.indices.contains(index) ? alignments[index] : .none
      let style =
        switch alignment {
        case .none, .left: ""
        case .centre: " style=\"text-align: center;\""
        case .right: " style=\"text-align: right;\""
        }
      text += "<\(tag)\(style)>\(inlines(cell, onOneLine: true))</\(tag)>"
    }
    return text + "</tr>"
  }
}

/// How wide the columns of a table are, in CSS pixels.
///
/// Each column gets room for its longest word, and what is left of the page's width goes to the
/// columns with longer texts. A table whose texts would be broken over many lines is wider than the
/// text's column.
struct ColumnWidths: Sendable, Hashable {
  /// The width of each column.
  let pixels: [Int]
  /// Confluence Cloud's name for a table that is wider than the text's column; nil for one that fits.
  let layout: String?

  /// The width of the text's column, and of wider tables.
  private static let usual = 760
  private static let wide = 960
  private static let full = 1_800

  /// The width of a character, rounded up, and of a cell's margins.
  private static let character = 8
  private static let margins = 22
  /// The most characters of a word or text that count.
  private static let longestWord = 24
  private static let longestText = 60

  /// The widths for a table's texts.
  init(_ table: MarkdownTree.Table) {
    var words = [Int](repeating: 1, count: table.alignments.count)
    var texts = words
    for cells in [table.head] + table.rows {
      for (index, cell) in cells.enumerated() where words.indices.contains(index) {
        let text = Self.text(of: cell)
        let longest = text.split(separator: " ").map(\.count).max() ?? 0
        words[index] = max(words[index], min(longest, Self.longestWord))
        texts[index] = max(texts[index], min(text.count, Self.longestText))
      }
    }
    let least = words.map { $0 * Self.character + Self.margins }
    let wished = texts.map { $0 * Self.character + Self.margins }
    let need = least.reduce(0, +)
    let wish = wished.reduce(0, +)
    let room: Int
    if need <= Self.usual, wish <= 2 * Self.usual {
      (room, layout) = (Self.usual, nil)
    } else if need <= Self.wide {
      (room, layout) = (Self.wide, "wide")
    } else {
      (room, layout) = (Self.full, "full-width")
    }
    let spare = max(0, min(room, wish) - need)
    let longing = max(1, wish - need)
    pixels = zip(least, wished).map { $0 + ($1 - $0) * spare / longing }
  }

  /// The text as readers see it, with the marks of footnotes, which cling to the word before them.
  private static func text(of cell: [MarkdownTree.Inline]) -> String {
    cell.map { inline in
      switch inline {
      case .footnote(let number): "[\(number)]"
      case .emphasis(let content), .strong(let content), .strikethrough(let content),
        .link(_, let content):
        text(of: content)
      default: [inline].plainText
      }
    }
    .joined()
  }
}
