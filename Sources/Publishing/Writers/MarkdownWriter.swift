internal import MarkdownEscaping
internal import MarkdownHTML

/// Writes a page in the Markdown of one kind of wiki.
struct MarkdownWriter {
  private let style: MarkdownStyle
  private let content: PageContent
  private let inlines: MarkdownInlines

  /// What keeps two things apart that Markdown would take for one, and readers do not see.
  static let separator = "<!-- -->"

  /// A writer for one page.
  init(_ content: PageContent, in map: SiteMap, style: MarkdownStyle) {
    self.style = style
    self.content = content
    inlines = MarkdownInlines(content, in: map, style: style)
  }

  /// The text of the page: fields, notice, contents, text, documents, footnotes and marker.
  func text() -> String {
    body() + "\n<!-- \(PageMarker.text(for: content.page.key)) -->\n"
  }

  /// The text without the marker.
  func body() -> String {
    let title: [MarkdownTree.Inline] = [.text(content.titles.last ?? content.page.title)]
    var parts: [String] = []
    if !style.showsTitle { parts.append("# " + inlines.line(title)) }
    if !content.fields.isEmpty { parts.append(fields) }
    if !content.words.notice.isEmpty {
      parts.append("*" + inlines.escaped(content.words.notice) + "*")
    } else if !content.fields.isEmpty, case .list? = content.page.tree.blocks.first {
      parts.append(Self.separator)
    }
    if content.hasContents, let contents = style.contents { parts.append(contents) }
    parts += blocks(content.page.tree.blocks)
    if !content.documents.isEmpty { parts.append(documents) }
    parts += footnotes
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The record's fields, a line each.
  private var fields: String {
    content.fields.map { name, value in
      "* **\(inlines.escaped(name.capitalisedFirst))**: \(inlines.escaped(value))"
    }
    .joined(separator: "\n")
  }

  private var documents: String {
    let links = content.documents.map { file in
      let target = MarkdownInlines.target(inlines.address(of: file))
      return "* [\(inlines.escaped(file.name))](\(target))"
    }
    return "## \(inlines.escaped(content.words.documents))\n\n"
      + links.joined(separator: "\n")
  }

  private var footnotes: [String] {
    let footnotes = content.page.tree.footnotes
    guard !footnotes.isEmpty else { return [] }
    switch style.footnotes {
    case .native:
      return footnotes.enumerated().map { index, blocks in
        item(blocks, isTight: false, mark: "[^\(index + 1)]: ", indent: "    ")
      }
    case .superscript:
      let items = footnotes.map { MarkdownTree.Item(blocks: $0) }
      let isTight = footnotes.allSatisfy { $0.count <= 1 }
      return [
        "## \(inlines.escaped(content.words.footnotes))",
        list(.init(start: 1, isTight: isTight, items: items)),
      ]
    }
  }
}

// MARK: Blocks

extension MarkdownWriter {
  /// Blocks, and what keeps neighbours from becoming one.
  private func blocks(_ blocks: [MarkdownTree.Block]) -> [String] {
    var parts: [String] = []
    var previous: MarkdownTree.Block?
    for block in blocks {
      let text = self.block(block)
      if text.isEmpty { continue }
      if case .list = block, case .list? = previous { parts.append(Self.separator) }
      parts.append(text)
      previous = block
    }
    return parts
  }

  /// Blocks on successive lines where that keeps them apart, else with an empty line between.
  private func tightBlocks(_ blocks: [MarkdownTree.Block]) -> String {
    var text = ""
    var previous: MarkdownTree.Block?
    for block in blocks {
      let next = self.block(block)
      if next.isEmpty { continue }
      if let previous {
        if case .list = previous, case .list = block {
          text += "\n\(Self.separator)\n"
        } else {
          text += previous.canTakeIn(block) ? "\n\n" : "\n"
        }
      }
      text += next
      previous = block
    }
    return text
  }

  private func block(_ block: MarkdownTree.Block) -> String {
    switch block {
    case .heading(let heading):
      let marks = String(repeating: "#", count: heading.level)
      let text = inlines.line(heading.content)
      return text.isEmpty ? marks : "\(marks) \(text)"
    case .paragraph(let content): return inlines.paragraph(content)
    case .code(let language, let text): return code(text, language: language)
    case .quote(let content):
      return blocks(content).joined(separator: "\n\n")
        .split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
    case .list(let list): return self.list(list)
    case .table(let table): return self.table(table)
    // Hyphens would make a heading of the line above, and stars an item of a list.
    case .rule: return "___"
    }
  }

  /// A block of code between fences that are longer than any run of their sign in it.
  private func code(_ text: String, language: String) -> String {
    let text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    let sign = language.utf8.contains(UInt8(ascii: "`")) ? "~" : "`"
    let fence = String(repeating: sign, count: max(3, text.longestRun(of: sign) + 1))
    let end = text.isEmpty || text.utf8.last == .newline ? "" : "\n"
    let info = language.replacing("\\", with: "\\\\").replacing("&", with: "&amp;")
    return "\(fence)\(info)\n\(text)\(end)\(fence)"
  }

  private func list(_ list: MarkdownTree.List) -> String {
    let items = list.items.enumerated().map { index, item in
      // Markdown counts by the first number alone, and takes nine digits.
      let mark = list.start.map { "\(min($0 + index, 999_999_999)). " } ?? "* "
      let box = item.isDone.map { $0 ? "[x] " : "[ ] " } ?? ""
      return self.item(item.blocks, isTight: list.isTight, mark: mark, box: box)
    }
    return items.joined(separator: list.isTight ? "\n" : "\n\n")
  }

  /// Blocks behind a mark, the further lines below the first one's text.
  private func item(
    _ content: [MarkdownTree.Block], isTight: Bool, mark: String, box: String = "",
    indent: String? = nil
  ) -> String {
    let indent = indent ?? String(repeating: " ", count: mark.utf8.count)
    let text = isTight ? tightBlocks(content) : blocks(content).joined(separator: "\n\n")
    if text.isEmpty { return String(mark.dropLast()) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let rest = lines.dropFirst().map { $0.isEmpty ? "\n" : "\n\(indent)\($0)" }
    return mark + box + (lines.first ?? "") + rest.joined()
  }

  private func table(_ table: MarkdownTree.Table) -> String {
    let rule = table.alignments.map { alignment in
      switch alignment {
      case .none: "---"
      case .left: ":---"
      case .centre: ":---:"
      case .right: "---:"
      }
    }
    let rows = [table.head.map(cell), rule] + table.rows.map { $0.map(cell) }
    return rows.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  private func cell(_ content: [MarkdownTree.Inline]) -> String {
    let text = inlines.line(content, inCell: true)
    return text.isEmpty ? " " : text
  }
}

extension MarkdownTree.Block {
  /// Whether the first line of `next`, put right below this block, would become a part of it.
  fileprivate func canTakeIn(_ next: Self) -> Bool {
    switch self {
    case .heading, .code, .rule: return false
    case .paragraph, .quote, .list, .table: break
    }
    switch next {
    case .paragraph, .table: return true
    case .quote:
      if case .quote = self { return true }
      return false
    // Only a list that begins with 1 and with a text ends a paragraph.
    case .list(let list): return list.start ?? 1 != 1 || list.items.first?.blocks.isEmpty ?? true
    case .heading, .code, .rule: return false
    }
  }
}

extension String {
  /// The length of the longest run of a sign of ASCII.
  func longestRun(of sign: String) -> Int {
    var (longest, run) = (0, 0)
    for byte in utf8 {
      run = byte == sign.utf8.first ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
