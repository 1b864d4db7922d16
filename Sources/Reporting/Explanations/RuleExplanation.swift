internal import Decisions
internal import Guidance
internal import Knowledge

extension ExplanationKind {
  /// What netadr looks for in a decision.
  static let rules: Self = Self("rule", plural: "rules") { context in
    context.knowledge.rulesWithCode.map { guide in
      Explanation(.rules, guide.id, title: guide.title, references: guide.references) {
        RuleExplanation(guide: guide, context: context).fields
      }
    }
  }
}

extension KnowledgeBase {
  /// The words of rules; the phrases beside them word something else.
  var rulesWithCode: [RuleGuide] {
    let ids = Set(Rule.all.map(\.id))
    return rules.filter { ids.contains($0.id) }
  }
}

private struct RuleExplanation {
  let guide: RuleGuide
  let context: ExplanationContext

  var fields: [ModelValue.Field] {
    let examples = Rule.all.first { $0.id == guide.id }?.examples ?? []
    let constraint = ConstraintID(rawValue: guide.id)
    return [
      .init("rationale", .string(guide.rationale)),
      .init("constraint", .string(orNull: constraint?.id)),
      .init(
        "messages",
        .array(
          guide.messages.sorted { $0.key < $1.key }.map { key, wording in
            ["key": .string(key), "text": .string(Message.readable(wording))]
          })),
      .init("examples", .array(examples.map(example))),
    ] + context.evidence(guide.facts) + [context.referredToBy(.rules, guide.id)]
  }

  private func example(_ example: Rule.Example) -> ModelValue {
    let lines = example.decision.split(separator: "\n").map(String.init)
    return [
      "decision": .strings(lines),
      "findings": .array(example.findings.map(finding)),
    ]
  }

  /// `option severity`; the option is null for a finding about the cluster.
  private func finding(_ text: String) -> ModelValue {
    let words = text.split(separator: " ").map(String.init)
    let model = words.first.flatMap { NetworkModel(rawValue: $0) }
    return ["option": .string(orNull: model?.id), "severity": .string(words.last ?? "")]
  }
}
