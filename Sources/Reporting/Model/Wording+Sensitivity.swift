internal import Decisions
internal import Guidance
internal import Knowledge

extension Wording {
  /// Why another option would be chosen, as a plain sentence.
  ///
  /// - Parameters:
  ///   - cause: The cause.
  ///   - ofValue: Whether an input reaches a value, so that the state before is one step short of
  ///     it and not the decision's own.
  /// - Returns: The sentence.
  func plain(_ cause: FlipCause, ofValue: Bool) -> String {
    sentence(cause, ofValue: ofValue, escape: { $0 }).text
  }

  /// The same as Markdown, with the facts of the finding behind it as footnotes.
  func markdown(_ cause: FlipCause, ofValue: Bool) -> ModelValue {
    let (text, facts) = sentence(
      cause, ofValue: ofValue, escape: { MarkdownText.escaped($0) })
    return markdown(text, facts: facts)
  }

  private func sentence(
    _ cause: FlipCause, ofValue: Bool, escape: (String) -> String
  ) -> (text: String, facts: [String]) {
    switch cause {
    case .excluded(let finding, let isLast):
      return about(finding, isLast ? "excluded-last" : "excluded", escape)
    case .admitted(let finding):
      return about(finding, ofValue ? "admitted-at" : "admitted", escape)
    case .scores(let changes):
      let clauses = zip(changes, [nil] + changes.map(Optional.some)).map(clause)
      return (clauses.joined(separator: "; ").asSentence, [])
    case .tie: return (text(Message("tie"), .sensitivity).asSentence, [])
    }
  }

  /// A finding in a sentence that names its option.
  private func about(
    _ finding: Finding, _ key: String, _ escape: (String) -> String
  ) -> (text: String, facts: [String]) {
    let words = sentence(finding.message, rule: finding.rule, escape: escape)
    let message = Message(
      key, ["option": .text(finding.option.map(title) ?? ""), "finding": .text(words)])
    return (text(message, .sensitivity), facts(of: finding))
  }

  /// What moved, without the criterion where the clause before names it.
  private func clause(_ change: ScoreChange, after previous: ScoreChange?) -> String {
    let isSame = previous?.criterion == change.criterion && previous?.kind == change.kind
    let message = Message(
      (isSame ? "same-" : "score-") + change.kind,
      [
        "option": .text(title(change.option)),
        "criterion": .text(knowledge.title(of: change.criterion)),
        "before": .count(change.before ?? 0), "after": .count(change.after ?? 0),
      ])
    return text(message, .sensitivity)
  }
}

extension ScoreChange {
  /// The end of the phrases' keys.
  fileprivate var kind: String { before == nil ? "counts" : after == nil ? "drops-out" : "moves" }
}

extension String {
  /// The words with a full stop.
  fileprivate var asSentence: String { hasSuffix(".") ? self : self + "." }
}
