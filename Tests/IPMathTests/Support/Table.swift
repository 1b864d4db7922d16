import Foundation
import Testing

/// A table of the folder `Tables`: tab-separated, its first line the names of its columns.
struct Table {
  struct Row: CustomStringConvertible {
    let line: Int
    let cells: [String: String]

    /// The text of a column; nil for the mark of an absent value.
    subscript(column: String) -> String? { cells[column].flatMap { $0 == "-" ? nil : $0 } }

    var description: String { "line \(line): \(cells)" }
  }

  let rows: [Row]

  init(_ name: String, beside file: String = #filePath) throws {
    let folder = URL(filePath: file).deletingLastPathComponent()
    let text = try String(contentsOf: folder.appending(path: "Tables/\(name)"), encoding: .utf8)
    let lines = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let columns = try #require(lines.first)
    rows = try lines.dropFirst().enumerated().map { index, cells in
      try #require(cells.count == columns.count, "line \(index + 2) of \(name)")
      return Row(line: index + 2, cells: Dictionary(uniqueKeysWithValues: zip(columns, cells)))
    }
  }

  /// The string that a cell holds in JSON's notation.
  static func unquoted(_ cell: String?) throws -> String {
    try JSONDecoder().decode(String.self, from: Data(try #require(cell).utf8))
  }
}
