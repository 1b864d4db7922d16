import Diagnostics
import Foundation
import Knowledge
import Testing

/// A copy of the built-in knowledge base with changes, and the places that they mark.
struct BrokenCopy {
  /// Stands in a replacement where a diagnostic is expected; it is not part of the file.
  static let mark = "‸"

  private(set) var files = KnowledgeBase.builtInFiles

  /// The copy without any change.
  init() {}

  /// The copy with the first `old` of a file replaced.
  init(_ file: String, _ old: String, _ new: String) throws {
    try replace(old, with: new, in: file)
  }

  mutating func replace(_ old: String, with new: String, in file: String) throws {
    let index = try #require(files.firstIndex { $0.path == file }, "\(file)")
    let text = files[index].text
    let range = try #require(text.range(of: old), "\(file) has no '\(old)'")
    files[index].text = text[..<range.lowerBound] + new + text[range.upperBound...]
  }

  /// Sets the whole text of a file; nil removes it.
  mutating func set(_ file: String, to text: String?) {
    files.removeAll { $0.path == file }
    if let text { files.append((file, text)) }
  }

  /// The diagnostics of the copy, and the marked places in the order of files and lines.
  func load() -> (
    base: KnowledgeBase?, diagnostics: [Diagnostic], marks: [Diagnostics.SourceLocation]
  ) {
    var marks: [Diagnostics.SourceLocation] = []
    let clean = files.map { path, text in
      guard text.range(of: Self.mark) != nil else { return (path: path, text: text) }
      for (number, line) in text.components(separatedBy: "\n").enumerated() {
        var column = 1
        for part in line.components(separatedBy: Self.mark).dropLast() {
          column += part.count
          marks.append(Diagnostics.SourceLocation(file: path, line: number + 1, column: column))
        }
      }
      return (path: path, text: text.replacingOccurrences(of: Self.mark, with: ""))
    }
    let (base, diagnostics) = KnowledgeBase.load(files: clean)
    return (base, diagnostics, marks.sorted())
  }
}

/// Expects that a copy is refused with exactly these problems at its marks, in order.
func expectErrors(
  _ copy: BrokenCopy, _ problems: [String],
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
  let (base, diagnostics, marks) = copy.load()
  let expected = zip(marks, problems).map { "\($0): error: \($1)" }
  #expect(marks.count == problems.count, sourceLocation: sourceLocation)
  #expect(diagnostics.map(\.description) == expected, sourceLocation: sourceLocation)
  #expect(base == nil, sourceLocation: sourceLocation)
}
