internal import Decisions
internal import Guidance
internal import Knowledge

/// The facts that a decision rests on and their sources, for `decision.json`.
struct FactsDocument {
  /// The facts that findings, statements, scores and matrix cells name, in the order of the
  /// knowledge base.
  let facts: ModelValue
  /// The sources of these facts, in the order of the knowledge base.
  let sources: ModelValue

  init(_ source: ReportSource) {
    let knowledge = source.knowledge
    let used = Self.usedFacts(source)
    let models = source.decision.options
    var facts: [ModelValue] = []
    var cited: Set<String> = []
    for fact in knowledge.facts where used.contains(fact.id) {
      facts.append(Self.value(fact, models: models))
      cited.formUnion(fact.sources)
      for model in models { cited.formUnion(fact.sources(for: model)) }
    }
    self.facts = .array(facts)
    sources = .array(
      knowledge.sources.filter { cited.contains($0.id) }.map { Self.value($0) })
  }

  /// A source with its dates.
  static func value(_ source: Source) -> ModelValue {
    [
      "id": .string(source.id),
      "title": .string(source.title),
      "publisher": .string(source.publisher),
      "url": .string(source.url),
      "date": .string(orNull: source.date?.description),
      "read": .string(source.read.description),
    ]
  }

  private static func usedFacts(_ source: ReportSource) -> Set<String> {
    let wording = Wording(knowledge: source.knowledge)
    var used = Set(source.assessment.findings.flatMap(wording.facts))
    used.formUnion(PathsDocument(source).statements.flatMap(wording.facts(ofStatement:)))
    for model in source.decision.options {
      for feature in source.knowledge.features {
        used.formUnion(feature.cells[model]?.facts ?? [])
      }
      for criterion in source.knowledge.criteria {
        guard case .judged(let scores) = criterion.kind else { continue }
        used.formUnion(scores[model].facts)
      }
    }
    return used
  }

  private static func value(_ fact: Fact, models: [NetworkModel]) -> ModelValue {
    [
      "id": .string(fact.id),
      "references": .strings(fact.references),
      "title": .string(fact.title),
      "statement": .string(orNull: fact.statement),
      "options": .object(
        models.compactMap { model in
          guard let own = fact.statement(for: model), own != fact.statement else { return nil }
          return .init(model.id, .string(own))
        }),
      "ends": .array(fact.ends.map(MatrixDocument.end)),
      "confidence": .string(fact.confidence.rawValue),
      "sources": .strings(fact.sources),
    ]
  }
}
