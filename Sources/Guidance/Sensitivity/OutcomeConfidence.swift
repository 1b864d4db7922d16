internal import Decisions
internal import Knowledge

/// How sure the outcome is, and why.
public struct OutcomeConfidence: Sendable, Hashable {
  /// How sure.
  public enum Level: String, Sendable, Hashable, Comparable {
    case high
    case medium
    case low

    /// Orders from high to low.
    public static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .high: 0
      case .medium: 1
      case .low: 2
      }
    }
  }

  /// How sure.
  public let level: Level
  /// Why: what lowers it, else what speaks for it; worded by the phrases `confidence`.
  public let reasons: [Message]

  /// The confidence in an assessment.
  ///
  /// Low: a lead below a tenth of the score, or another option within a tenth of the nodes.
  /// Medium: a lead below a fifth; a max pods of the chosen option that had to be assumed, or a
  /// feature of it that no source states; another option at half or twice a weight, or at half or
  /// twice the nodes.
  init(
    _ assessment: Assessment, weights: [WeightSensitivity], inputs: [InputSensitivity],
    knowledge: KnowledgeBase
  ) {
    guard assessment.outcome.option != nil else {
      (level, reasons) = (.high, [Message("none-feasible")])
      return
    }
    let doubts =
      Self.lead(assessment) + Self.assumption(assessment) + Self.weights(weights, knowledge)
      + Self.nodes(inputs, knowledge)
    level = doubts.map(\.level).max() ?? .high
    reasons =
      doubts.isEmpty
      ? [Message(assessment.outcome.runnerUp == nil ? "only-option" : "clear")]
      : doubts.map(\.reason)
  }

  private typealias Doubt = (level: Level, reason: Message)

  private static func lead(_ assessment: Assessment) -> [Doubt] {
    guard let lead = assessment.outcome.lead else { return [] }
    if assessment.outcome.kind == .closeCall { return [(.low, Message("close-call"))] }
    return lead < 200 ? [(.medium, Message("small-lead"))] : []
  }

  private static func assumption(_ assessment: Assessment) -> [Doubt] {
    let isStated = !assessment.findings.contains {
      $0.option == assessment.outcome.option && $0.message.key == "not-stated"
    }
    return (assessment.assumesMaxPods ? [(.medium, Message("assumed-max-pods"))] : [])
      + (isStated ? [] : [(.medium, Message("not-stated"))])
  }

  private static func weights(
    _ weights: [WeightSensitivity], _ knowledge: KnowledgeBase
  ) -> [Doubt] {
    let near = weights.filter { entry in
      let own = entry.weight.thousandths
      let halved = entry.below.map { $0.weight.thousandths * 2 >= own } ?? false
      let doubled = entry.above.map { $0.weight.thousandths <= own * 2 } ?? false
      return own > 0 && (halved || doubled)
    }
    guard !near.isEmpty else { return [] }
    let names = near.map { Message.Value.text(knowledge.title(of: $0.criterion)) }
    return [(.medium, Message("weight-flips", ["criteria": .list(names)]))]
  }

  private static func nodes(_ inputs: [InputSensitivity], _ knowledge: KnowledgeBase) -> [Doubt] {
    guard let nodes = inputs.first(where: { $0.input == .nodes }), let own = nodes.value else {
      return []
    }
    let near = nodes.flips.filter { $0.nearest <= 2 * own && 2 * $0.nearest >= own }
    return near.map { doubt(at: $0.nearest, from: own, $0.option, knowledge) }
      + end(of: nodes, from: own, knowledge)
  }

  /// The end of the search, where AKS allows no more nodes with any option.
  private static func end(
    of nodes: InputSensitivity, from own: Int, _ knowledge: KnowledgeBase
  ) -> [Doubt] {
    guard nodes.above == nil, let most = nodes.segments.last?.values.upperBound, most < 2 * own
    else { return [] }
    return [doubt(at: most + 1, from: own, nil, knowledge)]
  }

  private static func doubt(
    at nodes: Int, from own: Int, _ option: NetworkModel?, _ knowledge: KnowledgeBase
  ) -> Doubt {
    let isNext = abs(nodes - own) * 10 <= own
    return (
      isNext ? .low : .medium,
      Message(
        option == nil ? "nodes-end" : "nodes-flip",
        ["nodes": .count(nodes), "option": .text(option.map { knowledge.option($0).title } ?? "")])
    )
  }
}
