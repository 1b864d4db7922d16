internal import Diagnostics
internal import LocatedYAML

extension StatementGuide {
  private static let keys = ["id", "reference", "text", "facts"]

  init?(_ value: YAMLValue, _ context: ReadingContext) {
    guard let (id, fields) = Fields.entry(value, .statement, keys: Self.keys, context) else {
      return nil
    }
    self.init(
      id: id, references: fields.noteReferences(isOptional: true), text: fields.text("text"),
      facts: fields.optional("facts") == nil ? [] : fields.references("facts", to: .fact),
      location: fields.location)
  }
}
