/// A kind of entry that can be explained: how it is called and which entries it has.
///
/// A kind is one file in this folder, its line in ``all`` and the template `explain/<id>`.
public struct ExplanationKind: Sendable {
  /// The kind's word, as in `fact:max-nodes`.
  public let id: String
  /// The word for several of them, as in `--kind facts`.
  public let plural: String
  let entries: @Sendable (ExplanationContext) -> [Explanation]

  /// Every kind, in the order in which entries are printed.
  public static let all: [ExplanationKind] = [
    .options, .features, .facts, .rules, .constraints, .criteria, .claims, .statements,
  ]

  /// The kind that a word names, in the singular or the plural; nil where there is none.
  public init?(_ word: String) {
    guard let kind = Self.all.first(where: { [$0.id, $0.plural].contains(word.lowercased()) })
    else { return nil }
    self = kind
  }

  init(
    _ id: String, plural: String,
    entries: @escaping @Sendable (ExplanationContext) -> [Explanation]
  ) {
    self.id = id
    self.plural = plural
    self.entries = entries
  }
}

/// What there is to say of one entry.
public struct Explanation: Sendable {
  /// What kind of entry it is.
  public let kind: ExplanationKind
  /// The entry's id, which other kinds may use too.
  public let id: String
  /// The rows of the research notes that it comes from, such as `F20`.
  public let references: [String]
  /// Those of them that it settles; others it only takes up.
  let settled: [String]
  private let title: String
  private let details: @Sendable () -> [ModelValue.Field]

  init(
    _ kind: ExplanationKind, _ id: String, title: String, references: [String] = [],
    settled: [String]? = nil,
    details: @escaping @Sendable () -> [ModelValue.Field]
  ) {
    self.kind = kind
    self.id = id
    self.title = title
    self.references = references
    self.settled = settled ?? references
    self.details = details
  }

  /// Kind, id, title and references.
  public var summary: ModelValue { .object(head) }

  /// The summary, and everything that is known of the entry.
  public var value: ModelValue { .object(head + details()) }

  private var head: [ModelValue.Field] {
    [
      .init("kind", .string(kind.id)), .init("id", .string(id)), .init("title", .string(title)),
      .init("references", .strings(references)),
    ]
  }
}
