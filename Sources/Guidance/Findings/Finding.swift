public import Decisions
internal import IPMath

/// A property of the design that a rule found: about one option, or about the whole cluster.
public struct Finding: Sendable, Hashable {
  /// What a finding does to its option.
  public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
    /// The option cannot be had.
    case excludes
    /// It speaks against the option.
    case against
    /// It speaks for the option.
    case favours
    /// Worth knowing.
    case note

    /// Orders from `excludes` to `note`.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// The rule's id.
  public let rule: String
  /// The option; nil when the finding is about the cluster whatever the option.
  public let option: NetworkModel?
  /// What it does.
  public let severity: Severity
  /// The sentence with its figures.
  public let message: Message
  /// The facts behind it; empty when they are the rule's own.
  public let facts: [String]
  /// The constraint of the decision file that it answers.
  public let constraint: ConstraintID?

  /// A finding of `rule`.
  public init(
    rule: String, option: NetworkModel?, _ severity: Severity, _ message: Message,
    facts: [String] = [], constraint: ConstraintID? = nil
  ) {
    self.rule = rule
    self.option = option
    self.severity = severity
    self.message = message
    self.facts = facts
    self.constraint = constraint
  }
}
