public import Diagnostics

/// Writes explanations as plain text with the templates below `explain/`.
///
/// A line that begins with `# ` or `## ` is a heading, and each paragraph is one line: whoever
/// prints the text lays it out.
public struct ExplanationRenderer: Sendable {
  /// The folder of the templates.
  public static let folder = "explain/"

  private let templates: TemplateSet

  /// A renderer with the templates of a run.
  public init(_ templates: TemplateSet) { self.templates = templates }

  /// Everything that is known of an entry.
  ///
  /// - Throws: What the template asks for and the data lacks.
  public func text(_ entry: Explanation) throws(TemplateError) -> String {
    try templates.render(Self.path(entry.kind.id), entry.value)
  }

  /// The ids and titles of a kind's entries.
  ///
  /// - Throws: What the template asks for and the data lacks.
  public func list(
    _ kind: ExplanationKind, _ entries: [Explanation]
  ) throws(TemplateError) -> String {
    try templates.render(Self.path("list"), Self.list(kind, entries))
  }

  /// What the templates would miss in the data of a book.
  public func problems(_ book: ExplanationBook) -> [Diagnostic] {
    book.entries.flatMap { templates.check(Self.path($0.kind.id), against: $0.value) }
      + ExplanationKind.all.flatMap {
        templates.check(Self.path("list"), against: Self.list($0, book.entries(of: $0)))
      }
  }

  private static func path(_ name: String) -> String { "\(folder)\(name).txt.mustache" }

  private static func list(_ kind: ExplanationKind, _ entries: [Explanation]) -> ModelValue {
    ["kinds": .string(kind.plural), "entries": .array(entries.map(\.summary))]
  }
}
