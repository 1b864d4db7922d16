internal import Decisions
internal import Knowledge

/// The part of a report that says the same of every decision that compares the same options while
/// the marks of the matrix are the same: the options in brief, the full feature matrix and the
/// published figures, recomputed.
struct ReferenceData {
  let knowledge: KnowledgeBase
  let options: [NetworkModel]
  /// The day as of which the matrix is marked.
  let date: CalendarDate

  /// What the template of the reference sees.
  var value: ModelValue {
    let rows = FeatureRows(knowledge: knowledge, options: options, date: date)
    return [
      "options": .array(options.map(option)),
      "groups": .array(
        knowledge.groups.compactMap { group in
          let features = knowledge.features(in: group)
          if features.isEmpty { return nil }
          return ["title": .string(group.title), "table": rows.table(features)]
        }),
      "marks": rows.marks(knowledge.features),
      "published": ClaimsData(knowledge: knowledge).value,
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
