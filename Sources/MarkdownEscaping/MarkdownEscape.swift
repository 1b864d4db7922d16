/// Makes text literal in GitHub Flavored Markdown: in running text, at the beginning of a line and
/// in the cell of a table.
///
/// A backslash is put before a character only where it could mean something (CommonMark 0.31.2,
/// 2.4; GFM 0.29, 4.10 tables and 6.9 autolinks), so that sentences, prefixes and versions stay
/// readable. The text comes out on one line.
package enum MarkdownEscape {
  /// The text with backslashes where they are needed.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - amounts: Whether `$` is escaped before an amount too, as in `$5`: some readers take what
  ///     stands between two amounts for a formula.
  /// - Returns: The text on one line.
  package static func escaped(_ text: String, amounts: Bool = false) -> String {
    guard needsWork(text) else { return text }
    var writer = Writer(PlainText.lineBytes(text), escapesAmounts: amounts)
    writer.write()
    return String(decoding: writer.result, as: UTF8.self)
  }

  /// Whether a byte could need a backslash somewhere.
  fileprivate static let special: [Bool] = (0...255).map { number in
    "\\`*_~[]<&|#@!$:.".utf8.contains(UInt8(truncatingIfNeeded: number))
  }

  /// Whether a text is not certain to be literal already: the fast path for what is plain.
  private static func needsWork(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    // What begins with a letter is no list, heading or rule.
    guard first.isLetter || first >= 0x80 else { return true }
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if PlainText.needsCare(byte) { return true }
      if special[Int(byte)] {
        // A point matters after www, a colon before slashes.
        let isHarmless =
          byte == UInt8(ascii: ".") && previous | 0x20 != UInt8(ascii: "w")
          || byte == UInt8(ascii: ":")
        if !isHarmless { return true }
      } else if byte == UInt8(ascii: "/"), previous == UInt8(ascii: ":") {
        return true
      }
      previous = byte
    }
    return false
  }
}

extension MarkdownEscape {
  /// One pass over the bytes of a line.
  private struct Writer {
    let bytes: [UInt8]
    var result: [UInt8] = []
    /// Where the text begins after blanks.
    let start: Int
    /// Where the text ends before blanks.
    let end: Int
    let escapesAmounts: Bool

    init(_ bytes: [UInt8], escapesAmounts: Bool) {
      self.bytes = bytes
      self.escapesAmounts = escapesAmounts
      start = bytes.firstIndex { $0 != .space } ?? bytes.count
      end = bytes.lastIndex { $0 != .space }.map { $0 + 1 } ?? 0
      result.reserveCapacity(bytes.count + 16)
    }

    mutating func write() {
      // More than one blank at the beginning could make an indented code block.
      if start > 0 { result.append(.space) }
      guard start < end else { return }
      let lineStart = startOfLineEscape()
      var index = start
      while index < bytes.count {
        if bytes[index] == UInt8(ascii: "_") || bytes[index] == UInt8(ascii: "*") {
          index = writeRun(from: index, isAtLineStart: lineStart == index)
          continue
        }
        if index == lineStart || special[Int(bytes[index])] && needsEscape(index) {
          result.append(.backslash)
        }
        result.append(bytes[index])
        index += 1
      }
    }

    /// Writes a run of one emphasis sign, escaped unless it can neither open nor close emphasis.
    private mutating func writeRun(from index: Int, isAtLineStart: Bool) -> Int {
      let sign = bytes[index]
      let runEnd = bytes[index...].firstIndex { $0 != sign } ?? bytes.count
      let before = index > start ? bytes[index - 1] : nil
      let after = bytes[safe: runEnd]
      let isIntraword =
        sign == UInt8(ascii: "_") && before?.isWord == true && after?.isWord == true
      let standsApart = before == .space && after == .space && runEnd - index == 1
      for _ in index..<runEnd {
        if !(isIntraword || standsApart) { result.append(.backslash) }
        result.append(sign)
      }
      return runEnd
    }

    private func needsEscape(_ index: Int) -> Bool {
      let next = bytes[safe: index + 1]
      switch bytes[index] {
      case UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "|"):
        return true
      case .backslash: return next?.isPunctuation ?? true || index + 1 == end
      case UInt8(ascii: "<"):
        return next.map { $0.isLetter || "/!?".utf8.contains($0) } ?? true
      case UInt8(ascii: "&"): return isReference(at: index)
      case UInt8(ascii: "!"):
        // An image with the template's bracket; a merge request of GitLab and Azure DevOps.
        return index + 1 == bytes.count || next?.isDigit == true && !isAfterWord(index)
      case UInt8(ascii: "#"):
        return next?.isWord == true && !isAfterWord(index) || closesHeading(index)
      case UInt8(ascii: "@"): return next?.isWord == true && !isAfterWord(index)
      case UInt8(ascii: "$"): return isMathematics(index)
      case UInt8(ascii: ":"):
        return next == UInt8(ascii: "/") && bytes[safe: index + 2] == UInt8(ascii: "/")
      case UInt8(ascii: "."): return isAfterWWW(index)
      default: return false
      }
    }

    private func isAfterWord(_ index: Int) -> Bool { index > start && bytes[index - 1].isWord }

    /// Whether `&` begins what could be an entity: two letters or digits or more, and a semicolon
    /// or the end, where the template might put one.
    private func isReference(at index: Int) -> Bool {
      let body = bytes[(index + 1)...].prefix { $0.isWord || $0 == UInt8(ascii: "#") }
      guard body.count >= 2 else { return false }
      return body.endIndex == bytes.count || bytes[body.endIndex] == UInt8(ascii: ";")
    }

    /// Whether this sign begins the run of `#` that a heading's line may end with.
    private func closesHeading(_ index: Int) -> Bool {
      guard index == start || bytes[index - 1] == .space else { return false }
      return bytes[index..<end].allSatisfy { $0 == UInt8(ascii: "#") }
    }

    /// Whether `$` could open or close a formula; to most readers an amount such as `$5` after a
    /// blank cannot.
    private func isMathematics(_ index: Int) -> Bool {
      let next = bytes[safe: index + 1]
      let isAmount = next?.isDigit == true && (index == start || bytes[index - 1] == .space)
      let standsApart = next == .space && index > start && bytes[index - 1] == .space
      return !(isAmount && !escapesAmounts) && !standsApart
    }

    /// Whether this point ends the `www.` that begins a bare link.
    private func isAfterWWW(_ index: Int) -> Bool {
      guard index >= start + 3, bytes[(index - 3)..<index].allSatisfy({ $0 | 0x20 == 0x77 })
      else { return false }
      return index - 3 == start || !bytes[index - 4].isWord
    }

    /// Where a backslash is needed because the text may begin a line, or nil.
    private func startOfLineEscape() -> Int? {
      let first = bytes[start]
      let next = start + 1 < end ? bytes[start + 1] : .space
      switch first {
      // A quote; a footnote or an image with the template's bracket.
      case UInt8(ascii: ">"), UInt8(ascii: "^"): return start
      case UInt8(ascii: "-"), UInt8(ascii: "+"):
        return next == .space || isOnlySigns() ? start : nil
      case UInt8(ascii: "="): return isOnlySigns() ? start : nil
      case UInt8(ascii: ":"):
        return next == UInt8(ascii: "-") || next == UInt8(ascii: ":") ? start : nil
      case UInt8(ascii: "#"):
        let rest = bytes[start..<end].drop { $0 == UInt8(ascii: "#") }
        return rest.first.map { $0 == .space } ?? true ? start : nil
      case _ where first.isDigit:
        guard let mark = bytes[start..<end].firstIndex(where: { !$0.isDigit }),
          mark - start <= 9, bytes[mark] == UInt8(ascii: ".") || bytes[mark] == UInt8(ascii: ")"),
          mark + 1 == end || bytes[mark + 1] == .space
        else { return nil }
        return mark
      default: return nil
      }
    }

    /// Whether the text is a rule, an underline or the second line of a table.
    private func isOnlySigns() -> Bool {
      bytes[start..<end].allSatisfy { "-=+:| ".utf8.contains($0) }
    }
  }
}
