/// A Markdown text as a tree of values, for writers of other formats.
///
/// It holds what a reader sees: comments are left out, `<br>` is a line break, and other raw HTML is
/// text. Nothing in it depends on cmark.
public struct MarkdownTree: Sendable, Hashable {
  /// The fields of the YAML front matter, in order; empty when there is none.
  public var frontMatter: [HTMLFragment.Field]
  /// The blocks of the text, without the footnotes.
  public var blocks: [Block]
  /// The footnotes that the text refers to, in the order of their numbers, which begin at 1.
  public var footnotes: [[Block]]

  /// A tree of its parts.
  public init(
    frontMatter: [HTMLFragment.Field] = [], blocks: [Block], footnotes: [[Block]] = []
  ) {
    self.frontMatter = frontMatter
    self.blocks = blocks
    self.footnotes = footnotes
  }

  /// A part of the text that stands on lines of its own.
  public indirect enum Block: Sendable, Hashable {
    /// A heading.
    case heading(Heading)
    /// A paragraph.
    case paragraph([Inline])
    /// A block of code; the language is empty where none is named, the text ends in a line feed.
    case code(language: String, text: String)
    /// A quotation.
    case quote([Block])
    /// A list.
    case list(List)
    /// A table.
    case table(Table)
    /// A line across the page.
    case rule
  }

  /// A heading and the id by which a link reaches it.
  public struct Heading: Sendable, Hashable {
    /// The level, 1 to 6.
    public var level: Int
    /// The id: the slug that GitHub makes, unique in the text.
    public var id: String
    /// The heading's text.
    public var content: [Inline]

    /// A heading.
    public init(level: Int, id: String, content: [Inline]) {
      self.level = level
      self.id = id
      self.content = content
    }
  }

  /// A list of items, numbered or not.
  public struct List: Sendable, Hashable {
    /// The first item's number; nil for a list without numbers.
    public var start: Int?
    /// Whether the items stand without blank lines between them.
    public var isTight: Bool
    /// The items.
    public var items: [Item]

    /// A list.
    public init(start: Int?, isTight: Bool, items: [Item]) {
      self.start = start
      self.isTight = isTight
      self.items = items
    }
  }

  /// An item of a list.
  public struct Item: Sendable, Hashable {
    /// Whether the task is done; nil where the item is no task.
    public var isDone: Bool?
    /// What the item holds.
    public var blocks: [Block]

    /// An item.
    public init(isDone: Bool? = nil, blocks: [Block]) {
      self.isDone = isDone
      self.blocks = blocks
    }
  }

  /// A table: every row has a cell for each column.
  public struct Table: Sendable, Hashable {
    /// How the cells of each column are aligned.
    public var alignments: [Alignment]
    /// The cells of the head.
    public var head: [[Inline]]
    /// The cells of the other rows.
    public var rows: [[[Inline]]]

    /// A table.
    public init(alignments: [Alignment], head: [[Inline]], rows: [[[Inline]]]) {
      self.alignments = alignments
      self.head = head
      self.rows = rows
    }
  }

  /// How the cells of a column are aligned.
  public enum Alignment: Sendable, Hashable { case none, left, centre, right }

  /// A part of a line.
  public indirect enum Inline: Sendable, Hashable {
    /// Text as the reader sees it, not escaped.
    case text(String)
    /// Code in a line.
    case code(String)
    /// The end of a line in the source, which a reader sees as a space.
    case softBreak
    /// The end of a line that a reader sees.
    case lineBreak
    /// Emphasised text.
    case emphasis([Inline])
    /// Strong text.
    case strong([Inline])
    /// Text that is struck through.
    case strikethrough([Inline])
    /// A link; its target is safe to follow.
    case link(url: String, content: [Inline])
    /// An image and the text that stands for it.
    case image(url: String, alternative: String)
    /// The mark of the footnote with that number.
    case footnote(Int)
  }
}

extension [MarkdownTree.Inline] {
  /// The text without its markup, an image as its alternative text, on one line.
  public var plainText: String {
    var text = ""
    for inline in self {
      switch inline {
      case .text(let part), .code(let part), .image(_, let part): text += part
      case .softBreak, .lineBreak: text += " "
      case .emphasis(let content), .strong(let content), .strikethrough(let content),
        .link(_, let content):
        text += content.plainText
      case .footnote: break
      }
    }
    return text
  }
}
