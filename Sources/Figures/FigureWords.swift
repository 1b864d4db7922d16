internal import Decisions
internal import Guidance
internal import Knowledge

/// The words of figures: the phrases `figures` of the knowledge base, and its titles.
struct FigureWords {
  let knowledge: KnowledgeBase
  private let messages: [String: String]

  init(_ knowledge: KnowledgeBase) {
    self.knowledge = knowledge
    messages = knowledge.rule(Phrases.figures.rawValue)?.messages ?? [:]
  }

  /// A phrase with its values.
  func callAsFunction(_ key: String, _ values: [String: Message.Value] = [:]) -> String {
    Message(key, values).sentence(messages[key] ?? key)
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
      var seen: Set<Criterion> = []
      let criteria = changes.map(\.criterion).filter { seen.insert($0).inserted }
      return self(
        "scores-move", ["criteria": .list(criteria.map { .text(knowledge.title(of: $0)) })])
    case .tie: return self("tie")
    }
  }
}
