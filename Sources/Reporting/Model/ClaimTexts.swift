internal import Decisions
internal import Diagnostics
public import Guidance
public import Knowledge

/// Turns checked claims into words, plain and short.
public struct ClaimTexts: Sendable {
  /// The knowledge base that holds the words.
  public let knowledge: KnowledgeBase

  /// The words of a knowledge base.
  public init(knowledge: KnowledgeBase) { self.knowledge = knowledge }

  /// What a part states: its words, else its figure with the unit.
  public func stated(_ checked: CheckedClaim.Part) -> String {
    let part = checked.part
    if let words = part.words { return words }
    let unit = part.unit.map { " \($0)" } ?? ""
    return switch part.stated {
    case .count(let count): count.grouped + unit
    case .prefixLength(let length): "/\(length)" + unit
    case .truth(let truth): truth ? "yes" : "no"
    case .options(let options): options.map { knowledge.option($0).title }.asSentenceList
    // The figure of a fact is a count where its value is one.
    case .text(let text): (Int(text).map { unit.isEmpty ? text : $0.grouped } ?? text) + unit
    }
  }

  /// The right figure as a phrase.
  public func right(_ checked: CheckedClaim.Part) -> String {
    checked.figures.sentence(checked.part.right)
  }

  /// The reason, a sentence.
  public func why(_ checked: CheckedClaim.Part) -> String {
    checked.figures.sentence(checked.part.why)
  }

  /// How the answer was found: a worked formula or the value of a fact.
  public func derivation(_ checked: CheckedClaim.Part) -> String {
    let key = checked.derivation.key
    return checked.derivation.sentence(knowledge.claims.derivations[key] ?? key)
  }

  /// One text of every part, each behind what it is about where there are several.
  public func joined(_ claim: CheckedClaim, _ text: (CheckedClaim.Part) -> String) -> String {
    claim.parts.map { checked in
      (checked.part.about.map { "\($0): " } ?? "") + text(checked)
    }.joined(separator: "; ")
  }

  /// The sources behind the check of a claim: those of its facts, each once.
  func sources(_ claim: CheckedClaim) -> [Source] {
    claim.parts.flatMap { checked in
      checked.part.facts.compactMap(knowledge.fact).flatMap { fact in
        fact.sources(for: checked.part.derivation.option)
      }
    }
    .distinct.compactMap(knowledge.source)
  }
}
