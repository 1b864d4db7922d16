public import Decisions
public import Diagnostics

/// A publication that facts rest on.
public struct Source: Sendable, Hashable {
  /// The id that facts cite.
  public let id: String
  /// The title of the page, file or thread.
  public let title: String
  /// Who publishes it.
  public let publisher: String
  /// The full address, http or https.
  public let url: String
  /// The source's own date; nil where it bears none ("undated").
  public let date: CalendarDate?
  /// The day as of which it was read.
  public let read: CalendarDate
  /// Where the entry stands in the knowledge base.
  public let location: SourceLocation
}

/// How well a fact is established, strongest first.
public enum Confidence: String, CaseIterable, Sendable, Hashable {
  /// Current documentation of the platform states it.
  case documented
  /// Only an older copy of the documentation could be read.
  case documentedOld = "documented-old"
  /// Code or tests in a repository of the platform's maker show it.
  case code
  /// Real error texts or output, quoted in public, show it.
  case observed
  /// Our own arithmetic or inference.
  case inferred
}
