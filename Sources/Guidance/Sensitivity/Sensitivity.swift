public import Decisions
public import Knowledge

/// What would change a decision: DESIGN section 6, item 6.
public struct Sensitivity: Sendable {
  /// How far each criterion's weight can move; empty without a feasible option.
  public let weights: [WeightSensitivity]
  /// The outcome for every value of each input.
  public let inputs: [InputSensitivity]
  /// The outcome with every constraint at every other level.
  public let constraints: [ConstraintSensitivity]
  /// How sure the outcome is.
  public let confidence: OutcomeConfidence
  /// When to look at the decision again.
  public let triggers: [RevisitTrigger]

  /// The sensitivity of an assessment.
  ///
  /// - Parameters:
  ///   - assessment: What the engine says of the decision.
  ///   - date: The record's date.
  ///   - knowledge: The knowledge base that the assessment was made with.
  public init(_ assessment: Assessment, date: CalendarDate, knowledge: KnowledgeBase) {
    let variants = Variants(assessment, knowledge: knowledge)
    weights = FlipWeights(assessment).all()
    inputs = SensitiveInput.allCases.compactMap { InputSensitivity($0, variants) }
    constraints = ConstraintSensitivity.all(variants)
    confidence = OutcomeConfidence(
      assessment, weights: weights, inputs: inputs, knowledge: knowledge)
    triggers =
      RevisitTriggers(assessment, inputs: inputs, date: date, knowledge: knowledge).all
  }
}
