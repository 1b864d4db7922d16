internal import Decisions
internal import Knowledge

/// What a constraint's rule knows better than the knowledge base, because of this cluster.
struct Refinement {
  let answer: ConstraintAnswer.Answer
  let message: Message

  init(_ answer: ConstraintAnswer.Answer, _ message: Message) {
    self.answer = answer
    self.message = message
  }
}

extension Rule {
  /// The rule that answers a constraint for every option.
  ///
  /// The base answers are in the knowledge base (`constraints.yaml`); `refine` overrides them where
  /// the cluster's own figures decide. A `must` that an option does not meet excludes it; a
  /// `should` that it does not meet, and anything met only partly, speaks against it.
  static func constraint(
    _ constraint: ConstraintID, examples: [Example],
    refine: @escaping @Sendable (Situation, NetworkModel) -> Refinement? = { _, _ in nil }
  ) -> Rule {
    let answer: @Sendable (Situation, NetworkModel) -> ConstraintAnswer? = { situation, model in
      if let refined = refine(situation, model) {
        return ConstraintAnswer(
          constraint: constraint, option: model, answer: refined.answer,
          message: refined.message, facts: [])
      }
      guard let base = situation.knowledge.constraint(constraint)?.answers[model],
        let level = ConstraintAnswer.Answer(base.verdict)
      else { return nil }
      return ConstraintAnswer(
        constraint: constraint, option: model, answer: level, message: Message(verbatim: base.text),
        facts: base.facts)
    }
    return Rule(constraint.id, examples: examples, constraint: constraint) { situation, findings in
      guard let level = situation.decision.level(of: constraint) else { return }
      for model in situation.decision.options {
        guard let answered = answer(situation, model) else { continue }
        findings.answers.append(answered)
        let excludes = level == .must && answered.answer == .notSatisfied
        findings.add(
          excludes ? .excludes : answered.answer == .satisfied ? .favours : .against, model,
          answered.message, facts: answered.facts, constraint: constraint)
      }
    }
  }
}

extension ConstraintAnswer.Answer {
  init?(_ verdict: ConstraintGuide.Verdict) {
    switch verdict {
    case .yes: self = .satisfied
    case .partly: self = .partly
    case .no: self = .notSatisfied
    case .computed: return nil
    }
  }
}
