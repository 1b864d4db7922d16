/// A self-contained HTML page around a body that was made from Markdown.
public struct Page: Sendable {
  /// An entry of the table of contents.
  public struct Heading: Sendable, Hashable {
    /// 1 for the title; 2 and 3 are listed.
    public let level: Int
    /// The anchor.
    public let id: String
    /// The heading as plain text.
    public let text: String

    /// A heading.
    public init(level: Int, id: String, text: String) {
      self.level = level
      self.id = id
      self.text = text
    }
  }

  /// The body, HTML.
  public var body: String
  /// The headings of the body in order.
  public var headings: [Heading]
  /// Names and values of the record's front matter, shown on top.
  public var meta: [(name: String, value: String)]
  /// The title where the body has no first heading.
  public var title: String
  /// The title of the chosen option, which search results show; nil where none is known.
  public var chosen: String?
  /// The program that made the page.
  public var generator: String
  /// The language, as HTML names it.
  public var language = TemplateStrings.fallback

  /// A page from its parts.
  public init(
    title: String, body: String, headings: [Heading],
    meta: [(name: String, value: String)] = [], generator: String
  ) {
    self.title = title
    self.body = body
    self.headings = headings
    self.meta = meta
    self.generator = generator
  }

  /// The page as HTML.
  ///
  /// - Parameters:
  ///   - templates: The templates of this run; the page is `pages/page.html.mustache`.
  ///   - style: The text of the stylesheet.
  /// - Returns: The text of the page.
  /// - Throws: What the template asks for and the page lacks.
  public func render(_ templates: TemplateSet, style: String) throws(TemplateError) -> String {
    try templates.render(Self.template, model(style: style))
  }

  /// A page with everything that a page can have, for the check of its template.
  static var sample: Page {
    var page = Page(
      title: "Title", body: "<h1>Title</h1>\n<p>Text.</p>",
      headings: [
        Heading(level: 1, id: "title", text: "Title"), Heading(level: 2, id: "part", text: "Part"),
        Heading(level: 3, id: "section", text: "Section"),
      ],
      meta: [(name: "status", value: "proposed")], generator: "netadr")
    page.chosen = "Option"
    return page
  }

  /// What the template of the page sees.
  func model(style: String) -> ModelValue {
    let title = Self.shortened(headings.first { $0.level == 1 }?.text ?? title)
    let contents = contents
    let parts = parts
    return [
      "title": .string(title),
      "lang": .string(language),
      "description": .string(title),
      "chosen": .string(orNull: chosen),
      "generator": .string(generator),
      "style": .html(style),
      "hasMeta": .bool(!meta.isEmpty),
      "meta": .array(meta.map { ["name": .string($0.name), "value": .string($0.value)] }),
      "hasHeadings": .bool(!contents.isEmpty),
      "headings": .array(contents),
      "body": .html(body),
      "heading": .html(String(parts.heading)),
      "text": .html(String(parts.text)),
    ]
  }

  /// The heading of level 1 that the body begins with, and what follows it.
  ///
  /// The table of contents stands between them. The body is there whole for templates of old.
  private var parts: (heading: Substring, text: Substring) {
    let end = "</h1>\n"
    guard body.hasPrefix("<h1"), let range = body.firstRange(of: end) else {
      return ("", body[...])
    }
    return (body[..<body.index(before: range.upperBound)], body[range.upperBound...])
  }

  /// A title as a tab and a search result show it: some titles are novels.
  private static func shortened(_ title: String) -> String {
    let most = 250
    return title.unicodeScalars.count > most
      ? String(title.unicodeScalars.prefix(most - 1)) + "…" : title
  }

  static let template = "pages/page.html.mustache"

  /// The headings of level 2, each with those of level 3 below it.
  private var contents: [ModelValue] {
    var entries: [(heading: Heading, children: [ModelValue])] = []
    for heading in headings {
      if heading.level == 2 {
        entries.append((heading, []))
      } else if heading.level == 3, !entries.isEmpty {
        entries[entries.count - 1].children.append(
          ["id": .string(heading.id), "text": .string(heading.text)])
      }
    }
    return entries.map { heading, children in
      [
        "id": .string(heading.id),
        "text": .string(heading.text),
        "hasChildren": .bool(!children.isEmpty),
        "children": .array(children),
      ]
    }
  }
}
