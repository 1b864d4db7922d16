public import Decisions
public import Knowledge

/// The pages of `Docs/`: the knowledge base and the decision file's keys as Markdown.
///
/// A test writes and checks them; they say the same as `netadr explain`, from the same values.
public struct ReferencePages: Sendable {
  /// A page.
  public struct Page: Sendable, Hashable {
    /// The file's name.
    public let name: String
    /// What is in it, Markdown.
    public let text: String
  }

  /// The folder of the templates.
  public static let folder = "docs/"

  private let templates: TemplateSet

  /// The pages by the templates of a run.
  public init(_ templates: TemplateSet) { self.templates = templates }

  /// Every page.
  ///
  /// - Parameters:
  ///   - knowledge: The knowledge base.
  ///   - schema: The keys of the decision file.
  /// - Returns: The pages, the decision file's keys last.
  /// - Throws: What the templates ask for and the data lacks.
  public func all(
    _ knowledge: KnowledgeBase, schema: DecisionSchema
  ) throws(TemplateError) -> [Page] {
    let book = ExplanationBook(knowledge)
    var pages: [Page] = []
    for (kind, name) in [
      (ExplanationKind.constraints, "Constraints"), (.facts, "Facts"), (.rules, "Rules"),
    ] {
      let entries = book.entries(of: kind).map(\.value)
      pages.append(try page(name, ["entries": .array(entries)]))
    }
    pages.insert(try page("Claims", Self.claims(knowledge, book)), at: 0)
    return pages + [try page("DecisionFile", Self.keys(schema))]
  }

  func page(_ name: String, _ model: ModelValue) throws(TemplateError) -> Page {
    let text = try templates.render("\(Self.folder)\(name).md.mustache", model)
    return Page(name: "\(name).md", text: text)
  }

  /// The claims, and the publications that make them.
  private static func claims(_ knowledge: KnowledgeBase, _ book: ExplanationBook) -> ModelValue {
    [
      "entries": .array(book.entries(of: .claims).map(\.value)),
      "publications": ClaimsData(knowledge: knowledge).value["publications"] ?? .null,
      "tolerance": .string(knowledge.claims.tolerance.description),
    ]
  }

  private static func keys(_ schema: DecisionSchema) -> ModelValue {
    [
      "tables": .array(
        schema.keyTables.map { table in
          ["path": .string(table.path), "keys": .array(table.keys.map(key))]
        })
    ]
  }

  private static func key(_ key: KeyTable.Key) -> ModelValue {
    [
      "name": .string(key.name),
      "isRequired": .bool(key.isRequired),
      "type": .string(key.type),
      "allowed": .string(orNull: key.allowed),
      "default": .string(orNull: key.defaultValue),
      "example": .string(orNull: key.example),
      "meaning": .string(key.meaning),
      // GitHub leaves the points out of a heading's anchor.
      "anchor": .string(
        orNull: key.table.map { $0.split(separator: ".").joined().lowercased() }),
    ]
  }
}
