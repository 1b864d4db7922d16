public import Decisions

/// What would be chosen with one constraint stated at another level, or not at all.
public struct ConstraintSensitivity: Sendable, Hashable {
  /// The constraint.
  public let constraint: ConstraintID
  /// The other level; nil takes the constraint away.
  public let level: ConstraintLevel?
  /// The outcome then.
  public let outcome: Outcome
  /// Why the choice changes; nil where it does not.
  public let cause: FlipCause?

  /// Every constraint at every other level, in the order of `ConstraintID`.
  static func all(_ variants: Variants) -> [ConstraintSensitivity] {
    ConstraintID.allCases.flatMap { constraint in
      let own = variants.base.decision.level(of: constraint)
      return [nil, .must, .should].filter { $0 != own }.map { level in
        let after = variants.assess(constraint, level)
        let flips = after.outcome.option != variants.base.outcome.option
        return ConstraintSensitivity(
          constraint: constraint, level: level, outcome: after.outcome,
          cause: flips ? FlipCause(from: variants.base, to: after) : nil)
      }
    }
  }
}
