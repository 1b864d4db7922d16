internal import Decisions
internal import Diagnostics
internal import Guidance
internal import Knowledge

/// The words of figures: texts by key with `{placeholders}`, and the titles of the knowledge base.
struct FigureWords {
  let knowledge: KnowledgeBase
  private let texts: [String: String]

  init(_ texts: [String: String], _ knowledge: KnowledgeBase) {
    self.texts = texts
    self.knowledge = knowledge
  }

  /// A phrase with its values.
  func callAsFunction(_ key: String, _ values: [String: Message.Value] = [:]) -> String {
    Message(key, values.mapValues(joined)).sentence(texts[key] ?? key)
  }

  /// A list as a text, since its last two are joined by a word of the language.
  private func joined(_ value: Message.Value) -> Message.Value {
    guard case .list(let elements) = value, let and = texts["and"] else { return value }
    let words = elements.map { Message("", ["value": $0]).sentence("{value}") }
    return .text(words.asSentenceList(and))
  }

  /// An option's title; nil is no option.
  func title(_ option: NetworkModel?) -> String {
    option.map { knowledge.option($0).title } ?? self("none")
  }

  /// Why one option gives way to another, without figures.
  func cause(_ cause: FlipCause) -> String {
    switch cause {
    case .excluded(let finding, _): return knowledge.rule(finding.rule)?.title ?? finding.rule
    case .admitted(let finding):
      return self("no-longer", ["rule": .text(knowledge.rule(finding.rule)?.title ?? finding.rule)])
    case .scores(let changes):
      let criteria = changes.map(\.criterion).distinct
      return self(
        "scores-move", ["criteria": .list(criteria.map { .text(knowledge.title(of: $0)) })])
    case .tie: return self("tie")
    }
  }
}
