/// Keeps a small text from making an enormous table.
///
/// cmark completes short rows with empty cells, so a head of 10,000 columns and 10,000 rows of one
/// cell make 100 million cells out of 60 KB. (cmark-gfm 0.29.0.gfm.7 limits this; Debian 12 has
/// gfm.6.)
enum TableGuard {
  /// Whether the tables that `text` could hold stay in proportion to its length.
  ///
  /// It counts every line under something that looks like a delimiter row as a row with all its
  /// columns. A text in which no row is completed has fewer cells than bytes.
  static func allowsTables(_ text: Substring) -> Bool {
    var cells = 0
    var columns = 0
    var line = Line()
    var previous: UInt8 = 0
    for byte in text.utf8 {
      defer { previous = byte }
      if byte == 0x0A, previous == 0x0D { continue }
      guard byte == 0x0A || byte == 0x0D else {
        line.read(byte)
        continue
      }
      if line.isBlank {
        columns = 0
      } else if line.mayDelimit {
        columns = max(columns, line.pipes + 1)
      }
      cells += columns
      line = Line()
    }
    return cells + columns <= 100_000 + text.utf8.count
  }

  /// What of a line matters.
  private struct Line {
    var pipes = 0
    var isBlank = true
    var mayDelimit = true

    mutating func read(_ byte: UInt8) {
      switch byte {
      case 0x20, 0x09, 0x0B, 0x0C, 0x3E: break  // white space and the mark of a quotation
      case 0x7C:
        pipes += 1
        isBlank = false
      case 0x2D, 0x3A: isBlank = false  // hyphen and colon
      default:
        isBlank = false
        mayDelimit = false
      }
    }
  }
}
