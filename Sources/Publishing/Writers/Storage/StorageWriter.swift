internal import MarkdownHTML

/// Writes a page in Confluence's storage format, a line a block.
///
/// The same page always gives the same bytes: nothing in them is random, such as ids of tasks.
struct StorageWriter {
  let content: PageContent
  let map: SiteMap
  /// The footnotes whose first mark was written, where the note links back to.
  var markedFootnotes: Set<Int> = []
  private var taskCount = 0

  /// A writer for one page.
  init(_ content: PageContent, in map: SiteMap) {
    self.content = content
    self.map = map
  }

  /// What stands before the marker of a page; text that merely quotes a marker never follows it.
  static let markerStart = "<ac:parameter ac:name=\"\">netadr-page "

  /// The key of the page that a text in storage format is; nil when it bears no marker.
  static func key(in text: String) -> String? {
    guard let start = text.firstRange(of: markerStart) else { return nil }
    let word = text[start.lowerBound...].dropFirst(markerStart.count).prefix { $0 != "<" }
    return PageMarker.key(in: "netadr-page \(word)")
  }

  /// The text of the page: marker, fields, notice, contents, text, documents and footnotes.
  mutating func text() -> String {
    // The marker is an anchor at the very top: Confluence keeps anchors and shows none.
    let marker = PageMarker.text(for: content.page.key)
    var parts = ["<p>\(StorageXML.anchor(marker))</p>"]
    if !content.fields.isEmpty { parts.append(fields) }
    if !content.words.notice.isEmpty {
      let notice = "<p>\(StorageXML.text(content.words.notice))</p>"
      parts.append(StorageXML.macro("info", body: .rich(notice)))
    }
    if content.hasContents {
      parts.append("<p>\(StorageXML.macro("toc", [("maxLevel", "3")]))</p>")
    }
    parts += content.page.tree.blocks.map { block($0) }
    if !content.documents.isEmpty {
      parts.append("<h2>\(StorageXML.text(content.words.documents))</h2>")
      let items = content.documents.map { file in
        "<li>\(StorageXML.link(to: Self.resource(file), body: StorageXML.text(file.name)))</li>"
      }
      parts.append("<ul>\n\(items.joined(separator: "\n"))\n</ul>")
    }
    parts += footnotes()
    return parts.joined(separator: "\n") + "\n"
  }

  /// The record's fields as page properties, which reports of other pages collect.
  private var fields: String {
    let rows = content.fields.map { name, value in
      let shown = name == "status" ? Self.lozenge(value) : StorageXML.text(value)
      return "<tr><th>\(StorageXML.text(name.capitalisedFirst))</th><td>\(shown)</td></tr>"
    }
    return StorageXML.macro(
      "details",
      body: .rich("<table><tbody>\n\(rows.joined(separator: "\n"))\n</tbody></table>"))
  }

  /// A status as a coloured lozenge; the first word tells the colour.
  private static func lozenge(_ status: String) -> String {
    let word = status.lowercased().prefix { $0.isLetter }
    let colour =
      switch word {
      case "accepted": "Green"
      case "proposed": "Blue"
      case "rejected": "Red"
      case "deprecated", "superseded": "Yellow"
      default: "Grey"
      }
    return StorageXML.macro("status", [("colour", colour), ("title", status)])
  }

  private mutating func footnotes() -> [String] {
    let footnotes = content.page.tree.footnotes
    guard !footnotes.isEmpty else { return [] }
    var items: [String] = []
    for (index, blocks) in footnotes.enumerated() {
      let number = index + 1
      let body = item(blocks, isTight: true)
      let back =
        markedFootnotes.contains(number)
        ? " \(StorageXML.link(anchor: Self.markAnchor(number), body: "↩"))" : ""
      items.append("<li>\(StorageXML.anchor(Self.noteAnchor(number)))\(body)\(back)</li>")
    }
    return [
      "<h2>\(StorageXML.text(content.words.footnotes))</h2>",
      "<ol>\n\(items.joined(separator: "\n"))\n</ol>",
    ]
  }

  // Dots are in no heading's id, so that these anchors are nobody else's.
  static func noteAnchor(_ number: Int) -> String { "note.\(number)" }
  static func markAnchor(_ number: Int) -> String { "mark.\(number)" }
}

// MARK: Blocks

extension StorageWriter {
  mutating func block(_ block: MarkdownTree.Block) -> String {
    switch block {
    case .heading(let heading):
      let text = inlines(heading.content, onOneLine: true)
      let level = min(max(heading.level, 1), 6)
      return "<h\(level)>\(StorageXML.anchor(heading.id))\(text)</h\(level)>"
    case .paragraph(let content): return "<p>\(inlines(content))</p>"
    case .code(let language, let text):
      let code = text.hasSuffix("\n") ? String(text.dropLast()) : text
      return StorageXML.macro(
        "code", [("language", Self.language(language))], body: .plain(code))
    case .quote(let blocks): return "<blockquote>\(joined(blocks))</blockquote>"
    case .list(let list): return self.list(list)
    case .table(let table): return self.table(table)
    case .rule: return "<hr/>"
    }
  }

  private mutating func joined(_ blocks: [MarkdownTree.Block]) -> String {
    blocks.map { block($0) }.joined(separator: "\n")
  }

  /// The name that the code macro of Data Center has for a language: it refuses others, and takes a
  /// text without any for Java.
  private static func language(_ name: String) -> String {
    switch name.lowercased() {
    case "bash", "sh", "shell", "console", "zsh", "azurecli": "bash"
    case "yaml", "yml": "yml"
    case "json", "js", "javascript": "js"
    case "powershell", "pwsh", "ps1": "powershell"
    case "xml", "html", "svg": "xml"
    case "python", "py": "py"
    case "diff", "sql", "css", "java", "ruby", "groovy", "php", "scala": name.lowercased()
    default: "text"
    }
  }

  /// A list; one of tasks alone, a line each, becomes a list to tick off.
  private mutating func list(_ list: MarkdownTree.List) -> String {
    if list.start == nil, let tasks = tasks(list.items) { return tasks }
    var items: [String] = []
    for item in list.items {
      let box = item.isDone.map { $0 ? "☑ " : "☐ " } ?? ""
      items.append("<li>\(self.item(item.blocks, isTight: list.isTight, box: box))</li>")
    }
    let body = "\n\(items.joined(separator: "\n"))\n"
    guard let start = list.start else { return "<ul>\(body)</ul>" }
    return start == 1 ? "<ol>\(body)</ol>" : "<ol start=\"\(start)\">\(body)</ol>"
  }

  private mutating func tasks(_ items: [MarkdownTree.Item]) -> String? {
    var tasks: [(isDone: Bool, content: [MarkdownTree.Inline])] = []
    for item in items {
      guard let isDone = item.isDone, item.blocks.count == 1,
        case .paragraph(let content)? = item.blocks.first
      else { return nil }
      tasks.append((isDone, content))
    }
    guard !tasks.isEmpty else { return nil }
    var lines: [String] = []
    for task in tasks {
      taskCount += 1
      let status = task.isDone ? "complete" : "incomplete"
      lines.append(
        "<ac:task><ac:task-id>\(taskCount)</ac:task-id><ac:task-status>\(status)</ac:task-status>"
          + "<ac:task-body>\(inlines(task.content))</ac:task-body></ac:task>")
    }
    return "<ac:task-list>\n\(lines.joined(separator: "\n"))\n</ac:task-list>"
  }

  /// What an item holds; the paragraphs of a list without blank lines are bare text.
  private mutating func item(
    _ blocks: [MarkdownTree.Block], isTight: Bool, box: String = ""
  ) -> String {
    var parts: [String] = []
    for (index, block) in blocks.enumerated() {
      let lead = index == 0 ? box : ""
      if case .paragraph(let content) = block {
        let text = lead + inlines(content)
        parts.append(isTight && index == 0 ? text : "<p>\(text)</p>")
      } else {
        parts.append(lead + self.block(block))
      }
    }
    return parts.isEmpty ? box : parts.joined(separator: "\n")
  }
}
