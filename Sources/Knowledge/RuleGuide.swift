public import Diagnostics

/// The words of a rule: what it says and what it rests on.
///
/// The rule itself is code in Guidance.
public struct RuleGuide: Sendable, Hashable {
  /// Where a report prints what the rule finds.
  public enum Topic: String, CaseIterable, Sendable, Hashable {
    /// With the IP math of an option.
    case addresses
    /// With what else speaks for and against an option.
    case platform
    /// With the operation of the chosen option.
    case operations
    /// With the building of the chosen option.
    case implementation
    /// With the findings about the cluster, whatever the option.
    case cluster
  }

  /// The rule's id.
  public let id: String
  /// What the rule is about.
  public let title: String
  /// Where its findings belong; `platform` where the entry is silent.
  public let topic: Topic
  /// The rows of the research notes that it comes from, such as `R9`.
  public let references: [String]
  /// Why the rule holds.
  public let rationale: String
  /// The ids of the facts that it rests on, at least one.
  public let facts: [String]
  /// Whether what it notes of the chosen option, short of excluding it, has to be settled before the
  /// record is accepted; false where the entry is silent.
  public let isOpenPoint: Bool
  /// The messages by key, with `{placeholders}` for the numbers; none where a rule speaks in the
  /// answers of its constraint.
  public let messages: [String: String]
  /// Where the entry stands in the knowledge base.
  public let location: SourceLocation
}
