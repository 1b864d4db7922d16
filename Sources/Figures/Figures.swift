internal import Decisions
public import Guidance
public import Knowledge

extension Figure {
  /// The figures of a decision, in the order in which its report shows them.
  ///
  /// - Parameters:
  ///   - assessment: What the engine says of the decision.
  ///   - weights: How far each criterion's weight can move.
  ///   - addresses: The VNet's ranges.
  ///   - map: The options chosen over nodes and max pods.
  ///   - texts: The words by key, with `{placeholders}`; a key without words is drawn as it is.
  ///   - knowledge: The knowledge base, which holds the titles of options, criteria and rules.
  /// - Returns: One figure a subject; no scores where no option is feasible.
  public static func all(
    _ assessment: Assessment, weights: [WeightSensitivity], addresses: AddressMap,
    map: DecisionMap, texts: [String: String], knowledge: KnowledgeBase
  ) -> [Figure] {
    let words = FigureWords(texts, knowledge)
    // Some titles are novels, and a figure's name is read aloud whole.
    let title = TextWidth.shortened(assessment.decision.title, size: 12, to: 600)
    func named(_ key: String) -> String { "\(words(key)): \(title)" }
    return [
      DemandFigure(assessment, words).figure(named("demand-title")),
      AddressFigure(addresses, words).figure(named("addresses-title")),
      ScoresFigure(assessment, weights: weights, words).figure(named("scores-title")),
      MapFigure(map, words).figure(named("map-title")),
    ].compactMap { $0 }
  }
}
