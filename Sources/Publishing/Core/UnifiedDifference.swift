/// The difference of two texts in unified form, for people to read.
enum UnifiedDifference {
  /// The most lines of a text that are compared; of longer ones only the length is told.
  static let maximumLines = 20_000
  /// The lines around a change that are shown.
  private static let context = 3

  /// The difference; empty when the texts are the same.
  ///
  /// - Parameters:
  ///   - old: The text that is there.
  ///   - new: The text that would take its place.
  ///   - names: What to call them.
  /// - Returns: The lines that differ, with those around them.
  static func text(from old: String, to new: String, names: (old: String, new: String)) -> String {
    let (left, right) = (lines(of: old), lines(of: new))
    let head = "--- \(names.old)\n+++ \(names.new)\n"
    guard left.count <= maximumLines, right.count <= maximumLines else {
      return head + "\(left.count) lines and \(right.count) lines, too many to compare\n"
    }
    if left == right { return "" }
    let lines = lines(left, right)
    return head + hunks(of: lines)
  }

  /// The lines of a text; one that no line feed ends says so, as in every such difference.
  private static func lines(of text: String) -> [Substring] {
    // By scalars: as a character a line feed behind a carriage return is not one.
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map(Substring.init)
    guard let last = lines.popLast(), !last.isEmpty else { return lines }
    return lines + [last + "\n\\ No newline at end of file"]
  }

  private struct Line {
    var mark: Character
    var text: Substring
    var old: Int
    var new: Int
  }

  /// All lines of both texts in order, each with the number that it has or would have in either.
  private static func lines(_ left: [Substring], _ right: [Substring]) -> [Line] {
    let difference = right.difference(from: left)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var lines: [Line] = []
    var (old, new) = (0, 0)
    while old < left.count || new < right.count {
      if old < left.count, removed.contains(old) {
        lines.append(Line(mark: "-", text: left[old], old: old, new: new))
        old += 1
      } else if new < right.count, inserted.contains(new) {
        lines.append(Line(mark: "+", text: right[new], old: old, new: new))
        new += 1
      } else {
        lines.append(Line(mark: " ", text: right[new], old: old, new: new))
        old += 1
        new += 1
      }
    }
    return lines
  }

  private static func hunks(of lines: [Line]) -> String {
    var text = ""
    var index = 0
    while let change = lines[index...].firstIndex(where: { $0.mark != " " }) {
      let start = max(index, change - context)
      var end = change + 1
      var quiet = 0
      while end < lines.count, quiet <= 2 * context {
        quiet = lines[end].mark == " " ? quiet + 1 : 0
        end += 1
      }
      end -= max(0, quiet - context)
      let hunk = lines[start..<end]
      let old = hunk.count { $0.mark != "+" }
      let new = hunk.count { $0.mark != "-" }
      // A side without lines is told by the line before it.
      let (oldStart, newStart) = (
        lines[start].old + min(1, old), lines[start].new + min(1, new)
      )
      text += "@@ -\(oldStart),\(old) +\(newStart),\(new) @@\n"
      for line in hunk { text += "\(line.mark)\(line.text)\n" }
      index = end
    }
    return text
  }
}
