internal import Decisions
internal import Knowledge

extension ExplanationKind {
  /// The network models.
  static let options: Self = Self("option", plural: "options") { context in
    context.knowledge.options.all.map { guide in
      Explanation(.options, guide.model.id, title: guide.title) {
        OptionExplanation(guide: guide, context: context).fields
      }
    }
  }
}

extension OptionGuide {
  /// The ids of the facts that its remarks rest on.
  var facts: [String] {
    (strengths + limitations + when + mistakes + operations + [exactness]).flatMap(\.facts)
  }
}

private struct OptionExplanation {
  let guide: OptionGuide
  let context: ExplanationContext

  private var knowledge: KnowledgeBase { context.knowledge }
  private var model: NetworkModel { guide.model }

  var fields: [ModelValue.Field] {
    [
      .init("summary", .string(guide.summary)),
      .init("how", .string(guide.how)),
      .init("strengths", remarks(guide.strengths)),
      .init("limitations", remarks(guide.limitations)),
      .init("when", remarks(guide.when)),
      .init("mistakes", remarks(guide.mistakes)),
      .init("operations", remarks(guide.operations)),
      .init("exactness", remark(guide.exactness)),
      .init("features", .array(knowledge.features.compactMap(feature))),
      .init("constraints", .array(knowledge.constraints.map(constraint))),
      .init("scores", .array(knowledge.criteria.compactMap(score))),
    ] + context.evidence(facts, about: [model]) + [context.referredToBy(.options, model.id)]
  }

  /// Everything that remarks, cells, answers and scores of this option rest on.
  private var facts: [String] {
    guide.facts + knowledge.features.flatMap { $0.cells[model]?.facts ?? [] }
      + knowledge.constraints.flatMap { $0.answers[model].facts }
      + knowledge.criteria.flatMap { $0.score(of: model)?.facts ?? [] }
  }

  private func remarks(_ remarks: [OptionGuide.Remark]) -> ModelValue {
    .array(remarks.map(remark))
  }

  private func remark(_ remark: OptionGuide.Remark) -> ModelValue {
    ["text": .string(remark.text), "facts": .strings(remark.facts)]
  }

  private func feature(_ feature: Feature) -> ModelValue? {
    feature.cells[model].map { cell in
      [
        "id": .string(feature.id), "title": .string(feature.title), "text": .string(cell.text),
        "rating": .string(orNull: cell.judgement),
      ]
    }
  }

  private func constraint(_ guide: ConstraintGuide) -> ModelValue {
    [
      "id": .string(guide.constraint.id), "title": .string(guide.title),
      "answer": .string(guide.answers[model].verdict.rawValue),
      "text": .string(guide.answers[model].text),
    ]
  }

  private func score(_ guide: CriterionGuide) -> ModelValue? {
    guide.score(of: model).map { score in
      [
        "id": .string(guide.criterion.id), "title": .string(guide.title),
        "value": .integer(score.value), "rationale": .string(score.rationale),
      ]
    }
  }
}
