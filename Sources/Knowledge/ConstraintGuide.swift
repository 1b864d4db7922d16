public import Decisions
public import Diagnostics

/// What a constraint means and how every option answers it.
public struct ConstraintGuide: Sendable, Hashable {
  /// Which constraint.
  public let constraint: ConstraintID
  /// Its title.
  public let title: String
  /// When to state it, one sentence.
  public let meaning: String
  /// The rows of the research notes that it comes from, such as `R31`.
  public let references: [String]
  /// How every option answers it.
  public let answers: PerOption<Answer>
  /// Where the entry stands in the knowledge base.
  public let location: SourceLocation

  /// Whether an option meets a constraint.
  public enum Verdict: String, CaseIterable, Sendable, Hashable {
    case yes
    case partly
    case no
    /// The decision's own sizing answers it.
    case computed
  }

  /// An option's answer to a constraint.
  public struct Answer: Sendable, Hashable {
    /// Whether the option meets it.
    public let verdict: Verdict
    /// Why, one sentence.
    public let text: String
    /// What of the cluster may turn the answer, where something may.
    public let depends: String?
    /// The ids of the facts that it rests on, at least one.
    public let facts: [String]
  }
}
