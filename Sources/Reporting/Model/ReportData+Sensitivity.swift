internal import Decisions
internal import Guidance
internal import Knowledge

extension ReportData {
  /// What would change the decision: flips of weights, inputs and constraints, and when to look at
  /// it again.
  var sensitivity: ModelValue {
    let sensitivity = source.sensitivity
    let constraints = sensitivity.constraints.filter { $0.cause != nil }
    return [
      "hasWeights": .bool(!sensitivity.weights.isEmpty),
      "weights": .array(sensitivity.weights.map(weight)),
      "noWeightFlips": .bool(
        sensitivity.weights.allSatisfy { $0.below == nil && $0.above == nil }),
      "inputs": .array(sensitivity.inputs.flatMap(rows)),
      "nodesAPool": .string(knowledge.limits.nodes.perPool.grouped),
      "hasConstraints": .bool(!constraints.isEmpty),
      "constraints": .array(constraints.map(constraint)),
      "triggers": .array(triggers(sensitivity.triggers)),
      "foremostTriggers": .array(triggers(Self.foremost(sensitivity.triggers))),
    ]
  }

  private func weight(_ entry: WeightSensitivity) -> ModelValue {
    func flip(_ flip: WeightSensitivity.Flip?) -> ModelValue {
      flip.map {
        let past = $0.past(entry.weight)
        return [
          "weight": .string(ModelValue.decimalText(thousandths: $0.weight.thousandths)),
          "past": .string(orNull: past?.grouped),
          "option": .string(source.title($0.option)),
        ]
      } ?? .null
    }
    return [
      "criterion": .string(knowledge.title(of: entry.criterion)),
      "weight": .string(ModelValue.decimalText(thousandths: entry.weight.thousandths)),
      "below": flip(entry.below),
      "above": flip(entry.above),
    ]
  }

  /// One row a flip of an input, or one that says that there is none.
  private func rows(_ entry: InputSensitivity) -> [ModelValue] {
    guard let first = entry.segments.first, let last = entry.segments.last else { return [] }
    func row(
      _ from: ModelValue, _ option: ModelValue, _ why: ModelValue, flips: Bool
    ) -> ModelValue {
      [
        "isNodes": .bool(entry.input == .nodes),
        "isGrowth": .bool(entry.input == .growth),
        "isMaxPods": .bool(entry.input == .maxPods),
        "isVNet": .bool(entry.input == .vnetPrefixLength),
        "isSilent": .bool(decision.cluster.nodePools.allSatisfy { $0.maxPods == nil }),
        "own": .string(orNull: entry.value.map { text($0, entry.input) }),
        "flips": .bool(flips),
        "lowest": .string(text(first.values.lowerBound, entry.input)),
        "highest": .string(text(last.values.upperBound, entry.input)),
        "at": from, "option": option, "why": why,
      ]
    }
    if entry.flips.isEmpty { return [row(.null, .null, .null, flips: false)] }
    return [entry.below, entry.above].compactMap { flip in
      guard let flip else { return nil }
      let isBelow = flip == entry.below
      let at: ModelValue = [
        "isBelow": .bool(isBelow), "isVNet": .bool(entry.input == .vnetPrefixLength),
        "value": .string(text(flip.nearest, entry.input)),
      ]
      return row(
        at, .string(orNull: flip.option.map(source.title)),
        wording.markdown(flip.cause, ofValue: true),
        flips: true)
    }
  }

  private func text(_ value: Int, _ input: SensitiveInput) -> String {
    switch input {
    case .nodes, .maxPods: value.grouped
    case .growth: "\(value.grouped)%"
    case .vnetPrefixLength: "/\(value)"
    }
  }

  private func constraint(_ entry: ConstraintSensitivity) -> ModelValue {
    let constraint = entry.constraint
    return [
      "title": .string(knowledge.constraint(constraint)?.title ?? constraint.id),
      "level": .string(orNull: entry.level?.rawValue),
      "option": .string(orNull: entry.outcome.option.map(source.title)),
      "why": entry.cause.map { wording.markdown($0, ofValue: false) } ?? .null,
    ]
  }

  private func triggers(_ triggers: [RevisitTrigger]) -> [ModelValue] {
    // What is chosen where the option is full is said with what fills it.
    let full = triggers.first { $0.id == "option-is-full" }
    let flip = triggers.first {
      $0.id == "nodes-flip-above" && full != nil && $0.threshold == full?.threshold
    }
    return triggers.filter { $0 != flip }.map { trigger in
      var text = wording.text(trigger.message, .revisit)
      if let flip, trigger == full {
        let end = flip.message.key == "nodes-ends-above" ? "full-ends" : "full-flips"
        text += " " + wording.text(Message(end, flip.message.values), .revisit)
      }
      return .markdown(wording.cited(text, facts: trigger.facts))
    }
  }

  /// The triggers that a record has room for: the first size that is reached, and every date.
  private static func foremost(_ triggers: [RevisitTrigger]) -> [RevisitTrigger] {
    let sizes = triggers.filter { $0.subject == .nodes && $0.comparison == .atLeast }.sorted {
      guard case (.count(let one), .count(let other)) = ($0.threshold, $1.threshold) else {
        return false
      }
      return one < other
    }
    return sizes.prefix(1) + triggers.filter { $0.subject == .date }
  }
}
