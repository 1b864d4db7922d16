extension MarkdownHTML {
  /// The names that screen readers say, plain text in the language of the page.
  public struct Words: Sendable, Hashable {
    /// The name of the footnotes.
    public var footnotes: String
    /// The name of a footnote, before its number.
    public var footnote: String
    /// The name of a link from a footnote to its reference, before the reference's number.
    public var backToReference: String
    /// The name of a heading's link to itself.
    public var linkToSection: String
    /// The name of a table, before its number.
    public var table: String
    /// The name of a figure, before its number.
    public var figure: String
    /// The name of the box of a task that is done.
    public var done: String
    /// The name of the box of a task that is open.
    public var toDo: String

    /// Words of a language.
    public init(
      footnotes: String, footnote: String, backToReference: String, linkToSection: String,
      table: String, figure: String, done: String, toDo: String
    ) {
      self.footnotes = footnotes
      self.footnote = footnote
      self.backToReference = backToReference
      self.linkToSection = linkToSection
      self.table = table
      self.figure = figure
      self.done = done
      self.toDo = toDo
    }

    /// The English words.
    public static let english = Words(
      footnotes: "Footnotes", footnote: "Footnote", backToReference: "Back to reference",
      linkToSection: "Link to this section", table: "Table", figure: "Figure", done: "Done",
      toDo: "To do")
  }
}
