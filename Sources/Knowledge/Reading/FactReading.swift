internal import Decisions
internal import Diagnostics
internal import LocatedYAML

extension Fact {
  private static let keys = [
    "id", "reference", "title", "unit", "statement", "value", "values", "options", "sources",
    "confidence", "conflict", "unused",
  ]

  init?(_ value: YAMLValue, _ context: ReadingContext) {
    guard let (id, fields) = Fields.entry(value, .fact, keys: Self.keys, context) else {
      return nil
    }
    let options =
      fields.optional("options") == nil
      ? nil
      : fields.perOption("options") { model, value in
        OptionEntry(value, "'\(model.id)' of \(fields.name)", context)
      }
    let statement = fields.optionalText("statement")
    if statement == nil, fields.optional("options") == nil {
      context.error(fields.location, "\(fields.name) states nothing", cure: "add 'statement'")
    }
    if let options, statement == nil {
      for model in NetworkModel.allCases {
        if case .stated(let stated) = options[model], stated.statement == nil {
          context.error(
            fields.location, "\(fields.name) has no sentence for '\(model.id)'",
            cure: "add 'statement' to the option or to the fact")
        }
      }
    }
    self.init(
      id: id, references: fields.noteReferences(), title: fields.text("title"),
      unit: fields.optionalText("unit"), statement: statement,
      value: fields.factValue("value"), values: fields.factValues(), options: options,
      sources: fields.references("sources", to: .source),
      confidence: fields.requiredConfidence(), conflicts: fields.conflicts(),
      unused: fields.optionalText("unused"), location: fields.location)
  }
}

extension Fact.OptionEntry {
  private static let keys = ["value", "values", "statement", "sources", "confidence"]

  init?(_ value: YAMLValue, _ name: String, _ context: ReadingContext) {
    switch value.text {
    case "not-applicable": self = .notApplicable
    case "not-stated": self = .notStated
    case let word?:
      context.error(
        value.location, "\(name) is '\(word)'",
        cure: Suggestion.didYouMean(word, among: ["not-applicable", "not-stated"])
          ?? "use a mapping, not-applicable or not-stated")
      return nil
    case nil:
      guard let fields = Fields(value, name, keys: Self.keys, context) else { return nil }
      self = .stated(
        Fact.OptionStatement(
          value: fields.factValue("value"), values: fields.factValues(),
          statement: fields.optionalText("statement"),
          sources: fields.optional("sources") == nil
            ? [] : fields.references("sources", to: .source),
          confidence: fields.optional("confidence").map {
            fields.word(of: $0, "confidence", else: .inferred)
          }))
    }
  }
}

extension Fields {
  fileprivate func requiredConfidence() -> Confidence {
    required("confidence").map { word(of: $0, "confidence", else: .inferred) } ?? .inferred
  }

  fileprivate func factValue(_ key: String) -> FactValue? {
    optional(key).flatMap { factValue(of: $0, key) }
  }

  fileprivate func factValues() -> [String: FactValue] {
    guard let value = optional("values") else { return [:] }
    guard case .mapping(let entries) = value.content else {
      context.error(value.location, "'values' of \(name) must be a mapping")
      return [:]
    }
    var values: [String: FactValue] = [:]
    for entry in entries { values[entry.key] = factValue(of: entry.value, entry.key) }
    return values
  }

  private func factValue(of value: YAMLValue, _ key: String) -> FactValue? {
    switch value.content {
    case .mapping:
      context.error(
        value.location, "'\(key)' of \(name) must be a number, a text, a date or a list of texts")
      return nil
    case .sequence(let elements):
      return FactValue(
        content: .texts(elements.map { text(of: $0, key) }), location: value.location)
    case .scalar(_, let isPlain):
      let text = text(of: value, key)
      return FactValue(
        content: isPlain ? plainContent(text, at: value.location) : .text(text),
        location: value.location)
    }
  }

  /// What a scalar without quotes means; a number that no Int holds is an error.
  private func plainContent(_ text: String, at location: SourceLocation) -> FactValue.Content {
    if text == "true" || text == "false" { return .truth(text == "true") }
    if let date = CalendarDate(text) { return .date(date) }
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return .text(text)
    }
    guard digits == "0" || digits.first != "0", let number = Int(text) else {
      context.error(
        location, "'\(text)' of \(name) is not a whole number",
        cure: "leave out leading zeros, or write it in quotes")
      return .integer(0)
    }
    return .integer(number)
  }

  fileprivate func conflicts() -> [SourceConflict] {
    guard let value = optional("conflict") else { return [] }
    let values = value.elements.isEmpty ? [value] : value.elements
    return values.compactMap { value in
      let keys = ["reference", "chosen", "others", "why"]
      guard let fields = Fields(value, "'conflict' of \(name)", keys: keys, context) else {
        return nil
      }
      return SourceConflict(
        reference: fields.noteReferences().first ?? "", chosen: fields.text("chosen"),
        others: fields.texts("others"), why: fields.text("why"))
    }
  }
}
