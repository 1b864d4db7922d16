public import Decisions

/// How one option answers one constraint of the decision.
public struct ConstraintAnswer: Sendable, Hashable {
  /// How far the option meets the constraint.
  public enum Answer: String, Sendable, Hashable, CaseIterable {
    case satisfied
    case partly
    case notSatisfied = "not-satisfied"

    /// The score on the criterion that a `should` makes: 5, 3 or 1.
    var score: Int {
      switch self {
      case .satisfied: 5
      case .partly: 3
      case .notSatisfied: 1
      }
    }
  }

  /// The constraint.
  public let constraint: ConstraintID
  /// The option.
  public let option: NetworkModel
  /// How far it is met.
  public let answer: Answer
  /// Why, in a sentence.
  public let message: Message
  /// The facts behind it; empty when they are the rule's own.
  public let facts: [String]
}
