internal import MarkdownEscaping
internal import Diagnostics

/// Finds the tags of a template with their places.
///
/// swift-mustache reads a template without telling where its tags are; errors must name the place.
/// The scanner accepts less than the library does, so that what it passes cannot surprise there.
struct TemplateScanner {
  private let file: String
  private let bytes: [UInt8]
  private var position = 0
  private var line = 1
  private var lineStart = 0
  /// The byte up to which the columns of this line are counted, and its column.
  private var counted = (index: 0, column: 1)
  /// The first byte of the line that is no blank, and the line's beginning.
  private var indent = (lineStart: -1, end: 0)
  private(set) var tags: [TemplateTag] = []
  private(set) var problems: [Diagnostic] = []
  /// Whether a section's tag may lie in what follows a tag without end, which is passed over.
  private(set) var hidesSections = false

  /// Scans `text`; `file` is the name that messages use.
  init(_ text: String, file: String) {
    self.file = file
    bytes = Array(text.utf8)
    while position < bytes.count {
      guard problems.count < TemplateFile.maximumProblems else {
        hidesSections = true
        break
      }
      if bytes[position] == .newline {
        passNewline()
      } else if has("{{", at: position) {
        readTag()
      } else {
        position += 1
      }
    }
  }

  private mutating func passNewline() {
    position += 1
    line += 1
    lineStart = position
  }

  private mutating func readTag() {
    let begin = position
    let place = location(of: begin)
    let (kind, signLength) = kind(at: begin + 2)
    let close: StaticString = bytes[safe: begin + 2] == UInt8(ascii: "{") ? "}}}" : "}}"
    var end = begin + 2 + signLength
    while end < bytes.count, !has(close, at: end), kind == .comment || bytes[end] != .newline {
      end += 1
    }
    guard has(close, at: end) else {
      problems.append(
        Diagnostic(.error, at: place, "this tag has no end", cure: "close it on its line with }}"))
      // What follows up to here has no end either, and was looked at once.
      hidesSections = hidesSections || holdsSection(begin..<end)
      while position < end {
        if bytes[position] == .newline { passNewline() } else { position += 1 }
      }
      return
    }
    let contentRange = (begin + 2 + signLength)..<end
    let isFirst = isFirstOfLine(begin)
    while position < end {
      if bytes[position] == .newline { passNewline() } else { position += 1 }
    }
    position = end + close.utf8CodeUnitCount
    checkNeighbours(of: begin..<position, at: place)
    tags.append(
      TemplateTag(
        kind: kind, content: trimmed(contentRange), location: place, bytes: begin..<position,
        isStandalone: isFirst && isBlankToLineEnd(from: position)))
  }

  private func kind(at index: Int) -> (TemplateTag.Kind, signLength: Int) {
    switch bytes[safe: index] {
    case UInt8(ascii: "#"): (.section, 1)
    case UInt8(ascii: "^"): (.invertedSection, 1)
    case UInt8(ascii: "/"): (.sectionEnd, 1)
    case UInt8(ascii: ">"): (.partial, 1)
    case UInt8(ascii: "!"): (.comment, 1)
    case UInt8(ascii: "%"): (.pragma, 1)
    case UInt8(ascii: "="): (.delimiters, 1)
    case UInt8(ascii: "<"), UInt8(ascii: "$"): (.inheritance, 1)
    case UInt8(ascii: "{"), UInt8(ascii: "&"): (.unescapedVariable, 1)
    default: (.variable, 0)
    }
  }

  /// Refuses a tag that a combining character hides from the library, which reads grapheme
  /// clusters: it would print the tag or fail elsewhere.
  private mutating func checkNeighbours(of range: Range<Int>, at place: SourceLocation) {
    let before = String(
      decoding: bytes[max(0, range.lowerBound - 4)..<range.lowerBound], as: UTF8.self)
    let after = String(
      decoding: bytes[range.upperBound..<min(bytes.count, range.upperBound + 4)], as: UTF8.self)
    let hidden = [
      before.unicodeScalars.last.map { String($0) + "{" },
      after.unicodeScalars.first.map { "}" + String($0) },
    ]
    guard hidden.contains(where: { $0?.count == 1 }) else { return }
    problems.append(
      Diagnostic(
        .error, at: place, "a combining character touches this tag",
        cure: "put a blank between them"))
  }

  private mutating func location(of index: Int) -> SourceLocation {
    // Counted on from the last place, so that a long line with many tags costs no more than its
    // length. A column counts scalars: every byte but the continuation bytes of UTF-8.
    if counted.index < lineStart { counted = (lineStart, 1) }
    while counted.index < index {
      counted.column += bytes[counted.index] & 0xC0 == 0x80 ? 0 : 1
      counted.index += 1
    }
    return SourceLocation(file: file, line: line, column: counted.column)
  }

  private func has(_ text: StaticString, at index: Int) -> Bool {
    // Only braces are asked for, so the length says it all.
    let length = text.utf8CodeUnitCount
    guard index + length <= bytes.count else { return false }
    let brace = text.description.utf8.first
    return (index..<index + length).allSatisfy { bytes[$0] == brace }
  }

  private mutating func isFirstOfLine(_ index: Int) -> Bool {
    if indent.lineStart != lineStart {
      let ink = bytes[lineStart...].firstIndex { !$0.isBlank }
      indent = (lineStart, ink ?? bytes.count)
    }
    return indent.end >= index
  }

  private func holdsSection(_ range: Range<Int>) -> Bool {
    range.contains { index in
      has("{{", at: index)
        && [UInt8(ascii: "#"), UInt8(ascii: "^"), UInt8(ascii: "/")]
          .contains(bytes[safe: index + 2])
    }
  }

  private func isBlankToLineEnd(from start: Int) -> Bool {
    bytes[start...].first { !$0.isBlank }.map { $0 == .newline } ?? true
  }

  private func trimmed(_ range: Range<Int>) -> String {
    let head = bytes[range].drop { $0.isBlank || $0 == .newline }
    let length = head.lastIndex { !$0.isBlank && $0 != .newline }.map { $0 + 1 } ?? head.startIndex
    return String(decoding: head[..<length], as: UTF8.self)
  }
}
