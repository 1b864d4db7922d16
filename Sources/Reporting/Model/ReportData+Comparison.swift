internal import Decisions
internal import Guidance
internal import Knowledge

extension ReportData {
  /// The rows of the feature matrix that matter to this decision, then those that comparisons
  /// usually show.
  var matrix: ModelValue {
    let groups = MatrixRelevance(source).groups
    let relevant = groups.flatMap(\.features)
    let known = Set(relevant.map(\.id))
    let usual = knowledge.features.filter { $0.isInArticle && !known.contains($0.id) }
    let rows = FeatureRows(
      knowledge: knowledge, options: decision.options, date: source.date)
    return [
      "table": rows.table(relevant + usual),
      "hasReasons": .bool(!groups.isEmpty),
      "reasons": .array(
        groups.map { group in
          [
            "rows": .string(group.features.map(\.title).joined(separator: "; ")),
            "because": .string(group.because),
          ]
        }),
      "hasUsual": .bool(!usual.isEmpty),
      "usual": .string(usual.map(\.title).joined(separator: "; ")),
      "marks": rows.marks(relevant + usual),
    ]
  }

  /// A constraint of the file with every option's answer.
  func constraint(_ requirement: ConstraintRequirement) -> ModelValue {
    let guide = knowledge.constraint(requirement.constraint)
    let rule = knowledge.rule(requirement.constraint.id)
    return [
      "id": .string(requirement.constraint.id),
      "title": .string(guide?.title ?? requirement.constraint.id),
      "meaning": .markdown(guide?.meaning ?? ""),
      "rationale": .string(orNull: rule?.rationale),
      "isMust": .bool(requirement.level == .must),
      "level": .string(requirement.level.rawValue),
      "answers": .array(
        assessment.answers.filter { $0.constraint == requirement.constraint }.map(answer)),
      "advice": advice(beside: requirement.constraint),
    ]
  }

  private func answer(_ answer: ConstraintAnswer) -> ModelValue {
    let facts =
      answer.facts.isEmpty
      ? knowledge.rule(answer.constraint.id)?.facts ?? [] : answer.facts
    return [
      "option": .string(source.title(answer.option)),
      "isSatisfied": .bool(answer.answer == .satisfied),
      "isPartly": .bool(answer.answer == .partly),
      "isNot": .bool(answer.answer == .notSatisfied),
      "text": wording.markdown(
        answer.message, rule: answer.constraint.id, facts: facts),
    ]
  }

  /// The scores of the options that are left, best first, and why the judged ones are as they are.
  var scores: ModelValue {
    let ranked = assessment.ranked
    return [
      "hasScores": .bool(!ranked.isEmpty),
      "columns": .array(ranked.map { .string(source.title($0.model)) }),
      "rows": .array(
        decision.criteria.enumerated().map { index, criterion in
          [
            "title": .string(knowledge.title(of: criterion)),
            "weight": .string(Self.weightText(decision.weight(of: criterion))),
            "values": .array(
              ranked.map { .string(cell($0.scores[index])) }),
          ]
        }),
      "totals": .array(ranked.map { .string($0.text) }),
      "rationales": .array(decision.criteria.compactMap(rationale)),
    ]
  }

  /// The value, with what it was read off where it is computed.
  private func cell(_ score: CriterionScore) -> String {
    score.measure.map { "\(score.value) (\($0.grouped))" } ?? "\(score.value)"
  }

  private static func weightText(_ weight: Weight) -> String {
    ModelValue.decimalText(thousandths: weight.thousandths)
  }

  private func rationale(_ criterion: Criterion) -> ModelValue? {
    guard let guide = knowledge.criterion(criterion) else { return nil }
    var (thresholds, reasons): (String?, [ModelValue]) = (nil, [])
    switch guide.kind {
    case .computed(let text): thresholds = text
    case .judged(let scores):
      reasons = decision.options.filter { assessment.score(of: $0) != nil }.map { model in
        [
          "option": .string(source.title(model)),
          "value": .string(String(scores[model].value)),
          "text": wording.markdown(
            scores[model].rationale, facts: scores[model].facts),
        ]
      }
    }
    return [
      "title": .string(guide.title),
      "question": .markdown(guide.question),
      "low": .markdown(guide.low), "high": .markdown(guide.high),
      "thresholds": thresholds.map { .markdown($0) } ?? .null,
      "reasons": .array(reasons),
    ]
  }
}
