internal import Diagnostics

/// Text that holds nothing but characters that YAML allows.
struct YAMLText {
  /// The text, without a byte order mark.
  let string: String

  /// Why bytes are not text.
  struct Problem: Error {
    let diagnostic: Diagnostic
  }

  /// Decodes a file's bytes, or says what is wrong with them and where.
  static func decode(_ bytes: [UInt8], file: String) -> Result<YAMLText, Problem> {
    func problem(_ summary: String, cure: String?, line: Int = 1, column: Int = 1) -> Result<
      YAMLText, Problem
    > {
      let place = SourceLocation(file: file, line: line, column: column)
      return .failure(Problem(diagnostic: Diagnostic(.error, at: place, summary, cure: cure)))
    }
    guard bytes.count <= YAMLReader.maximumBytes else {
      return problem(
        "the file has \(bytes.count) bytes, more than the \(YAMLReader.maximumBytes) that are read",
        cure: "move long text into files of its own and link to them")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return problem("the file is UTF-16 text", cure: "save it as UTF-8")
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let string = String(validating: content, as: UTF8.self) else {
      let (line, column, offset) = firstInvalidByte(in: content)
      let value = String(content[content.startIndex + offset], radix: 16, uppercase: true)
      let fileOffset = content.startIndex + offset
      return problem(
        "byte \(fileOffset) of the file (0x\(value)) is not UTF-8 text", cure: "save it as UTF-8",
        line: line, column: column)
    }
    var line = 1
    var column = 1
    for scalar in string.unicodeScalars {
      if scalar == "\n" {
        line += 1
        column = 1
        continue
      }
      guard isAllowed(scalar) else {
        if scalar == "\0" {
          return problem(
            "a NUL byte: this is a binary file", cure: "name a YAML text file", line: line,
            column: column)
        }
        return problem(
          "control character \(String(scalar).escapingControls)", cure: "remove it", line: line,
          column: column)
      }
      column += 1
    }
    return .success(YAMLText(string: string))
  }

  /// Whether there is nothing but blanks and comments.
  var hasNoContent: Bool {
    string.utf8.split(whereSeparator: { $0 == 10 || $0 == 13 }).allSatisfy { line in
      guard let first = line.first(where: { $0 != 32 && $0 != 9 }) else { return true }
      return first == UInt8(ascii: "#")
    }
  }

  /// The character at a position as YAML counts them, or nil at the end of the text.
  func scalar(line: Int, column: Int) -> Unicode.Scalar? {
    index(line: line, column: column).map { string.unicodeScalars[$0] }
  }

  /// What stands on a line before a column.
  func prefix(line: Int, column: Int) -> Substring {
    guard let start = index(line: line, column: 1) else { return "" }
    let end =
      string.unicodeScalars.index(start, offsetBy: column - 1, limitedBy: string.endIndex)
      ?? string.endIndex
    return string[start..<end]
  }

  /// The same text with the first character of the key at `position` made unique.
  ///
  /// - Returns: nil when the key has no character that could be replaced.
  func renamingKey(at position: KeyPosition, number: Int) -> YAMLText? {
    let scalars = string.unicodeScalars
    guard var index = index(line: position.line, column: position.column) else { return nil }
    if scalars[index] == "\"" || scalars[index] == "'" { index = scalars.index(after: index) }
    guard index < scalars.endIndex, !"\"':?,[]{}\r\n".unicodeScalars.contains(scalars[index]),
      let substitute = Unicode.Scalar(0xF000 + UInt32(number))
    else { return nil }
    var patched = String.UnicodeScalarView()
    patched.append(contentsOf: scalars[..<index])
    patched.append(substitute)
    patched.append(contentsOf: scalars[scalars.index(after: index)...])
    return YAMLText(string: String(patched))
  }

  /// The index of a position; lines end as libyaml has it, so that its marks can be looked up.
  private func index(line: Int, column: Int) -> String.Index? {
    let scalars = string.unicodeScalars
    var index = scalars.startIndex
    var (currentLine, currentColumn) = (1, 1)
    while index < scalars.endIndex {
      if currentLine == line, currentColumn == column { return index }
      guard currentLine <= line else { return nil }
      let scalar = scalars[index]
      index = scalars.index(after: index)
      switch scalar {
      case "\r" where index < scalars.endIndex && scalars[index] == "\n": continue
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
        (currentLine, currentColumn) = (currentLine + 1, 1)
      default: currentColumn += 1
      }
    }
    return nil
  }

  /// The characters of YAML 1.1, which is what libyaml reads.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0x10000...0x10FFFF: true
    case 0xE000...0xFFFD: scalar.value != 0xFEFF
    default: false
    }
  }

  private static func firstInvalidByte(in bytes: ArraySlice<UInt8>) -> (
    line: Int, column: Int, offset: Int
  ) {
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    var (line, column, offset) = (1, 1, 0)
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      offset += UTF8.width(scalar)
      if scalar == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
    }
    return (line, column, min(offset, bytes.count - 1))
  }
}

/// Where a mapping key begins, counted from 1 as libyaml counts.
struct KeyPosition: Hashable {
  let line: Int
  let column: Int
}
