internal import MarkdownHTML

/// Writes a page in wikitext for a MediaWiki as it comes, without extensions.
struct WikitextWriter {
  private let content: PageContent
  let map: SiteMap
  /// The footnotes whose mark stands in the text already: the way back leads to the first one.
  private var marked: Set<Int> = []

  /// The source that the page is written from.
  var page: SourcePage { content.page }

  /// A writer for one page.
  init(_ content: PageContent, in map: SiteMap) {
    self.content = content
    self.map = map
  }

  /// The text of the page: fields, notice, contents, text, footnotes, documents, marker, category.
  ///
  /// The marker stands in a comment, for people, and in the category's sort key, which the wiki
  /// lists without the texts.
  mutating func text() -> String {
    var parts: [String] = []
    if !content.fields.isEmpty { parts.append(fields) }
    if !content.words.notice.isEmpty {
      parts.append("<em>\(WikitextEscape.text(content.words.notice))</em>")
    }
    parts.append(content.hasContents ? "__TOC__" : "__NOTOC__")
    parts += blocks(content.page.tree.blocks)
    parts += footnotes()
    if !content.documents.isEmpty { parts.append(documents) }
    let category = MediaWikiTitle.normalised(content.words.category)
    parts.append(
      "<!-- \(PageMarker.text(for: page.key)) -->\n"
        + "[[Category:\(category)|\(MediaWikiMarker.sortKey(for: page.key))]]")
    return parts.joined(separator: "\n\n")
  }

  /// The record's fields, a row each.
  private var fields: String {
    let rows = content.fields.map { name, value in
      "! scope=\"row\" | \(WikitextEscape.text(name.capitalisedFirst))\n"
        + "| \(WikitextEscape.text(value))"
    }
    return "{| class=\"wikitable\"\n\(rows.joined(separator: "\n|-\n"))\n|}"
  }

  private var documents: String {
    let links = content.documents.map { file in
      "* [[Media:\(file.path)|\(WikitextEscape.text(file.name))]]"
    }
    return "== \(WikitextEscape.text(content.words.documents, inHeading: true)) ==\n"
      + links.joined(separator: "\n")
  }

  /// The footnotes as a numbered list; each leads back to its first mark.
  private mutating func footnotes() -> [String] {
    let footnotes = page.tree.footnotes
    guard !footnotes.isEmpty else { return [] }
    var items: [MarkdownTree.Item] = []
    for blocks in footnotes { items.append(.init(blocks: blocks)) }
    let list = self.list(.init(start: 1, isTight: true, items: items), isFootnotes: true)
    let title = content.words.footnotes
    // A text that ends with a part of that name has them there.
    let last = page.tree.blocks.compactMap { block -> String? in
      guard case .heading(let heading) = block else { return nil }
      return heading.content.plainText
    }
    .last
    return last == title
      ? [list] : ["== \(WikitextEscape.text(title, inHeading: true)) ==", list]
  }

  /// The mark of a footnote, a link to it; inside another link only the number.
  mutating func mark(_ number: Int, isLinked: Bool) -> String {
    let text = "&#91;\(number)&#93;"
    guard isLinked else { return "<sup>\(text)</sup>" }
    let id = marked.insert(number).inserted ? " id=\"fnref-\(number)\"" : ""
    return "<sup\(id)>[[#fn-\(number)|\(text)]]</sup>"
  }

  /// What stands before and after a footnote's text: the place that marks lead to, and the way back.
  static func footnoteEnds(_ number: Int) -> (start: String, end: String) {
    ("<span id=\"fn-\(number)\"></span>", " [[#fnref-\(number)|↑]]")
  }
}
