public import Decisions
public import Diagnostics

/// Something that a publication states, and what the engine has to work out to check it.
public struct Claim: Sendable, Hashable {
  /// The claim's id.
  public let id: String
  /// The rows of the research notes that it comes from, such as `S6`.
  public let references: [String]
  /// The id of the source that states it.
  public let source: String
  /// What it is about, a noun phrase.
  public let title: String
  /// What the source says, one sentence in our own words.
  public let states: String
  /// What is checked one by one, at least one.
  public let parts: [Part]
  /// What a reader who knows the claim may expect something else of.
  public let bearsOn: Bearing
  /// Where the entry stands in the knowledge base.
  public let location: SourceLocation

  /// The id by which readers know it: its first reference to the checked article, else its own.
  public var publishedID: String { references.first { $0.hasPrefix("S") } ?? id }

  /// One thing that a claim states.
  public struct Part: Sendable, Hashable {
    /// What of the claim it is, a noun phrase; nil where the claim has one part.
    public let about: String?
    /// What is stated, to be compared.
    public let stated: Figure
    /// What is stated, to be read; nil where the figure says it.
    public let words: String?
    /// The unit of a stated count.
    public let unit: String?
    /// What the engine works out.
    public let derivation: Derivation
    /// The right figure as a phrase, with `{placeholders}`.
    public let right: String
    /// The reason, one sentence with `{placeholders}`.
    public let why: String
    /// The ids of the facts that it rests on; at least one where more than judgement decides.
    public let facts: [String]
    /// Where the stated figure is written.
    public let location: SourceLocation

    /// The value that a placeholder such as `kubenet-retirement` or `dcsv2.instead` stands for.
    ///
    /// - Parameters:
    ///   - placeholder: A fact of this part and, behind a point, the name of a further value.
    ///   - fact: Finds a fact by its id.
    /// - Returns: The value, for the option that the part is about where there is one of its own.
    public func value(of placeholder: String, fact: (String) -> Fact?) -> FactValue? {
      let names = placeholder.split(separator: ".", maxSplits: 1).map(String.init)
      guard let id = names.first, facts.contains(id), let fact = fact(id) else { return nil }
      let name = names.count > 1 ? names[1] : nil
      return fact.value(named: name, for: derivation.option) ?? fact.value(named: name)
    }
  }

  /// A stated figure.
  public enum Figure: Sendable, Hashable {
    case count(Int)
    case prefixLength(Int)
    case truth(Bool)
    case options([NetworkModel])
    /// What a fact's value is compared with, or words that only people judge.
    case text(String)
  }

  /// What a claim bears on.
  public struct Bearing: Sendable, Hashable {
    /// The options.
    public let options: [NetworkModel]
    /// The constraints.
    public let constraints: [ConstraintID]
    /// The ids of the rules.
    public let rules: [String]
    /// The standing criteria.
    public let criteria: [Criterion]
  }

  /// What becomes of a claim, best first and what nobody can check last.
  public enum Verdict: String, CaseIterable, Sendable, Hashable {
    /// It agrees.
    case correct
    /// It is near enough.
    case approximate
    /// It held once.
    case outdated
    /// Nothing bears it out.
    case unsupported
    /// It disagrees.
    case wrong
    /// There is nothing to compare.
    case notCheckable = "not-checkable"
  }
}

/// The claims of a knowledge base with the rules of their check; empty where there is no such file.
public struct Claims: Sendable, Hashable {
  /// The claims, in the order of their file.
  public let all: [Claim]
  /// How far from ours a figure may lie to be approximate.
  public let tolerance: Percentage
  /// How answers are written out, by `Claim.Derivation.wording`.
  public let derivations: [String: String]
  /// What to say beside guidance that differs from a claim, in the order of the file.
  public let advice: [ClaimAdvice]

  static let none = Claims(all: [], tolerance: .zero, derivations: [:], advice: [])
}

/// A sentence for readers who expect the advice of a claim beside ours.
public struct ClaimAdvice: Sendable, Hashable {
  /// The advice's id.
  public let id: String
  /// The ids of the claims that it answers, at least one.
  public let claims: [String]
  /// Where it stands.
  public let place: Place
  /// The options without which it says nothing.
  public let options: [NetworkModel]
  /// What must hold, where something must.
  public let condition: Condition?
  /// The sentences, with `{placeholders}`.
  public let text: String
  /// Where the sentences are written.
  public let location: SourceLocation

  /// A place in a report.
  public enum Place: Sendable, Hashable {
    /// Beside the answers to a constraint.
    case constraint(ConstraintID)
    /// Beside the addresses of an option.
    case addresses(NetworkModel)
    /// In the guidance for clusters of some environments.
    case environments([Cluster.Environment])
  }

  /// What must hold of a decision.
  public enum Condition: String, CaseIterable, Sendable, Hashable {
    /// The cluster's own range is larger than the stated one.
    case largerThanStated = "larger-than-stated"
    /// The cluster has at least as many nodes as the claim's.
    case asManyNodes = "as-many-nodes"
    /// Beside the option that the claim names, others meet the constraint.
    case othersLeft = "others-left"
  }
}
