public import Diagnostics

/// The words of a rule: what it says and what it rests on.
///
/// The rule itself is code in Guidance.
public struct RuleGuide: Sendable, Hashable {
  /// The rule's id.
  public let id: String
  /// What the rule is about.
  public let title: String
  /// The rows of the research notes that it comes from, such as `R9`.
  public let references: [String]
  /// Why the rule holds.
  public let rationale: String
  /// The ids of the facts that it rests on, at least one.
  public let facts: [String]
  /// The messages by key, with `{placeholders}` for the numbers; none where a rule speaks in the
  /// answers of its constraint.
  public let messages: [String: String]
  /// Where the entry stands in the knowledge base.
  public let location: SourceLocation
}
