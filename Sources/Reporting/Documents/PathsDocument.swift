internal import Decisions
internal import Guidance
internal import Knowledge

/// The choice of dataplane and the migration of an existing cluster, for `decision.json`.
struct PathsDocument {
  private let source: ReportSource
  private let wording: Wording

  init(_ source: ReportSource) {
    self.source = source
    wording = Wording(knowledge: source.knowledge)
  }

  /// The dataplane and the policy engine with their reasons; both null without a chosen option.
  var dataplane: ModelValue {
    let choice = source.dataplane
    return [
      "choice": .string(orNull: choice.dataplane?.rawValue),
      "policyEngine": choice.dataplane == nil
        ? .null : .string(choice.policyEngine?.rawValue ?? "none"),
      "reasons": .array(choice.reasons.map(statement)),
      "cautions": .array(choice.cautions.map(statement)),
    ]
  }

  /// How the existing cluster gets to the options; null for a new cluster.
  var migration: ModelValue {
    guard let plan = source.migration else { return .null }
    return [
      "from": .string(plan.existing.id),
      "to": .string(orNull: plan.path?.option.id),
      "path": .string(orNull: plan.path?.migration.rawValue),
      "paths": .array(
        plan.paths.map { path in
          [
            "option": .string(path.option.id),
            "path": .string(path.migration.rawValue),
            "statement": .string(path.message.key),
            "text": .string(wording.plain(statement: path.message)),
            "facts": .strings(wording.facts(ofStatement: path.message)),
          ]
        }),
      "preconditions": .array(
        plan.preconditions.map { precondition in
          [
            "state": .string(precondition.state.rawValue),
            "statement": .string(precondition.message.key),
            "text": .string(wording.plain(statement: precondition.message)),
            "facts": .strings(wording.facts(ofStatement: precondition.message)),
          ]
        }),
      "effects": .array(plan.effects.map(statement)),
      "steps": .strings(plan.steps.map(\.rawValue)),
      "deadline": plan.deadline.map(statement) ?? .null,
    ]
  }

  /// Every statement of both.
  var statements: [Message] {
    let choice = source.dataplane
    let plan = source.migration
    return choice.reasons + choice.cautions + (plan?.paths.map(\.message) ?? [])
      + (plan?.preconditions.map(\.message) ?? []) + (plan?.effects ?? [])
      + (plan?.deadline.map { [$0] } ?? [])
  }

  private func statement(_ message: Message) -> ModelValue {
    [
      "statement": .string(message.key),
      "text": .string(wording.plain(statement: message)),
      "facts": .strings(wording.facts(ofStatement: message)),
    ]
  }
}
