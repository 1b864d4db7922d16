/// A table for a terminal: columns as wide as their widest cell, two blanks between them.
struct TextTable {
  /// How a column is set.
  enum Alignment {
    case left
    case right
  }

  private let columns: [(title: String, alignment: Alignment)]
  private var rows: [[String]] = []

  /// A table without rows.
  init(_ columns: [(title: String, alignment: Alignment)]) { self.columns = columns }

  /// Adds a row; it has a cell for every column.
  mutating func add(_ cells: [String]) { rows.append(cells) }

  /// The lines of the table, the titles first, without blanks at their ends.
  var text: String { text(firstColumn: width(of: 0)) }

  /// The lines of the table, none wider than `width` where words allow it.
  ///
  /// The first column's cells are broken between words where the table is too wide; where little is
  /// left of that column, each row becomes a paragraph, its first cell above the others.
  ///
  /// - Parameter width: The number of columns of the terminal.
  /// - Returns: The lines.
  func text(fitting width: Int) -> String {
    let others = columns.indices.dropFirst().reduce(0) { $0 + 2 + self.width(of: $1) }
    let room = width - others
    if room >= min(self.width(of: 0), Self.leastFirstColumn) {
      return text(firstColumn: min(self.width(of: 0), room))
    }
    return rows.map { paragraph($0, width) }.joined()
  }

  /// The least width at which words in the first column still read well.
  private static let leastFirstColumn = 20

  private func width(of column: Int) -> Int {
    ([columns[column].title] + rows.map { $0[column] }).map(\.count).max() ?? 0
  }

  private func text(firstColumn: Int) -> String {
    let widths = [firstColumn] + columns.indices.dropFirst().map(width)
    return ([columns.map(\.title)] + rows).map { cells in
      // Blanks before the first word belong to the table, as where a heading stands above it.
      let start = String(cells[0].prefix { $0 == " " })
      let parts = cells[0].dropFirst(start.count).description
        .wrapped(to: firstColumn, indent: start + "  ", start: start).split(separator: "\n")
      let later = parts.dropFirst().map { "\($0)\n" }.joined()
      return line([parts.first.map(String.init) ?? ""] + cells.dropFirst(), widths) + later
    }
    .joined()
  }

  private func paragraph(_ cells: [String], _ width: Int) -> String {
    // A title and its value stay on one line.
    let pairs = zip(columns, cells).dropFirst().filter { !$1.isEmpty }
      .map { "\($0.title): \($1)".replacing(" ", with: "\u{A0}") }
    let others = pairs.joined(separator: ", ").wrapped(to: width, indent: "  ", start: "  ")
    return cells[0].wrapped(to: width, indent: "  ") + "\n"
      + others.replacing("\u{A0}", with: " ") + "\n"
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var line = ""
    for (column, cell) in cells.enumerated() {
      let padding = String(repeating: " ", count: max(0, widths[column] - cell.count))
      if column > 0 { line += "  " }
      line += columns[column].alignment == .left ? cell + padding : padding + cell
    }
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }
}

extension String {
  /// The text in lines of at most `width` columns, broken between words, later lines indented.
  ///
  /// - Parameters:
  ///   - width: The number of columns; a word that is wider stands alone on its line.
  ///   - indent: What later lines begin with.
  ///   - start: What the first line begins with.
  /// - Returns: The lines, with line feeds between them.
  func wrapped(to width: Int, indent: String, start: String = "") -> String {
    var (lines, line, isEmpty) = ([String](), start, true)
    for word in split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        (line, isEmpty) = (indent, true)
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
