internal import Decisions
internal import Knowledge

extension ExplanationKind {
  /// What a decision file may ask of the network model.
  static let constraints: Self = Self("constraint", plural: "constraints") { context in
    context.knowledge.constraints.map { guide in
      Explanation(
        .constraints, guide.constraint.id, title: guide.title, references: guide.references
      ) { ConstraintExplanation(guide: guide, context: context).fields }
    }
  }
}

extension ConstraintGuide {
  /// The ids of the facts that its answers rest on.
  var facts: [String] { answers.all.flatMap(\.facts) }
}

private struct ConstraintExplanation {
  let guide: ConstraintGuide
  let context: ExplanationContext

  var fields: [ModelValue.Field] {
    [
      .init("meaning", .string(guide.meaning)),
      .init("options", .array(NetworkModel.allCases.map(option))),
    ] + context.evidence(guide.facts) + [context.referredToBy(.constraints, guide.constraint.id)]
  }

  private func option(_ model: NetworkModel) -> ModelValue {
    let answer = guide.answers[model]
    return context.option(
      model,
      [
        .init("answer", .string(answer.verdict.rawValue)),
        .init("text", .string(answer.text)),
        .init("depends", .string(orNull: answer.depends)),
        .init("facts", .strings(answer.facts)),
      ])
  }
}
