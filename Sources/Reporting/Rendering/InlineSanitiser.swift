internal import MarkdownEscaping

/// Makes raw HTML and foreign footnotes of one line literal.
struct InlineSanitiser {
  let bytes: ArraySlice<UInt8>
  let footnotes: Set<[UInt8]>
  let prefix: [UInt8]
  private(set) var spansAreCertain: Bool

  init(bytes: ArraySlice<UInt8>, footnotes: Set<[UInt8]>, prefix: [UInt8], spansAreCertain: Bool) {
    self.bytes = bytes
    self.footnotes = footnotes
    self.prefix = prefix
    self.spansAreCertain = spansAreCertain
  }

  mutating func sanitised() -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 8)
    // A bar may end a cell, and a code span with it.
    let hasBar = bytes.contains(UInt8(ascii: "|"))
    var index = bytes.startIndex
    while let byte = bytes[safe: index] {
      var next = index + 1
      switch byte {
      case .backslash where bytes[safe: next]?.isPunctuation == true: next += 1
      case UInt8(ascii: "`"):
        let run = bytes[index...].prefix { $0 == byte }.endIndex
        if !mayBeInLink(index), let end = closingRun(length: run - index, from: run) {
          next = spansAreCertain && !hasBar ? end : run
        } else {
          spansAreCertain = false
          next = run
        }
      case UInt8(ascii: "<") where beginsTag(index):
        if mayBeInLink(index) {
          // A bare link would take the backslash for itself and leave the tag.
          result += "&lt;".utf8
          index += 1
        } else {
          result.append(.backslash)
        }
      case UInt8(ascii: "[") where bytes[safe: next] == UInt8(ascii: "^"):
        if let label = FootnoteLabel(in: bytes, at: index), footnotes.contains(label.bytes) {
          result += "[^".utf8
          result += prefix
          index += 2
          next = label.end
        } else {
          result.append(.backslash)
        }
      default: break
      }
      result += bytes[index..<next]
      index = next
    }
    return result
  }

  private func closingRun(length: Int, from start: Int) -> Int? {
    var index = start
    while let open = bytes[index...].firstIndex(of: UInt8(ascii: "`")) {
      let end = bytes[open...].prefix { $0 == UInt8(ascii: "`") }.endIndex
      if end - open == length { return end }
      index = end
    }
    return nil
  }

  private func beginsTag(_ index: Int) -> Bool {
    guard let next = bytes[safe: index + 1], next.isLetter || "/!?".utf8.contains(next) else {
      return false
    }
    return !isAutolink(index)
  }

  /// Whether the word before `index` may be a bare link: `https://…`, `www.…`.
  private func mayBeInLink(_ index: Int) -> Bool {
    let before = bytes[..<index]
    let word = before[(before.lastIndex(where: \.isBlank) ?? before.startIndex)...]
    return word.contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }
  }

  private func isAutolink(_ index: Int) -> Bool {
    let body = bytes[(index + 1)...].prefix {
      $0 > .space && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "`")
    }
    guard bytes[safe: body.endIndex] == UInt8(ascii: ">") else { return false }
    return ["http://", "https://", "mailto:"].contains { body.starts(with: $0.utf8) }
  }
}

extension ArraySlice<UInt8> {
  /// Whether the bytes of `text` occur in a row.
  func contains(sequence text: StaticString) -> Bool {
    let wanted = Array(text.description.utf8)
    return indices.contains { self[$0...].starts(with: wanted) }
  }
}
