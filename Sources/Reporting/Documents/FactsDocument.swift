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
    let facts = knowledge.facts.filter { used.contains($0.id) }
    let models = source.decision.options
    let cited = Set(
      facts.flatMap { fact in
        fact.sources + models.flatMap { fact.sources(for: $0) }
      })
    self.facts = .array(facts.map { Self.value($0, models: models) })
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
      used.formUnion(source.knowledge.features.flatMap { $0.cells[model]?.facts ?? [] })
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
