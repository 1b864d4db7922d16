internal import MarkdownEscaping
internal import Diagnostics

/// Finds the places of a Markdown template where an escaped value would not come out as text.
///
/// Backslashes mean themselves inside code, and a link's destination has rules of its own.
enum MarkdownPlaces {
  /// The problems of `file`; none when it is no Markdown.
  static func problems(in file: TemplateFile) -> [Diagnostic] {
    guard file.contentType == .markdown else { return [] }
    let bytes = Array(file.text.utf8)
    let fences = MarkdownFences(bytes)
    var problems: [Diagnostic] = []
    for tag in file.tags where tag.kind == .variable {
      let path = try? TemplatePath(tag.content)
      func refuse(_ summary: String, _ cure: String) {
        problems.append(Diagnostic(.error, at: tag.location, summary, cure: cure))
      }
      let before = bytes[..<tag.bytes.lowerBound].suffix(2)
      let after = bytes[safe: tag.bytes.upperBound]
      if fences.contains(line: tag.location.line) {
        refuse(
          "a value inside a code block would show its escapes",
          "give the block as Markdown in the model, or as a partial with CONTENT_TYPE:TEXT")
      } else if before.last == UInt8(ascii: "`") || after == UInt8(ascii: "`") {
        refuse(
          "a value between backticks would show its escapes",
          "write {{code(\(tag.name))}} without the backticks")
      } else if before.elementsEqual("](".utf8), path?.helper != .url {
        refuse(
          "a value is the destination of a link", "write {{url(\(tag.name))}}")
      }
    }
    return problems
  }
}

/// The lines of a Markdown text that lie inside fenced code blocks.
struct MarkdownFences {
  private var ranges: [ClosedRange<Int>] = []

  /// Finds the fences; lines count from 1.
  init(_ bytes: [UInt8]) {
    var fence: (opening: MarkdownFence, line: Int)?
    var line = 0
    for text in bytes.split(separator: .newline, omittingEmptySubsequences: false) {
      line += 1
      if let current = fence {
        if current.opening.isClosed(by: text) {
          ranges.append(current.line...line)
          fence = nil
        }
      } else if let opening = MarkdownFence(opening: text, maximumIndent: 3) {
        fence = (opening, line)
      }
    }
    if let fence { ranges.append(fence.line...max(line, fence.line)) }
  }

  /// Whether a line lies in a code block, its fences included.
  func contains(line: Int) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = low + (high - low) / 2
      if ranges[middle].upperBound < line { low = middle + 1 } else { high = middle }
    }
    return ranges[safe: low]?.contains(line) ?? false
  }
}

/// The line that opens a fenced code block.
struct MarkdownFence: Hashable {
  /// A backtick or a tilde.
  let sign: UInt8
  /// How many of them.
  let length: Int

  /// Reads a line without its line feed; nil when it opens no block.
  init?(opening line: ArraySlice<UInt8>, maximumIndent: Int) {
    let text = line.drop { $0 == .space }
    guard text.startIndex - line.startIndex <= maximumIndent, let sign = text.first,
      sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~")
    else { return nil }
    let info = text.drop { $0 == sign }
    guard info.startIndex - text.startIndex >= 3,
      sign == UInt8(ascii: "~") || !info.contains(sign)
    else { return nil }
    self.sign = sign
    length = info.startIndex - text.startIndex
  }

  /// Whether a line ends the block.
  func isClosed(by line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { $0 == .space }
    let rest = text.drop { $0 == sign }
    return text.startIndex - line.startIndex <= 3 && rest.startIndex - text.startIndex >= length
      && rest.allSatisfy(\.isBlank)
  }
}
