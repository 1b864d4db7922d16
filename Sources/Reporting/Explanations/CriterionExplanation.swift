internal import Decisions
internal import Knowledge

extension ExplanationKind {
  /// What options are scored on.
  static let criteria: Self = Self("criterion", plural: "criteria") { context in
    context.knowledge.criteria.map { guide in
      Explanation(.criteria, guide.criterion.id, title: guide.title) {
        CriterionExplanation(guide: guide, context: context).fields
      }
    }
  }
}

extension CriterionGuide {
  /// The ids of the facts that its scores rest on.
  var facts: [String] { NetworkModel.allCases.flatMap { score(of: $0)?.facts ?? [] } }

  /// The judged score of an option; nil where the decision's own sizing gives it.
  func score(of model: NetworkModel) -> Score? {
    guard case .judged(let scores) = kind else { return nil }
    return scores[model]
  }
}

private struct CriterionExplanation {
  let guide: CriterionGuide
  let context: ExplanationContext

  var fields: [ModelValue.Field] {
    var thresholds: String?
    if case .computed(let text) = guide.kind { thresholds = text }
    return [
      .init("question", .string(guide.question)),
      .init("low", .string(guide.low)),
      .init("high", .string(guide.high)),
      .init("thresholds", .string(orNull: thresholds)),
      .init("options", .array(NetworkModel.allCases.compactMap(option))),
    ] + context.evidence(guide.facts) + [context.referredToBy(.criteria, guide.criterion.id)]
  }

  private func option(_ model: NetworkModel) -> ModelValue? {
    guide.score(of: model).map { score in
      context.option(
        model,
        [
          .init("value", .integer(score.value)),
          .init("rationale", .string(score.rationale)),
          .init("facts", .strings(score.facts)),
        ])
    }
  }
}
