internal import Decisions
internal import Knowledge

extension ExplanationKind {
  /// The rows of the feature matrix.
  static let features: Self = Self("feature", plural: "features") { context in
    context.knowledge.features.map { feature in
      Explanation(.features, feature.id, title: feature.title) {
        FeatureExplanation(feature: feature, context: context).fields
      }
    }
  }
}

extension Feature {
  /// The ids of the facts that its cells rest on.
  var facts: [String] { cells.all.flatMap { $0?.facts ?? [] } }
}

extension Feature.Cell {
  /// How good the option is; nil where the cell only informs.
  var judgement: String? { rating == .none ? nil : rating.rawValue }
}

private struct FeatureExplanation {
  let feature: Feature
  let context: ExplanationContext

  var fields: [ModelValue.Field] {
    let group = context.knowledge.groups.first { $0.id == feature.group }
    return [
      .init("why", .string(feature.why)),
      .init("group", .string(group?.title ?? feature.group)),
      .init("constraints", .strings(feature.constraints.map(\.id))),
      .init("options", .array(NetworkModel.allCases.map(option))),
    ] + context.evidence(feature.facts)
  }

  private func option(_ model: NetworkModel) -> ModelValue {
    let cell = feature.cells[model]
    return context.option(
      model,
      [
        .init("text", .string(orNull: cell?.text)),
        .init("rating", .string(orNull: cell?.judgement)),
        .init("facts", .strings(cell?.facts ?? [])),
      ])
  }
}
