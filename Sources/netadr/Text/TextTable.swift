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
  var text: String {
    let titles = columns.map(\.title)
    let widths = columns.indices.map { column in
      ([titles] + rows).map { $0[column].count }.max() ?? 0
    }
    return ([titles] + rows).map { line($0, widths) }.joined()
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
