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
  /// The scores of all options, in their order, as if none were excluded.
  private let unfilteredScores: [OptionScore]
  /// What it comes to.
  public let outcome: Outcome

  /// Assesses a decision by every rule.
  public init(_ decision: Decision, knowledge: KnowledgeBase) {
    self.init(
      decision, sizing: Sizing(decision, limits: knowledge.limits), knowledge: knowledge)
  }

  /// Assesses a decision whose IP math is done.
  ///
  /// - Parameters:
  ///   - decision: The decision.
  ///   - sizing: Its IP math.
  ///   - knowledge: The knowledge base.
  ///   - rules: The rules that look at it: searches, which assess a decision hundreds of times and
  ///     ask for nothing but its outcome and what excludes, need `Rule.deciding` alone.
  init(
    _ decision: Decision, sizing: Sizing, knowledge: KnowledgeBase, rules: [Rule] = Rule.all
  ) {
    self.decision = decision
    self.sizing = sizing
    let situation = Situation(decision: decision, sizing: sizing, knowledge: knowledge)
    let found = Rule.findings(of: rules, situation)
    findings = found.all
    answers = found.answers
    let excluded = found.all.filter { $0.severity == .excludes }.compactMap(\.option)
    let scoring = Scoring(decision, answers: found.answers, knowledge: knowledge)
    unfilteredScores = sizing.options.map(scoring.score)
    ranked = unfilteredScores.filter { !excluded.contains($0.model) }
      .sorted { left, right in
        guard left.weightedSum == right.weightedSum else {
          return left.weightedSum > right.weightedSum
        }
        return Outcome.tieBreak(left.model, right.model, sizing: sizing).option == left.model
      }
    outcome = Outcome(ranked: ranked, sizing: sizing)
  }

  /// Whether the best option's figures rest on a max pods that the file does not give.
  public var assumesMaxPods: Bool {
    findings.contains {
      $0.option == outcome.option && $0.rule == Rule.defaultMaxPodsAssumed.id
    }
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

  /// The scores of an option whether it is excluded or not; nil when it is not compared.
  func unfilteredScore(of model: NetworkModel) -> OptionScore? {
    unfilteredScores.first { $0.model == model }
  }

  /// The first finding that excludes an option; nil where none does.
  func exclusion(of model: NetworkModel) -> Finding? {
    findings.first { $0.option == model && $0.severity == .excludes }
  }

  /// Whether a finding excludes an option.
  func isExcluded(_ model: NetworkModel) -> Bool { exclusion(of: model) != nil }

  /// What became of an option.
  public func verdict(on model: NetworkModel) -> Verdict {
    if outcome.option == model { return .chosen }
    guard score(of: model) != nil else { return .excluded }
    let isDiscouraged = findings.contains { $0.option == model && $0.severity == .against }
    return isDiscouraged ? .discouraged : .viable
  }
}
