internal import Decisions
internal import Guidance
internal import Knowledge

extension ReportData {
  /// The choice of dataplane and network policy engine.
  var dataplane: ModelValue {
    let choice = source.dataplane
    return [
      "isNone": .bool(choice.dataplane == nil),
      "isCilium": .bool(choice.dataplane == .cilium),
      "isAzure": .bool(choice.dataplane == .azure),
      "policyEngine": .string(orNull: choice.policyEngine?.title),
      "why": choice.reasons.first.map(wording.markdown(statement:)) ?? .null,
      "reasons": .array(choice.reasons.map(wording.markdown(statement:))),
      "cautions": .array(choice.cautions.map(wording.markdown(statement:))),
    ]
  }

  /// How the existing cluster gets to the options, and what that takes.
  func migration(_ plan: MigrationPlan) -> ModelValue {
    func preconditions(_ state: Precondition.State) -> ModelValue {
      .array(
        plan.preconditions.filter { $0.state == state }
          .map { wording.markdown(statement: $0.message) })
    }
    return [
      "from": .string(source.title(plan.existing)),
      "to": .string(orNull: plan.path.map { source.title($0.option) }),
      "paths": .array(plan.paths.map(path)),
      "path": plan.path.map(path) ?? .null,
      "notMet": preconditions(.notMet),
      "byHand": preconditions(.byHand),
      "met": preconditions(.met),
      "hasPreconditions": .bool(!plan.preconditions.isEmpty),
      "effects": .array(plan.effects.map(wording.markdown(statement:))),
      "deadline": plan.deadline.map(wording.markdown(statement:)) ?? .null,
    ]
  }

  private func path(_ path: MigrationPlan.Path) -> ModelValue {
    [
      "option": .string(source.title(path.option)),
      "isThere": .bool(path.migration == .none),
      "isInPlace": .bool(path.migration == .inPlace),
      "isNewPools": .bool(path.migration == .newPools),
      "isNewCluster": .bool(path.migration == .newCluster),
      "meaning": wording.markdown(statement: path.message),
    ]
  }
}
