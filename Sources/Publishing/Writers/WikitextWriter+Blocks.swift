internal import MarkdownHTML

extension WikitextWriter {
  mutating func blocks(_ blocks: [MarkdownTree.Block]) -> [String] {
    var parts: [String] = []
    for block in blocks {
      let text = self.block(block)
      if !text.isEmpty { parts.append(text) }
    }
    return parts
  }

  private mutating func block(_ block: MarkdownTree.Block) -> String {
    switch block {
    case .heading(let heading): return self.heading(heading)
    case .paragraph(let content): return WikitextEscape.lineStart(inlines(content))
    case .code(_, let text):
      let text = text.hasSuffix("\n") ? String(text.dropLast()) : text
      return "<pre>\n\(WikitextEscape.preformatted(text))</pre>"
    case .quote(let content):
      return "<blockquote>\n\(blocks(content).joined(separator: "\n\n"))\n</blockquote>"
    case .list(let list): return self.list(list)
    case .table(let table): return self.table(table)
    case .rule: return "----"
    }
  }

  /// A heading with the id that links of the source use; the wiki gives it another besides.
  private mutating func heading(_ heading: MarkdownTree.Heading) -> String {
    let text = inlines(heading.content, Context(inHeading: true))
    guard !text.isEmpty else { return "" }
    let marks = String(repeating: "=", count: heading.level)
    // The wiki's own id of a word in small letters is the word.
    let hasOwn = heading.content.plainText == heading.id
    let anchor = hasOwn ? "" : "<span id=\"\(WikitextEscape.id(heading.id))\"></span>"
    return "\(marks) \(anchor)\(text) \(marks)"
  }

  private mutating func table(_ table: MarkdownTree.Table) -> String {
    var lines = ["{| class=\"wikitable\""]
    for (index, cell) in table.head.enumerated() {
      let style = Self.style(table.alignments.dropFirst(index).first)
      lines.append("! scope=\"col\"\(style) | \(inlines(cell))")
    }
    for row in table.rows {
      lines.append("|-")
      for (index, cell) in row.enumerated() {
        let style = Self.style(table.alignments.dropFirst(index).first)
        lines.append(style.isEmpty ? "| \(inlines(cell))" : "|\(style) | \(inlines(cell))")
      }
    }
    return (lines + ["|}"]).joined(separator: "\n")
  }

  private static func style(_ alignment: MarkdownTree.Alignment?) -> String {
    switch alignment {
    case .left: " style=\"text-align:left\""
    case .centre: " style=\"text-align:center\""
    case .right: " style=\"text-align:right\""
    case .some(.none), nil: ""
    }
  }
}

// MARK: Lists

extension WikitextWriter {
  /// A list in the wiki's own signs where each item is a line, else in HTML.
  mutating func list(_ list: MarkdownTree.List, isFootnotes: Bool = false) -> String {
    if Self.isPlain(list) { return plain(list, prefix: "", isFootnotes: isFootnotes) }
    let name = list.start == nil ? "ul" : "ol"
    let start = list.start.flatMap { $0 == 1 ? nil : " start=\"\($0)\"" } ?? ""
    var lines = ["<\(name)\(start)>"]
    for (index, item) in list.items.enumerated() {
      let ends = isFootnotes ? Self.footnoteEnds(index + 1) : ("", "")
      lines.append("<li>\(Self.box(item))\(ends.0)\(flow(item.blocks))\(ends.1)</li>")
    }
    return (lines + ["</\(name)>"]).joined(separator: "\n")
  }

  /// Blocks in an HTML element, in which blank lines make no paragraphs.
  private mutating func flow(_ blocks: [MarkdownTree.Block]) -> String {
    if blocks.count == 1, case .paragraph(let content)? = blocks.first { return inlines(content) }
    var text = ""
    for block in blocks {
      if case .paragraph(let content) = block {
        text += "\n<p>\(inlines(content))</p>"
      } else {
        text += "\n\(self.block(block))"
      }
    }
    return text + "\n"
  }

  /// Whether every item is one line, with lists of the same kind below it at most.
  private static func isPlain(_ list: MarkdownTree.List) -> Bool {
    guard list.start == nil || list.start == 1 else { return false }
    return list.items.allSatisfy { item in
      guard case .paragraph(let content)? = item.blocks.first, !content.plainText.isEmpty else {
        return false
      }
      return item.blocks.dropFirst().allSatisfy { block in
        if case .list(let list) = block { return isPlain(list) }
        return false
      }
    }
  }

  private mutating func plain(
    _ list: MarkdownTree.List, prefix: String, isFootnotes: Bool = false
  ) -> String {
    let prefix = prefix + (list.start == nil ? "*" : "#")
    var lines: [String] = []
    for (index, item) in list.items.enumerated() {
      let ends = isFootnotes ? Self.footnoteEnds(index + 1) : ("", "")
      for block in item.blocks {
        switch block {
        case .paragraph(let content):
          lines.append("\(prefix) \(Self.box(item))\(ends.0)\(inlines(content))\(ends.1)")
        case .list(let list): lines.append(plain(list, prefix: prefix))
        case .heading, .code, .quote, .table, .rule: break  // No plain list holds them.
        }
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func box(_ item: MarkdownTree.Item) -> String {
    item.isDone.map { $0 ? "☑ " : "☐ " } ?? ""
  }
}
