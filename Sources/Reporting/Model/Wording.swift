public import Decisions
internal import Diagnostics
public import Guidance
public import Knowledge

/// Turns findings and knowledge into sentences, plain or with footnotes.
public struct Wording: Sendable {
  /// The knowledge base that holds the words.
  public let knowledge: KnowledgeBase

  /// The words of a knowledge base.
  public init(knowledge: KnowledgeBase) { self.knowledge = knowledge }

  /// An option's title.
  public func title(_ model: NetworkModel) -> String { knowledge.option(model).title }

  /// Ceilings as noun phrases: `the limit of 400 routes`.
  public func ceilings(_ ceilings: [Ceiling], of decision: Decision) -> String {
    ceilings.map { text($0.message(decision, limits: knowledge.limits), .ceilings) }.asSentenceList
  }

  /// A change that would make an option feasible, as a phrase: `give the VNet a /18`.
  public func plain(_ change: Relaxation) -> String { phrase(change) { $0 } }

  /// The phrase of a change as Markdown.
  func markdown(_ change: Relaxation) -> String { phrase(change) { MarkdownText.escaped($0) } }

  /// What a change costs, as a sentence.
  func cost(_ cost: RelaxationCost, escape: (String) -> String = { $0 }) -> String {
    switch cost {
    case .figure(let message): Phrases.relaxations.text(message, knowledge, escape: escape)
    case .unmet(let answer):
      sentence(answer.message, rule: answer.constraint.id, escape: escape)
    }
  }

  /// A finding as a plain sentence.
  public func plain(_ finding: Finding) -> String { plain(finding.message, rule: finding.rule) }

  /// A message of a rule as a plain sentence.
  func plain(_ message: Message, rule: String) -> String {
    sentence(message, rule: rule, escape: { $0 })
  }

  /// A message of a rule with the user's words made safe.
  func sentence(_ message: Message, rule: String, escape: (String) -> String) -> String {
    message.sentence(text(of: message, rule: rule), escape: escape)
  }

  /// A finding as Markdown, its facts as footnotes behind it.
  func markdown(_ finding: Finding) -> ModelValue {
    markdown(finding.message, rule: finding.rule, facts: facts(of: finding))
  }

  /// A message of a rule as Markdown, with footnotes.
  func markdown(_ message: Message, rule: String, facts: [String]) -> ModelValue {
    .markdown(
      sentence(message, rule: rule, escape: { MarkdownText.escaped($0) }) + footnotes(facts))
  }

  /// A statement on dataplane or migration as a plain sentence.
  public func plain(statement: Message) -> String {
    statement.sentence(knowledge.statement(statement.key)?.text ?? statement.key)
  }

  /// A statement on dataplane or migration as Markdown, its facts as footnotes behind it.
  func markdown(statement: Message) -> ModelValue {
    let sentence = statement.sentence(
      knowledge.statement(statement.key)?.text ?? statement.key,
      escape: { MarkdownText.escaped($0) })
    return .markdown(sentence + footnotes(facts(ofStatement: statement)))
  }

  /// The facts behind a statement.
  func facts(ofStatement statement: Message) -> [String] {
    knowledge.statement(statement.key)?.facts ?? []
  }

  /// A sentence of the knowledge base as Markdown, with footnotes.
  func markdown(_ text: String, facts: [String]) -> ModelValue {
    .markdown(text + footnotes(facts))
  }

  /// Remarks on an option as Markdown, with footnotes.
  func markdown(_ remarks: [OptionGuide.Remark]) -> ModelValue {
    .array(remarks.map { markdown($0.text, facts: $0.facts) })
  }

  /// A text of the knowledge base as Markdown, with footnotes.
  func cited(_ text: String, facts: [String]) -> String { text + footnotes(facts) }

  /// A sentence of the knowledge base that goes on after `because`, as Markdown with footnotes.
  func clause(_ text: String, facts: [String]) -> ModelValue {
    .markdown(text.asClause + footnotes(facts))
  }

  /// A finding that goes on after `because`, as Markdown, with footnotes of its foremost facts,
  /// `cites` of them.
  func clause(_ finding: Finding, cites: Int) -> ModelValue {
    let sentence = sentence(
      finding.message, rule: finding.rule, escape: { MarkdownText.escaped($0) })
    return clause(sentence, facts: Array(facts(of: finding).prefix(cites)))
  }

  /// The facts behind a finding: its own, else its rule's.
  func facts(of finding: Finding) -> [String] {
    finding.facts.isEmpty ? (knowledge.rule(finding.rule)?.facts ?? []) : finding.facts
  }

  /// The footnote marks of facts, each once, in order.
  ///
  /// The label is the fact's id, so that a diff of two reports is not a diff of numbers; readers
  /// see numbers, as Markdown renderers count footnotes by appearance.
  private func footnotes(_ facts: [String]) -> String {
    facts.distinct.map { "[^\($0)]" }.joined()
  }

  private func phrase(_ change: Relaxation, escape: (String) -> String) -> String {
    let message: Message =
      switch change {
      case .dropConstraint(let id):
        Message("drop-constraint", ["constraint": .text(knowledge.constraint(id)?.title ?? id.id)])
      case .vnetPrefixLength(let length):
        Message("vnet-prefix-length", ["length": .text("/\(length)")])
      case .podCIDRLength(let length): Message("pod-cidr-length", ["length": .text("/\(length)")])
      case .nodes(let nodes): Message("nodes", ["nodes": .count(nodes)])
      case .withoutWindows: Message("without-windows")
      case .withoutVMSizes(let sizes):
        Message("without-vm-sizes", ["sizes": .list(sizes.map { .userText($0) })])
      case .singleStack: Message("single-stack")
      }
    return Phrases.relaxations.text(message, knowledge, escape: escape)
  }

  /// A message of other words than findings, such as a reason of the confidence.
  public func text(_ message: Message, _ phrases: Phrases) -> String {
    phrases.text(message, knowledge)
  }

  private func text(of message: Message, rule: String) -> String {
    message.key == Message.verbatimKey
      ? "{text}" : knowledge.rule(rule)?.messages[message.key] ?? message.key
  }
}
