internal import Decisions
internal import Guidance

extension ReportData {
  /// The outcome in flags and words.
  var outcome: ModelValue {
    let outcome = assessment.outcome
    return [
      "isChosen": .bool(outcome.kind == .chosen && outcome.runnerUp != nil),
      "isOnlyOne": .bool(outcome.option != nil && outcome.runnerUp == nil),
      "isCloseCall": .bool(outcome.kind == .closeCall),
      "isNoneFeasible": .bool(outcome.kind == .noneFeasible),
      "hasOption": .bool(outcome.option != nil),
      "option": .string(orNull: outcome.option.map(source.title)),
      "score": .string(orNull: outcome.option.flatMap(score)),
      "runnerUp": .string(orNull: outcome.runnerUp.map(source.title)),
      "runnerUpScore": .string(orNull: outcome.runnerUp.flatMap(score)),
      "lead": .string(orNull: outcome.lead.map { "\($0 / 10).\($0 % 10)" }),
      "tieBreakIsDefault": .bool(outcome.tieBreak == .platformDefault),
      "tieBreakIsAddresses": .bool(outcome.tieBreak == .fewerVNetAddresses),
      "tieBreakIsOrder": .bool(outcome.tieBreak == .order),
      "tieBreakOption": .string(orNull: outcome.tieBreakOption.map(source.title)),
      "tieBreakAgrees": .bool(outcome.tieBreakOption == outcome.option),
      "confidence": .string(outcome.confidence.rawValue),
      "isSure": .bool(outcome.confidence == .high),
      "isFairlySure": .bool(outcome.confidence == .medium),
      "isUnsure": .bool(outcome.confidence == .low),
      "optionCount": .string(decision.options.count.grouped),
      "excludedCount": .string((decision.options.count - assessment.ranked.count).grouped),
      "hasExcluded": .bool(assessment.ranked.count < decision.options.count),
      "oneExcluded": .bool(decision.options.count - assessment.ranked.count == 1),
    ]
  }

  /// The smallest sets of changes after which an option is feasible.
  var relaxations: [ModelValue] {
    assessment.relaxations(knowledge: knowledge).map { set in
      [
        "changes": .array(
          set.changes.enumerated().map { change($1, isFirst: $0 == 0) }),
        "option": .string(orNull: set.outcome.option.map(source.title)),
        "hasOption": .bool(set.outcome.option != nil),
      ]
    }
  }

  private func change(_ change: Relaxation, isFirst: Bool) -> ModelValue {
    var fields: [ModelValue.Field] = [.init("isFirst", .bool(isFirst))]
    func field(_ name: String, _ value: String?) {
      fields.append(.init("is" + name, .bool(value != nil)))
      fields.append(.init("value" + name, .string(orNull: value)))
    }
    var (constraint, vnet, podCIDR, nodes, sizes): (String?, String?, String?, String?, String?)
    var (windows, singleStack) = (false, false)
    switch change {
    case .dropConstraint(let id): constraint = knowledge.constraint(id)?.title ?? id.id
    case .vnetPrefixLength(let length): vnet = "/\(length)"
    case .podCIDRLength(let length): podCIDR = "/\(length)"
    case .nodes(let count): nodes = count.grouped
    case .withoutWindows: windows = true
    case .withoutVMSizes(let names): sizes = names.asSentenceList
    case .singleStack: singleStack = true
    }
    field("Constraint", constraint)
    field("VNet", vnet)
    field("PodCIDR", podCIDR)
    field("Nodes", nodes)
    field("VMSizes", sizes)
    fields.append(.init("isWindows", .bool(windows)))
    fields.append(.init("isSingleStack", .bool(singleStack)))
    return .object(fields)
  }
}
