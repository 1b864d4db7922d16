public import Decisions
public import Knowledge

/// Everything that the engine says of a decision: sizing, findings, scores and outcome.
public struct Assessment: Sendable {
  /// What became of an option.
  public enum Verdict: String, Sendable, Hashable {
    case chosen
    case viable
    case discouraged
    case excluded
  }

  /// The decision.
  public let decision: Decision
  /// The IP math.
  public let sizing: Sizing
  /// The findings: in the order of the rules, then of the options.
  public let findings: [Finding]
  /// The answers to the constraints of the decision, by constraint, then by option.
  public let answers: [ConstraintAnswer]
  /// The scores of the options that are left, best first.
  public let ranked: [OptionScore]
  /// What it comes to.
  public let outcome: Outcome
  /// Whether the best option's figures rest on a max pods that the file does not give.
  public let assumesMaxPods: Bool

  /// Assesses a decision by every rule.
  public init(_ decision: Decision, knowledge: KnowledgeBase) {
    let sizing = Sizing(decision, limits: knowledge.limits)
    let situation = Situation(decision: decision, sizing: sizing, knowledge: knowledge)
    self.decision = decision
    self.sizing = sizing
    findings = Rule.all.flatMap { $0.findings(situation) }
    let stated = Set(decision.constraints.map(\.constraint))
    let answers = Rule.all.filter { $0.constraint.map(stated.contains) ?? false }
      .flatMap { rule in
        decision.options.compactMap { rule.answer?(situation, $0) }
      }
    self.answers = answers
    let excluded = Set(findings.filter { $0.severity == .excludes }.compactMap(\.option))
    ranked = sizing.options.filter { !excluded.contains($0.model) }
      .map { OptionScore($0, situation: situation, answers: answers) }
      .sorted { left, right in
        guard left.weightedSum == right.weightedSum else {
          return left.weightedSum > right.weightedSum
        }
        return Outcome.tieBreak(left.model, right.model, sizing: sizing).option == left.model
      }
    let best = ranked.first?.model
    let assumesMaxPods = findings.contains {
      $0.rule == Rule.defaultMaxPodsAssumed.id && $0.option == best
    }
    self.assumesMaxPods = assumesMaxPods
    outcome = Outcome(ranked: ranked, sizing: sizing, assumptions: assumesMaxPods)
  }

  /// The findings about an option, most severe first.
  public func findings(about model: NetworkModel) -> [Finding] {
    Finding.Severity.allCases.flatMap { severity in
      findings.filter { $0.option == model && $0.severity == severity }
    }
  }

  /// The findings about the cluster whatever the option, most severe first.
  public var clusterFindings: [Finding] {
    Finding.Severity.allCases.flatMap { severity in
      findings.filter { $0.option == nil && $0.severity == severity }
    }
  }

  /// The scores of an option; nil when it is excluded.
  public func score(of model: NetworkModel) -> OptionScore? {
    ranked.first { $0.model == model }
  }

  /// What became of an option.
  public func verdict(on model: NetworkModel) -> Verdict {
    if outcome.option == model { return .chosen }
    guard score(of: model) != nil else { return .excluded }
    let isDiscouraged = findings.contains { $0.option == model && $0.severity == .against }
    return isDiscouraged ? .discouraged : .viable
  }
}
