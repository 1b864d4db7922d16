internal import Decisions
internal import Diagnostics
internal import Knowledge

/// What explanations of all kinds have in common: cited facts, their sources, and what refers to
/// an entry.
struct ExplanationContext: Sendable {
  let knowledge: KnowledgeBase
  private let referrers: Referrers

  init(_ knowledge: KnowledgeBase) {
    self.knowledge = knowledge
    referrers = Referrers(knowledge)
  }

  /// The cited facts and their sources, as the last fields of an entry.
  ///
  /// - Parameters:
  ///   - ids: The ids of the facts; one that comes again is left out.
  ///   - models: The options that the entry speaks of.
  /// - Returns: The fields `facts` and `sources`.
  func evidence(
    _ ids: [String], about models: [NetworkModel] = NetworkModel.allCases
  ) -> [ModelValue.Field] {
    evidence(
      ids,
      sources: ids.distinct.compactMap(knowledge.fact).flatMap { fact in
        models.flatMap { fact.sources(for: $0) }
      })
  }

  /// The cited facts, and sources by their ids.
  func evidence(_ ids: [String], sources: [String]) -> [ModelValue.Field] {
    let facts = ids.distinct.compactMap(knowledge.fact)
    return [
      .init(
        "facts",
        .array(
          facts.map {
            [
              "id": .string($0.id), "title": .string($0.title),
              "confidence": .string($0.confidence.rawValue),
            ]
          })),
      .init("sources", self.sources(sources)),
    ]
  }

  /// Sources with their addresses and dates, each once, numbered by their order.
  func sources(_ ids: [String]) -> ModelValue {
    .array(
      ids.distinct.compactMap(knowledge.source).enumerated().map { index, source in
        [
          "number": .integer(index + 1),
          "id": .string(source.id),
          "title": .string(source.title),
          "publisher": .string(source.publisher),
          "url": .string(source.url),
          "date": .string(orNull: source.date?.description),
          "read": .string(source.read.description),
        ]
      })
  }

  /// The field that lists what refers to an entry; null where nothing does.
  func referredToBy(_ kind: ExplanationKind, _ id: String) -> ModelValue.Field {
    .init("referredToBy", referrers.value(kind, id))
  }

  /// An option's id and title, before what is said of it.
  func option(_ model: NetworkModel, _ fields: [ModelValue.Field]) -> ModelValue {
    .object(
      [.init("id", .string(model.id)), .init("title", .string(knowledge.option(model).title))]
        + fields)
  }
}
