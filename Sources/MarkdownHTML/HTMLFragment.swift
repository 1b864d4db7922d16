/// A piece of HTML made from Markdown, with what a page around it needs to know.
public struct HTMLFragment: Sendable, Hashable {
  /// The HTML: whole elements, without `html` or `body`; ends in a line feed unless it is empty.
  public let html: String
  /// The headings in the order of the text, including those in quotations and lists.
  public let headings: [Heading]
  /// The fields of the YAML front matter, in order; empty when there is none.
  public let frontMatter: [Field]

  /// A heading and the id by which a link reaches it.
  public struct Heading: Sendable, Hashable {
    /// The level, 1 to 6.
    public let level: Int
    /// The id, unique in the fragment: the slug that GitHub makes, or `section` where that is empty.
    public let id: String
    /// The plain text, not escaped.
    public let text: String
  }

  /// A field of the front matter.
  public struct Field: Sendable, Hashable {
    /// The key as it is written.
    public let name: String
    /// The value on one line, without quotes; the elements of a list are joined by commas.
    public let value: String

    /// A field.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }
}
