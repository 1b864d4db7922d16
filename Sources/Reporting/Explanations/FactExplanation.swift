internal import Decisions
internal import Diagnostics
internal import Guidance
internal import Knowledge

extension ExplanationKind {
  /// What is known of the platform, each with its sources.
  static let facts: Self = Self("fact", plural: "facts") { context in
    context.knowledge.facts.map { fact in
      let references = (fact.references + fact.conflicts.map(\.reference)).distinct
      return Explanation(.facts, fact.id, title: fact.title, references: references) {
        FactExplanation(fact: fact, context: context).fields
      }
    }
  }
}

private struct FactExplanation {
  let fact: Fact
  let context: ExplanationContext

  var fields: [ModelValue.Field] {
    [
      .init("statement", .string(orNull: fact.statement)),
      .init("values", values(fact.value, fact.values)),
      .init("confidence", .string(fact.confidence.rawValue)),
      .init("options", .array(fact.options == nil ? [] : NetworkModel.allCases.map(option))),
      .init("conflicts", .array(fact.conflicts.map(conflict))),
      .init("unused", .string(orNull: fact.unused)),
      .init("usedByArithmetic", .bool(context.knowledge.arithmeticFacts.contains(fact.id))),
      .init("sources", context.sources(sourceIDs)),
      context.referredToBy(.facts, fact.id),
    ]
  }

  /// The fact's own sources first, then those of single options.
  private var sourceIDs: [String] {
    (fact.sources + NetworkModel.allCases.flatMap { fact.sources(for: $0) }).distinct
  }

  private func option(_ model: NetworkModel) -> ModelValue {
    let entry = fact.options?[model] ?? .notStated
    var stated: Fact.OptionStatement?
    if case .stated(let found) = entry { stated = found }
    return context.option(
      model,
      [
        .init("applies", .bool(entry != .notApplicable)),
        .init("isStated", .bool(stated != nil)),
        .init("values", values(stated?.value, stated?.values ?? [:])),
        .init(
          "statement", .string(orNull: stated == nil ? nil : fact.statement(for: model))),
        .init("confidence", .string(orNull: stated?.confidence?.rawValue)),
        .init("sources", .array(cited(stated?.sources ?? []))),
      ])
  }

  /// Sources with their numbers in the list of all.
  private func cited(_ ids: [String]) -> [ModelValue] {
    ids.compactMap { id in
      sourceIDs.firstIndex(of: id).map { ["id": .string(id), "number": .integer($0 + 1)] }
    }
  }

  private func values(_ main: FactValue?, _ named: [String: FactValue]) -> ModelValue {
    let values: [(name: String?, value: FactValue)] =
      (main.map { [(nil, $0)] } ?? []) + named.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    return .array(
      values.map { name, value in
        // The unit is that of the main number; named values say by their names what they count.
        [
          "name": .string(orNull: name), "value": value.modelValue,
          "unit": .string(orNull: name == nil && value.integer != nil ? fact.unit : nil),
          "text": .string(value.inWords),
        ]
      })
  }

  private func conflict(_ conflict: SourceConflict) -> ModelValue {
    [
      "reference": .string(conflict.reference), "chosen": .string(conflict.chosen),
      "others": .strings(conflict.others), "why": .string(conflict.why),
    ]
  }
}

extension FactValue {
  fileprivate var modelValue: ModelValue {
    switch content {
    case .integer(let number): .integer(number)
    case .text(let text): .string(text)
    case .date(let date): .string(date.description)
    case .truth(let truth): .bool(truth)
    case .texts(let texts): .strings(texts)
    }
  }

  fileprivate var inWords: String {
    switch content {
    case .integer(let number): number.grouped
    case .text(let text): text
    case .date(let date): date.description
    case .truth(let truth): truth ? "yes" : "no"
    case .texts(let texts): texts.asSentenceList
    }
  }
}
