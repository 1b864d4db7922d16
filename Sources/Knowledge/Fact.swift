public import Decisions
public import Diagnostics

/// One thing that is known about the platform, with its sources: the unit of every claim.
public struct Fact: Sendable, Hashable {
  /// The fact's id.
  public let id: String
  /// The rows of the research notes that it settles, such as `F1` or `X4`.
  public let references: [String]
  /// What it is about, a noun phrase.
  public let title: String
  /// The unit of its integers, where they have one.
  public let unit: String?
  /// The sentence that holds for every option, where there is one.
  public let statement: String?
  /// The value that holds for every option, where there is one.
  public let value: FactValue?
  /// Further values by name.
  public let values: [String: FactValue]
  /// What holds for each option; nil where the fact makes no difference between them.
  public let options: PerOption<OptionEntry>?
  /// The ids of its sources, at least one.
  public let sources: [String]
  /// How well it is established.
  public let confidence: Confidence
  /// Where sources disagree, what was taken and why.
  public let conflicts: [SourceConflict]
  /// What it says comes to an end, by date.
  public let ends: [End]
  /// Why nothing refers to it, where nothing does.
  public let unused: String?
  /// Where the entry stands in the knowledge base.
  public let location: SourceLocation

  /// A day on which something ends, such as the support of a product.
  public struct End: Sendable, Hashable {
    /// The name of the value that is the date, `value` for the main one.
    public let name: String
    /// What ends, a noun phrase.
    public let what: String
    /// The last day, after which it has ended.
    public let date: CalendarDate
  }

  /// What a fact says of one option.
  public enum OptionEntry: Sendable, Hashable {
    /// Something is stated.
    case stated(OptionStatement)
    /// The question does not arise.
    case notApplicable
    /// No source answers the question.
    case notStated
  }

  /// What is stated of one option.
  public struct OptionStatement: Sendable, Hashable {
    /// The option's value, where it differs from the fact's own.
    public let value: FactValue?
    /// Further values by name.
    public let values: [String: FactValue]
    /// The sentence about this option, where it has one of its own.
    public let statement: String?
    /// The ids of its own sources; empty where the fact's hold.
    public let sources: [String]
    /// Its own confidence, where it differs from the fact's.
    public let confidence: Confidence?
  }

  /// A value: the option's own, else the fact's; nil where the question does not arise.
  ///
  /// - Parameters:
  ///   - name: The name of a further value; nil asks for the main one.
  ///   - option: The option; nil asks for what holds for all.
  /// - Returns: The value, with the place where it is written.
  public func value(named name: String? = nil, for option: NetworkModel? = nil) -> FactValue? {
    let own = name.map { values[$0] } ?? value
    guard let option, let entry = options?[option] else { return own }
    guard case .stated(let stated) = entry else { return nil }
    return (name.map { stated.values[$0] } ?? stated.value) ?? own
  }

  /// The sentence about an option, else the one for all.
  public func statement(for option: NetworkModel? = nil) -> String? {
    stated(for: option)?.statement ?? statement
  }

  /// The ids of the sources of what is said about an option, or of the fact.
  public func sources(for option: NetworkModel? = nil) -> [String] {
    let own = stated(for: option)?.sources ?? []
    return own.isEmpty ? sources : own
  }

  /// The confidence in what is said about an option, or in the fact.
  public func confidence(for option: NetworkModel? = nil) -> Confidence {
    stated(for: option)?.confidence ?? confidence
  }

  private func stated(for option: NetworkModel?) -> OptionStatement? {
    guard let option, case .stated(let stated)? = options?[option] else { return nil }
    return stated
  }
}

/// A disagreement between sources and how it was settled.
public struct SourceConflict: Sendable, Hashable {
  /// The row of the research notes, such as `X1`.
  public let reference: String
  /// What was taken.
  public let chosen: String
  /// What else is published, with where and when.
  public let others: [String]
  /// Why the choice fell so.
  public let why: String
}

/// A fact's value with the place where it is written.
public struct FactValue: Sendable, Hashable {
  /// What the value is.
  public enum Content: Sendable, Hashable {
    case integer(Int)
    case text(String)
    case date(CalendarDate)
    case truth(Bool)
    case texts([String])
  }

  /// What the value is.
  public let content: Content
  /// Where it is written.
  public let location: SourceLocation

  /// The number, when it is an integer.
  public var integer: Int? { if case .integer(let number) = content { number } else { nil } }
  /// The text, when it is one, as decimal numbers and versions are.
  public var text: String? { if case .text(let text) = content { text } else { nil } }
  /// The date, when it is one.
  public var date: CalendarDate? { if case .date(let date) = content { date } else { nil } }
  /// The truth, when it is `true` or `false`.
  public var truth: Bool? { if case .truth(let truth) = content { truth } else { nil } }
  /// The texts, when it is a list.
  public var texts: [String]? { if case .texts(let texts) = content { texts } else { nil } }
}
