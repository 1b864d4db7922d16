public import Decisions

/// Why another option is chosen after a change.
public enum FlipCause: Sendable, Hashable {
  /// The option chosen before is now excluded by this finding; whether no other is left.
  case excluded(Finding, isLast: Bool)
  /// The option chosen now was excluded before by this finding, which no longer holds.
  case admitted(Finding)
  /// Scores moved.
  case scores([ScoreChange])
  /// The two are level, and the tie-break tells them apart.
  case tie

  /// The cause between two assessments with different outcomes.
  init(from before: Assessment, to after: Assessment) {
    if let old = before.outcome.option, let finding = after.exclusion(of: old) {
      self = .excluded(finding, isLast: after.outcome.option == nil)
    } else if let new = after.outcome.option, let finding = before.exclusion(of: new) {
      self = .admitted(finding)
    } else {
      let changes = [before.outcome.option, after.outcome.option].compactMap { $0 }.flatMap {
        ScoreChange.changes(of: $0, from: before, to: after)
      }
      self = changes.isEmpty ? .tie : .scores(changes)
    }
  }
}

/// A score that moved.
public struct ScoreChange: Sendable, Hashable {
  /// The option.
  public let option: NetworkModel
  /// The criterion.
  public let criterion: Criterion
  /// The score before; nil where the criterion did not count.
  public let before: Int?
  /// The score after; nil where the criterion no longer counts.
  public let after: Int?

  /// What moved for an option, in the order of the criteria.
  static func changes(
    of option: NetworkModel, from before: Assessment, to after: Assessment
  ) -> [ScoreChange] {
    let old = before.unfilteredScore(of: option)?.scores ?? []
    let new = after.unfilteredScore(of: option)?.scores ?? []
    let kept = old.compactMap { score -> ScoreChange? in
      let now = new.first { $0.criterion == score.criterion }?.value
      return now == score.value
        ? nil
        : ScoreChange(
          option: option, criterion: score.criterion, before: score.value, after: now)
    }
    let added = new.filter { score in !old.contains { $0.criterion == score.criterion } }.map {
      ScoreChange(option: option, criterion: $0.criterion, before: nil, after: $0.value)
    }
    return kept + added
  }
}
