/// How a wiki writes the parts of Markdown in which wikis differ.
struct MarkdownStyle: Sendable {
  /// How the marks of footnotes are written.
  enum Footnotes: Sendable, Hashable {
    /// As GitHub's Markdown has them: `[^1]`.
    case native
    /// As a raised number, with a numbered list at the end of the page.
    case superscript
  }

  /// How the marks of footnotes are written.
  var footnotes: Footnotes
  /// The line that the wiki replaces by a table of contents; nil where it has none.
  var contents: String?
  /// Whether what stands between two `$` may become a formula, amounts of money too.
  var hasFormulas = true
  /// Whether the wiki shows the page's title itself, so that the text does without it.
  var showsTitle: Bool
  /// The target of a link to a page, without the anchor, from the page at some path.
  var pageTarget: @Sendable (SiteMap.Place, _ from: String) -> String
  /// The target of a link to a file, or of an image, from the page at some path.
  var fileTarget: @Sendable (SiteFile, _ from: String) -> String
}
