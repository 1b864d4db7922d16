public import Decisions
public import Diagnostics

/// What a standing criterion measures, and the scores where they are judged.
public struct CriterionGuide: Sendable, Hashable {
  /// Which criterion.
  public let criterion: Criterion
  /// Its title.
  public let title: String
  /// What it asks, one sentence.
  public let question: String
  /// What a score of 1 means.
  public let low: String
  /// What a score of 5 means.
  public let high: String
  /// Where the scores come from.
  public let kind: Kind
  /// Where the entry stands in the knowledge base.
  public let location: SourceLocation

  /// Where a criterion's scores come from.
  public enum Kind: Sendable, Hashable {
    /// The decision's own sizing; the text says where the thresholds lie.
    case computed(thresholds: String)
    /// Our judgement.
    case judged(PerOption<Score>)
  }

  /// A judged score with its reasons.
  public struct Score: Sendable, Hashable {
    /// The score, 1 to 5.
    public let value: Int
    /// Why, one or two sentences.
    public let rationale: String
    /// The ids of the facts that it rests on, at least one.
    public let facts: [String]
  }
}
