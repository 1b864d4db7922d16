public import Decisions
public import Diagnostics

/// What there is to know about one network model, in words.
public struct OptionGuide: Sendable, Hashable {
  /// Which model.
  public let model: NetworkModel
  /// Its title, as in reports.
  public let title: String
  /// What it is, one sentence.
  public let summary: String
  /// How it works, two or three sentences.
  public let how: String
  /// What speaks for it.
  public let strengths: [Remark]
  /// What speaks against it.
  public let limitations: [Remark]
  /// When to use it.
  public let when: [Remark]
  /// What often goes wrong with it.
  public let mistakes: [Remark]
  /// What operating it takes: SNAT, observability, upgrades.
  public let operations: [Remark]
  /// How exact our address arithmetic is for it.
  public let exactness: Remark
  /// Where the entry stands in the knowledge base.
  public let location: SourceLocation

  /// A sentence with the facts that it rests on.
  public struct Remark: Sendable, Hashable {
    /// The sentence.
    public let text: String
    /// The ids of the facts, at least one.
    public let facts: [String]
  }
}
