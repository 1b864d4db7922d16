public import Diagnostics

/// A sentence that the engine says of dataplane or migration, with the facts behind it.
///
/// The condition is code in Guidance; the values of the placeholders come from there.
public struct StatementGuide: Sendable, Hashable {
  /// The sentence's id.
  public let id: String
  /// The rows of the research notes that it comes from, such as `R29`.
  public let references: [String]
  /// The sentence, with `{placeholders}` for names and numbers.
  public let text: String
  /// The ids of the facts that it rests on; none where it only speaks of the decision file.
  public let facts: [String]
  /// Where the entry stands in the knowledge base.
  public let location: SourceLocation
}
