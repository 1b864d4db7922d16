internal import MarkdownEscaping

extension MarkdownText {
  /// An author's Markdown, made unable to damage the document around it.
  ///
  /// The author's paragraphs, lists, tables, links, emphasis and code stay. What changes:
  ///
  /// - `<` that begins a tag, a comment or a declaration is made literal; links in angle brackets
  ///   stay. In code spans and in fenced blocks that begin at column 1 nothing is touched; in other
  ///   code (fences in lists, indented blocks) the backslash shows.
  /// - Headings go below `level`; those written with an underline become `#` headings.
  /// - A fenced block without an end gets one.
  /// - Footnotes get `prefix` before their label, so that they are never ours; a reference to a
  ///   footnote that the text does not define is literal.
  /// - Definitions of link references (`[x]: https://…`) are literal, and so are `:::` blocks.
  /// - Control characters and direction marks go.
  ///
  /// - Parameters:
  ///   - text: The Markdown; any line ends.
  ///   - level: The level of the heading that the text stands under, 0 to 5.
  ///   - prefix: Letters and digits that no footnote of the document begins with.
  /// - Returns: The Markdown without empty lines around it and without a line feed at its end.
  public static func sanitised(
    _ text: String, belowHeading level: Int, footnotePrefix prefix: String = "note-"
  ) -> String {
    var sanitiser = MarkdownSanitiser(
      headingShift: max(0, min(level, 5)), prefix: Array(prefix.utf8))
    return sanitiser.sanitised(Array(PlainText.lines(text).utf8))
  }
}

/// The state of one pass over an author's lines.
private struct MarkdownSanitiser {
  let headingShift: Int
  let prefix: [UInt8]
  var footnotes: Set<[UInt8]> = []
  var output: [[UInt8]] = []
  /// The lines of the paragraph that may turn out to be a heading; nil when one of them is no text.
  var paragraph: [[UInt8]]? = []
  /// Whether code spans begin and end on one line since the last empty line, so that it is certain
  /// what is code.
  var spansAreCertain = true
  /// The fenced block that is open, and how far its opening line is indented.
  var fence: (opening: MarkdownFence, indent: Int)?
  /// Where the text of the list item begins that surely is open.
  var listIndent: Int?

  init(headingShift: Int, prefix: [UInt8]) {
    self.headingShift = headingShift
    self.prefix = prefix
  }

  mutating func sanitised(_ bytes: [UInt8]) -> String {
    let lines = bytes.split(separator: .newline, omittingEmptySubsequences: false)
    footnotes = Set(lines.compactMap { FootnoteLabel(definedBy: $0)?.bytes })
    for line in lines where !continuesFence(line) {
      if !beginsFence(line) { write(line) }
    }
    closeFence()
    let kept = output.drop { $0.isEmpty }
    let end = kept.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? kept.startIndex
    return String(decoding: Array(kept[..<end].joined(separator: [.newline])), as: UTF8.self)
  }

  /// Takes a line of an open fenced block; false when there is none or the line ends it.
  private mutating func continuesFence(_ line: ArraySlice<UInt8>) -> Bool {
    guard let (opening, indent) = fence else { return false }
    let text = line.drop { $0 == .space }
    if !text.isEmpty, text.startIndex - line.startIndex < indent {
      // Less indented than its fence: the list item may have ended, and the block with it.
      closeFence()
      return false
    }
    output.append(Array(line))
    if opening.isClosed(by: line.dropFirst(min(indent, line.count))) { fence = nil }
    return true
  }

  private mutating func closeFence() {
    guard let (opening, indent) = fence else { return }
    output.append(
      Array(repeating: .space, count: indent)
        + Array(repeating: opening.sign, count: opening.length))
    fence = nil
  }

  /// Takes a line that opens a fenced block: in a list item, or else moved to column 1, where it is
  /// certain what ends it.
  private mutating func beginsFence(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { $0 == .space }
    let indent = text.startIndex - line.startIndex
    let item = listIndent.flatMap { indent >= $0 && indent < $0 + 4 ? $0 : nil }
    guard item != nil || indent < 4, let opening = MarkdownFence(opening: text, maximumIndent: 0)
    else { return false }
    fence = (opening, item == nil ? 0 : indent)
    output.append(Array(item == nil ? text : line))
    if item == nil { listIndent = nil }
    beginBlock()
    return true
  }

  /// Keeps account of whether the line surely lies in a list item, and where the item's text begins.
  private mutating func followList(_ line: ArraySlice<UInt8>) {
    let indent = line.prefix { $0 == .space }.count
    if let listIndent, indent >= listIndent { return }
    let isAtStart = output.last?.isEmpty ?? true || listIndent != nil
    listIndent = nil
    let text = line.dropFirst(indent)
    let marker: Int
    if let first = text.first, "-+*".utf8.contains(first) {
      marker = 1
    } else {
      let digits = text.prefix(while: \.isDigit).count
      guard (1...9).contains(digits), let mark = text.dropFirst(digits).first,
        ".)".utf8.contains(mark)
      else { return }
      marker = digits + 1
    }
    let blanks = text.dropFirst(marker).prefix { $0 == .space }.count
    let content = text.dropFirst(marker + blanks)
    guard isAtStart, indent < 4, (1...4).contains(blanks), let next = content.first, next.isWord
    else { return }
    listIndent = indent + marker + blanks
  }

  private mutating func beginBlock() {
    paragraph = []
    spansAreCertain = true
  }

  private mutating func write(_ line: ArraySlice<UInt8>) {
    guard !line.allSatisfy(\.isBlank) else {
      output.append([])
      return beginBlock()
    }
    followList(line)
    if let underline = Self.underline(line) {
      let text = line.drop(while: \.isBlank)
      return write(underline: underline, lead: line[..<text.startIndex], text)
    }
    var content = line[Self.contentStart(of: line)...]
    var lead = Array(line[..<content.startIndex])
    while let label = FootnoteLabel(definedBy: content) {
      lead += "[^".utf8 + prefix + label.bytes + "]:".utf8
      let text = content[(label.end + 2)...]
      content = text[Self.contentStart(of: text)...]
      lead += text[..<content.startIndex]
    }
    let trimmed = content.prefix(
      upTo: content.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? content.endIndex)
    if trimmed.isEmpty, let dash = lead.lastIndex(where: { !$0.isBlank }),
      lead[dash] == UInt8(ascii: "-")
    {
      // An empty bullet in a quote could underline a heading there.
      lead.insert(.backslash, at: dash)
    }
    if let underline = Self.underline(trimmed) {
      return write(underline: underline, lead: lead[...], content)
    }
    if let hashes = Self.headingLevel(of: content) {
      let level = min(6, hashes + headingShift)
      append(lead + repeatElement(UInt8(ascii: "#"), count: level), content.dropFirst(hashes))
      return beginBlock()
    }
    var escape: [UInt8] = []
    if Self.beginsDefinition(content) || content.starts(with: ":::".utf8) { escape = [.backslash] }
    append(Array(lead) + escape, content)
    let isText =
      lead.allSatisfy(\.isBlank) && lead.count < 4 && !content.contains(UInt8(ascii: "|"))
    if isText {
      paragraph?.append(output[output.count - 1])
    } else {
      paragraph = nil
    }
  }

  /// Writes the line under a heading, or a rule: only that is left of it.
  private mutating func write(
    underline sign: UInt8, lead: ArraySlice<UInt8>, _ content: ArraySlice<UInt8>
  ) {
    if let paragraph, !paragraph.isEmpty, lead.allSatisfy(\.isBlank) {
      output.removeLast(paragraph.count)
      let level = min(6, (sign == UInt8(ascii: "=") ? 1 : 2) + headingShift)
      let title = paragraph.map { $0.drop(while: \.isBlank) }.joined(separator: [.space])
      output.append(Array(repeating: UInt8(ascii: "#"), count: level) + [.space] + title)
      beginBlock()
    } else if sign == UInt8(ascii: "=") || !content.starts(with: "---".utf8) {
      output.append(Array(lead) + [.backslash] + content)
    } else {
      output.append(Array(lead) + "***".utf8)
      paragraph = nil
    }
  }

  private mutating func append(_ lead: some Sequence<UInt8>, _ content: ArraySlice<UInt8>) {
    var line = InlineSanitiser(
      bytes: content, footnotes: footnotes, prefix: prefix, spansAreCertain: spansAreCertain)
    let text = line.sanitised()
    spansAreCertain = line.spansAreCertain
    output.append(Array(lead) + text)
  }

  /// Where the text of a line begins behind blanks and the marks of quotes and lists.
  private static func contentStart(of line: ArraySlice<UInt8>) -> Int {
    var index = line.startIndex
    while let byte = line[safe: index] {
      let next = line[safe: index + 1] ?? .space
      if byte.isBlank || byte == UInt8(ascii: ">") {
        index += 1
      } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "*"),
        next.isBlank
      {
        index += 1
      } else if byte.isDigit {
        let end = line[index...].firstIndex { !$0.isDigit } ?? line.endIndex
        guard let mark = line[safe: end], mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")"),
          line[safe: end + 1]?.isBlank ?? true
        else { return index }
        index = end + 1
      } else {
        return index
      }
    }
    return line.endIndex
  }

  /// The sign of a line that consists of `=` or of `-` alone.
  private static func underline(_ line: ArraySlice<UInt8>) -> UInt8? {
    let text = line.drop(while: \.isBlank)
    guard let sign = text.first, sign == UInt8(ascii: "=") || sign == UInt8(ascii: "-") else {
      return nil
    }
    return text.drop { $0 == sign }.allSatisfy(\.isBlank) ? sign : nil
  }

  private static func headingLevel(of content: ArraySlice<UInt8>) -> Int? {
    let rest = content.drop { $0 == UInt8(ascii: "#") }
    let level = rest.startIndex - content.startIndex
    return (1...6).contains(level) && rest.first?.isBlank ?? true ? level : nil
  }

  /// Whether a line could begin the definition of a link reference.
  private static func beginsDefinition(_ content: ArraySlice<UInt8>) -> Bool {
    guard content.first == UInt8(ascii: "[") else { return false }
    if FootnoteLabel(definedBy: content) != nil { return false }
    return content.contains(sequence: "]:") || !content.contains(UInt8(ascii: "]"))
  }
}
