import CCMarkGFM

extension Node {
  /// Whether a table may be wider than the page on a desktop screen, however its lines are broken.
  ///
  /// Told on the safe side from the letters that stay on one line: those between two spaces or
  /// hyphens, and code.
  var isWideTable: Bool {
    var columns: [Int] = []
    for row in children {
      for (index, cell) in row.children.enumerated() {
        let run = cell.longestRun
        if index == columns.count {
          columns.append(run)
        } else {
          columns[index] = max(columns[index], run)
        }
      }
    }
    let padding = 3  // letters
    return columns.reduce(0) { $0 + $1 + padding } > 110
  }

  /// The letters in the longest part of a cell that stays on one line.
  private var longestRun: Int {
    var run = 0
    var longest = 0
    walk { node, type, entering in
      guard entering else { return }
      switch type {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE:
        for byte in node.literal.utf8 {
          if type == CMARK_NODE_TEXT, byte == 0x20 || byte == 0x2D {
            run = 0
          } else if byte & 0xC0 != 0x80 {
            run += 1
            longest = max(longest, run)
          }
        }
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: run = 0
      default: break
      }
    }
    return longest
  }
}
