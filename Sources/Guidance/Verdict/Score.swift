public import Decisions
internal import IPMath
internal import Knowledge

/// How one option does on one criterion.
public struct CriterionScore: Sendable, Hashable {
  /// The criterion.
  public let criterion: Criterion
  /// 1 (worst) to 5 (best).
  public let value: Int
  /// The criterion's weight.
  public let weight: Weight
  /// What a computed value was read off: nodes in reach for `scale`, VNet addresses a node for
  /// `ip-efficiency`; nil where the value is judged or answers a constraint.
  public let measure: Int?
}

/// An option's scores and their weighted sum.
public struct OptionScore: Sendable, Hashable {
  /// The option.
  public let model: NetworkModel
  /// One score a criterion, in the order of the decision's criteria.
  public let scores: [CriterionScore]
  /// `Σ weight × value` in thousandths; options compare by it exactly.
  public let weightedSum: Int
  /// The weighted mean, 1 to 5, in thousandths, rounded down.
  public let mean: Int
}

/// Scores the options of one decision.
struct Scoring {
  private let criteria: [(criterion: Criterion, weight: Weight)]
  private let weights: Int
  private let answers: [ConstraintAnswer]
  private let knowledge: KnowledgeBase

  init(_ decision: Decision, answers: [ConstraintAnswer], knowledge: KnowledgeBase) {
    criteria = decision.criteria.map { ($0, decision.weight(of: $0)) }
    weights = criteria.reduce(0) { $0 + $1.weight.thousandths }
    self.answers = answers
    self.knowledge = knowledge
  }

  /// The scores of an option that no finding excludes.
  func score(_ sizing: OptionSizing) -> OptionScore {
    let scores = criteria.map { criterion, weight in
      let (value, measure) = value(of: criterion, sizing)
      return CriterionScore(criterion: criterion, value: value, weight: weight, measure: measure)
    }
    let sum = scores.reduce(0) { $0 + $1.value * $1.weight.thousandths }
    return OptionScore(
      model: sizing.model, scores: scores, weightedSum: sum,
      mean: weights > 0 ? sum * 1_000 / weights : 0)
  }

  private func value(
    of criterion: Criterion, _ sizing: OptionSizing
  ) -> (value: Int, measure: Int?) {
    switch criterion {
    case .scale:
      return (Self.scale(sizing), sizing.maxNodes)
    case .ipEfficiency:
      let perNode = sizing.vnetAddressesPerNode
      return (Self.ipEfficiency(perNode), perNode)
    case .performance, .azureIntegration, .simplicity, .support:
      return (knowledge.judgedScore(of: sizing.model, on: criterion) ?? 3, nil)
    case .constraint(let constraint):
      let answer = answers.first { $0.constraint == constraint && $0.option == sizing.model }
      return (answer?.answer.score ?? 3, nil)
    }
  }

  /// 5 when the network holds ten times the nodes, 4 from four times, 3 from twice, 2 from one and
  /// a quarter, else 1.
  static func scale(_ sizing: OptionSizing) -> Int {
    let quarters = sizing.maxNodes * 4 / max(1, sizing.demands.nodes)
    return switch quarters {
    case 40...: 5
    case 16...: 4
    case 8...: 3
    case 5...: 2
    default: 1
    }
  }

  /// 5 for one VNet address a node, 4 up to 16, 3 up to 48, 2 up to 128, else 1.
  static func ipEfficiency(_ perNode: Int) -> Int {
    switch perNode {
    case ...1: 5
    case ...16: 4
    case ...48: 3
    case ...128: 2
    default: 1
    }
  }
}

extension OptionSizing {
  /// Addresses of the VNet blocks that the option takes whole.
  var blockAddresses: Int {
    demands.subnetLengths.reduce(0) { $0 + (1 << (32 - $1)) }
  }
}
