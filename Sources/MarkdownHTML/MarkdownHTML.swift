/// Turns Markdown into an HTML fragment that is safe to show, accessible and stable.
///
/// The Markdown is GitHub's: CommonMark with tables, strikethrough, autolinks, task lists and
/// footnotes. Its parser and its HTML writer are cmark-gfm's. What GitHub adds on its side, the ids
/// of headings, or what an accessible page needs, such as the scope of a table's headings, is put
/// into cmark's tree before it writes; the HTML text itself is never edited.
public enum MarkdownHTML {
  /// What `render` adds to the plain HTML.
  public struct Options: Sendable, Hashable {
    /// Whether every heading is a link to itself.
    public var headingAnchors: Bool
    /// Whether the head of every row is a link to the row, and the cells of wide tables have ids.
    public var rowAnchors: Bool
    /// Whether every table lies in a named region that scrolls by itself.
    public var tableRegions: Bool

    /// Whether relative links to Markdown files lead to the pages made of them: `report.md` to
    /// `report.html`.
    public var linksToPages: Bool
    /// Whether relative links stay; a text that leaves its folder keeps their words alone, and the
    /// links to its own headings and notes.
    public var relativeLinks: Bool

    /// The SVG texts that stand in the page in place of the images with these addresses; they are
    /// written as they are.
    public var figures: [String: String]

    /// The names that screen readers say.
    public var words: Words

    /// Makes options; the defaults are those of a page for people.
    public init(
      headingAnchors: Bool = true, rowAnchors: Bool = true, tableRegions: Bool = true,
      linksToPages: Bool = false, relativeLinks: Bool = true, figures: [String: String] = [:],
      words: Words = .english
    ) {
      self.words = words
      self.figures = figures
      self.relativeLinks = relativeLinks
      self.linksToPages = linksToPages
      self.headingAnchors = headingAnchors
      self.rowAnchors = rowAnchors
      self.tableRegions = tableRegions
    }
  }

  /// The HTML of `markdown`, with its headings and its front matter.
  ///
  /// It takes time linear in the text and never fails: Markdown has no errors. Raw HTML comes out as
  /// text that the reader sees, apart from `<br>`, which breaks the line, and comments, which are
  /// left out. Links keep the schemes http, https, mailto, ftp, tel and xmpp; others, such as
  /// `javascript:`, lose the link and keep the text. A remote image becomes a link, so that a page
  /// made from the fragment loads nothing. It is safe to call from several threads at a time.
  public static func render(_ markdown: String, options: Options = .init()) -> HTMLFragment {
    let (frontMatter, body) = FrontMatter.split(markdown)
    let document = Document(parsing: body)
    var rewriter = Rewriter(document, options: options)
    rewriter.rewrite()
    return HTMLFragment(
      html: document.html(), headings: rewriter.headings, frontMatter: frontMatter)
  }

  /// The fields of a text's YAML front matter, in order; empty when there is none.
  public static func fields(of markdown: String) -> [HTMLFragment.Field] {
    FrontMatter.split(markdown).fields
  }

  /// The HTML that cmark alone writes for `markdown`; the tests compare `render` with it.
  package static func plain(_ markdown: Substring) -> String {
    Document(parsing: markdown).html()
  }
}
