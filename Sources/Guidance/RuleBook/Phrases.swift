public import Knowledge

/// Entries of the knowledge base's rules that word something else than findings.
public enum Phrases: String, CaseIterable, Sendable {
  /// What can stop an option from growing, as noun phrases.
  case ceilings
  /// How sure an outcome is, as sentences.
  case confidence
  /// Changes that would make an option feasible, and their costs.
  case relaxations
  /// When to look at a decision again, as sentences.
  case revisit
  /// Why another option is chosen after a change, as clauses.
  case sensitivity

  /// A message of these phrases, filled; the user's words are made safe by `escape`.
  public func text(
    _ message: Message, _ knowledge: KnowledgeBase, escape: (String) -> String = { $0 }
  ) -> String {
    message.sentence(knowledge.rule(rawValue)?.messages[message.key] ?? message.key, escape: escape)
  }
}
