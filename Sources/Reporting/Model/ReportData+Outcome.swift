internal import Decisions
internal import Guidance
internal import Knowledge

extension ReportData {
  /// The outcome in flags and words.
  var outcome: ModelValue {
    let outcome = assessment.outcome
    return [
      "isChosen": .bool(outcome.kind == .chosen && outcome.runnerUp != nil),
      "isOnlyOne": .bool(outcome.option != nil && outcome.runnerUp == nil),
      "isCloseCall": .bool(outcome.kind == .closeCall),
      "isNoneFeasible": .bool(outcome.kind == .noneFeasible),
      "hasOption": .bool(outcome.option != nil),
      "option": .string(orNull: outcome.option.map(source.title)),
      "score": .string(orNull: outcome.option.flatMap(score)),
      "runnerUp": .string(orNull: outcome.runnerUp.map(source.title)),
      "runnerUpScore": .string(orNull: outcome.runnerUp.flatMap(score)),
      "lead": .string(orNull: outcome.lead.map { "\($0 / 10).\($0 % 10)" }),
      "tieBreakIsDefault": .bool(outcome.tieBreak == .platformDefault),
      "tieBreakIsAddresses": .bool(outcome.tieBreak == .fewerVNetAddresses),
      "tieBreakIsOrder": .bool(outcome.tieBreak == .order),
      "tieBreakOption": .string(orNull: outcome.tieBreakOption.map(source.title)),
      "tieBreakAgrees": .bool(outcome.tieBreakOption == outcome.option),
      "confidence": .string(source.sensitivity.confidence.level.rawValue),
      "isSure": .bool(source.sensitivity.confidence.level == .high),
      "confidenceReasons": .array(
        source.sensitivity.confidence.reasons.map { .markdown(wording.text($0, .confidence)) }),
      "optionCount": .string(decision.options.count.grouped),
      "excludedCount": .string((decision.options.count - assessment.ranked.count).grouped),
      "hasExcluded": .bool(assessment.ranked.count < decision.options.count),
      "oneExcluded": .bool(decision.options.count - assessment.ranked.count == 1),
    ]
  }

  /// The smallest sets of changes after which an option is feasible.
  var relaxations: [ModelValue] {
    source.relaxations.map { set in
      [
        "changes": .array(
          set.changes.enumerated().map { index, change in
            let phrase = wording.markdown(change)
            return .markdown(index == 0 ? phrase.asSentenceStart : phrase)
          }),
        "costs": .array(
          set.costs.map { .markdown(wording.cost($0) { MarkdownText.escaped($0) }) }),
        "option": .string(orNull: set.outcome.option.map(source.title)),
      ]
    }
  }
}
