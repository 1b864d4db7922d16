internal import Decisions
internal import Knowledge

/// The part of a report that says the same of every decision that compares the same options: the
/// options in brief and the full feature matrix.
struct ReferenceData {
  let knowledge: KnowledgeBase
  let options: [NetworkModel]

  /// What the template of the reference sees.
  var value: ModelValue {
    let rows = FeatureRows(knowledge: knowledge, options: options)
    return [
      "options": .array(options.map(option)),
      "groups": .array(
        knowledge.groups.compactMap { group in
          let features = knowledge.features(in: group)
          if features.isEmpty { return nil }
          return ["title": .string(group.title), "table": rows.table(features)]
        }),
    ]
  }

  private func option(_ model: NetworkModel) -> ModelValue {
    let guide = knowledge.option(model)
    let wording = Wording(knowledge: knowledge)
    return [
      "title": .string(guide.title),
      "how": .markdown(guide.how),
      "strengths": wording.markdown(guide.strengths),
      "limitations": wording.markdown(guide.limitations),
      "when": wording.markdown(guide.when),
    ]
  }
}
