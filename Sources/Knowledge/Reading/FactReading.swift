internal import Decisions
internal import Diagnostics
internal import LocatedYAML

extension Fact {
  private static let keys = [
    "id", "reference", "title", "unit", "statement", "value", "values", "options", "sources",
    "confidence", "conflict", "ends", "unused",
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
    let (own, further) = (fields.factValue("value"), fields.factValues())
    self.init(
      id: id, references: fields.noteReferences(), title: fields.text("title"),
      unit: fields.optionalText("unit"), statement: statement,
      value: own, values: further, options: options,
      sources: fields.references("sources", to: .source),
      confidence: fields.requiredConfidence(), conflicts: fields.conflicts(),
      ends: fields.ends(of: own, further), unused: fields.optionalText("unused"),
      location: fields.location)
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
        cure: context.didYouMean(word, among: ["not-applicable", "not-stated"])
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

  /// What ends on the days that values give: `ends` names a value, `value` the main one, and says
  /// what ends on that day.
  fileprivate func ends(of own: FactValue?, _ further: [String: FactValue]) -> [Fact.End] {
    guard let value = optional("ends") else { return [] }
    guard case .mapping(let entries) = value.content, !entries.isEmpty else {
      context.error(
        value.location, "'ends' of \(name) must be a mapping",
        cure: "write the name of a value that is a date, and what ends then")
      return []
    }
    let ends: [Fact.End] = entries.compactMap { entry in
      let what = text(of: entry.value, entry.key)
      let end = entry.key == "value" ? own : further[entry.key]
      guard let date = end?.date else {
        context.error(
          entry.keyLocation, "'\(entry.key)' in 'ends' of \(name) is no value that is a date",
          cure: context.didYouMean(entry.key, among: further.keys.sorted())
            ?? "name a value of the fact, or 'value' for the main one")
        return nil
      }
      return Fact.End(name: entry.key, what: what, date: date)
    }
    return ends.sorted { ($0.date, $0.what) < ($1.date, $1.what) }
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
