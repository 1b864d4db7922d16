internal import MarkdownEscaping
internal import MarkdownHTML

/// Writes a page in the Markdown of one kind of wiki.
struct MarkdownWriter {
  private let style: MarkdownStyle
  private let content: PageContent
  private let map: SiteMap

  /// A writer for one page.
  init(_ content: PageContent, in map: SiteMap, style: MarkdownStyle) {
    self.content = content
    self.map = map
    self.style = style
  }

  /// The text of the page: fields, notice, contents, text, documents, footnotes and marker.
  func text() -> String {
    let title: [MarkdownTree.Inline] = [.text(content.titles.last ?? content.page.title)]
    var parts: [String] = []
    if !style.showsTitle { parts.append("# " + inlines(title)) }
    if !content.fields.isEmpty { parts.append(fields) }
    if !content.words.notice.isEmpty {
      parts.append("*" + MarkdownEscape.escaped(content.words.notice) + "*")
    }
    if content.hasContents, let contents = style.contents { parts.append(contents) }
    parts += blocks(content.page.tree.blocks)
    if !content.documents.isEmpty { parts.append(documents) }
    parts += footnotes
    parts.append("<!-- \(PageMarker.text(for: content.page.key)) -->")
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The record's fields, a line each.
  private var fields: String {
    content.fields.map { name, value in
      "* **\(MarkdownEscape.escaped(name.capitalisedFirst))**: \(MarkdownEscape.escaped(value))"
    }
    .joined(separator: "\n")
  }

  private var documents: String {
    let links = content.documents.map { file in
      "* [\(MarkdownEscape.escaped(file.name))](\(target(style.fileTarget(file, content.titles))))"
    }
    return "## \(MarkdownEscape.escaped(content.words.documents))\n\n"
      + links.joined(separator: "\n")
  }

  private var footnotes: [String] {
    let footnotes = content.page.tree.footnotes
    guard !footnotes.isEmpty else { return [] }
    switch style.footnotes {
    case .native:
      return footnotes.enumerated().map { index, blocks in
        let mark = "[^\(index + 1)]: "
        return item(blocks, isTight: false, mark: mark, indent: "    ")
      }
    case .superscript:
      let items = footnotes.enumerated().map { index, blocks in
        item(blocks, isTight: true, mark: "\(index + 1). ")
      }
      return [
        "## \(MarkdownEscape.escaped(content.words.footnotes))", items.joined(separator: "\n"),
      ]
    }
  }
}

// MARK: Blocks

extension MarkdownWriter {
  private func blocks(_ blocks: [MarkdownTree.Block]) -> [String] {
    var parts: [String] = []
    var previous: MarkdownTree.Block?
    for block in blocks {
      // A comment keeps two lists, or a list and indented code, from becoming one.
      if case .list = block, case .list? = previous { parts.append("<!-- -->") }
      parts.append(self.block(block))
      previous = block
    }
    return parts
  }

  private func block(_ block: MarkdownTree.Block) -> String {
    switch block {
    case .heading(let heading):
      let marks = String(repeating: "#", count: heading.level)
      let text = inlines(heading.content)
      // A heading is one line: its breaks are blanks.
      return text.isEmpty ? marks : "\(marks) \(text.replacingLineEnds)"
    case .paragraph(let content): return inlines(content)
    case .code(let language, let text): return code(text, language: language)
    case .quote(let content):
      return blocks(content).joined(separator: "\n\n")
        .split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? ">" : "> \($0)" }.joined(separator: "\n")
    case .list(let list): return self.list(list)
    case .table(let table): return self.table(table)
    case .rule: return "---"
    }
  }

  /// A block of code between fences that are longer than any run of backticks in it.
  private func code(_ text: String, language: String) -> String {
    let fence = String(repeating: "`", count: max(3, text.longestRun(of: "`") + 1))
    let end = text.isEmpty || text.hasSuffix("\n") ? "" : "\n"
    return "\(fence)\(language)\n\(text)\(end)\(fence)"
  }

  private func list(_ list: MarkdownTree.List) -> String {
    let items = list.items.enumerated().map { index, item in
      let mark = list.start.map { "\($0 + index). " } ?? "* "
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
    let text = blocks(content).joined(separator: isTight ? "\n" : "\n\n")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let rest = lines.dropFirst().map { $0.isEmpty ? "" : "\n\(indent)\($0)" }
    let first = "\(mark)\(box)\(lines.first ?? "")"
    return rest.reduce(first) { $0 + ($1.isEmpty ? "\n" : $1) }
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

  /// A cell: one line, without a bar that would end it.
  private func cell(_ content: [MarkdownTree.Inline]) -> String {
    let text = inlines(content, inCell: true)
    return text.isEmpty ? " " : text.replacingLineEnds
  }
}

// MARK: Inlines

extension MarkdownWriter {
  private func inlines(_ content: [MarkdownTree.Inline], inCell: Bool = false) -> String {
    content.map { inline($0, inCell: inCell) }.joined()
  }

  private func inline(_ inline: MarkdownTree.Inline, inCell: Bool) -> String {
    switch inline {
    case .text(let text): return MarkdownEscape.escaped(text)
    case .code(let text): return span(text, inCell: inCell)
    case .softBreak: return "\n"
    case .lineBreak: return inCell ? "<br>" : "\\\n"
    case .emphasis(let content): return "*" + inlines(content, inCell: inCell) + "*"
    case .strong(let content): return "**" + inlines(content, inCell: inCell) + "**"
    case .strikethrough(let content): return "~~" + inlines(content, inCell: inCell) + "~~"
    case .link(let url, let content): return link(url, inlines(content, inCell: inCell))
    case .image(let url, let alternative): return image(url, alternative)
    case .footnote(let number):
      return style.footnotes == .native ? "[^\(number)]" : "<sup>\(number)</sup>"
    }
  }

  /// Code between more backticks than any run in it; a cell's bars are escaped even there.
  private func span(_ text: String, inCell: Bool) -> String {
    let marks = String(repeating: "`", count: text.longestRun(of: "`") + 1)
    let needsBlanks =
      text.hasPrefix("`") || text.hasSuffix("`") || text.isEmpty
      || text.hasPrefix(" ") && text.hasSuffix(" ") && text.contains { $0 != " " }
    let blank = needsBlanks ? " " : ""
    let text = inCell ? text.replacing("|", with: "\\|") : text
    return marks + blank + text + blank + marks
  }

  private func link(_ url: String, _ text: String) -> String {
    let address: String
    switch map.destination(of: url, from: content.page) {
    case .page(let place, let anchor): address = style.pageTarget(place, anchor, content.titles)
    case .file(let file): address = style.fileTarget(file, content.titles)
    case .anchor(let id): address = "#\(id)"
    case .external(let url): address = url
    case nil: return text
    }
    return "[\(text)](\(target(address)))"
  }

  private func image(_ url: String, _ alternative: String) -> String {
    let text = MarkdownEscape.escaped(alternative)
    if let file = map.picture(url, from: content.page) {
      return "![\(text)](\(target(style.fileTarget(file, content.titles))))"
    }
    guard case .external(let url)? = map.destination(of: url, from: content.page) else {
      return text
    }
    return "![\(text)](\(target(url)))"
  }

  /// An address as the target of a link: in angle brackets where it holds what could end it.
  private func target(_ address: String) -> String {
    let isPlain =
      !address.isEmpty
      && address.unicodeScalars.allSatisfy { scalar in
        scalar.value > 0x20 && scalar.value != 0x7F && !"()<>\\".unicodeScalars.contains(scalar)
      }
    if isPlain { return address.replacing("|", with: "%7C") }
    var target = "<"
    for scalar in address.unicodeScalars {
      switch scalar {
      case "<", ">", "\\": target += "\\\(scalar)"
      case "\n", "\r": target += "%0A"
      case "|": target += "%7C"
      default: target.unicodeScalars.append(scalar)
      }
    }
    return target + ">"
  }
}

extension String {
  /// The length of the longest run of a character.
  fileprivate func longestRun(of character: Character) -> Int {
    var (longest, run) = (0, 0)
    for other in self {
      run = other == character ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// The text on one line.
  fileprivate var replacingLineEnds: String {
    replacing("\\\n", with: " ").replacing("\n", with: " ")
  }
}
