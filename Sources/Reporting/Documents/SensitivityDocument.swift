internal import Decisions
internal import Guidance
internal import Knowledge

/// What would change a decision, as `decision.json` writes it.
struct SensitivityDocument {
  private let source: ReportSource
  private let wording: Wording

  init(_ source: ReportSource) {
    self.source = source
    wording = Wording(knowledge: source.knowledge)
  }

  var value: ModelValue {
    let sensitivity = source.sensitivity
    return [
      "confidence": [
        "level": .string(sensitivity.confidence.level.rawValue),
        "reasons": .strings(
          sensitivity.confidence.reasons.map { wording.text($0, .confidence) }),
      ],
      "weights": .array(sensitivity.weights.map(weight)),
      "inputs": .array(sensitivity.inputs.map(input)),
      "constraints": .array(sensitivity.constraints.map(constraint)),
      "breakEven": .array(source.sizing.options.map(breakEven)),
      "revisit": .array(sensitivity.triggers.map(trigger)),
    ]
  }

  private func weight(_ entry: WeightSensitivity) -> ModelValue {
    func flip(_ flip: WeightSensitivity.Flip?) -> ModelValue {
      flip.map {
        [
          "weight": .decimal(thousandths: $0.weight.thousandths),
          "option": .string($0.option.id),
        ]
      } ?? .null
    }
    return [
      "criterion": .string(entry.criterion.id),
      "weight": .decimal(thousandths: entry.weight.thousandths),
      "below": flip(entry.below),
      "above": flip(entry.above),
    ]
  }

  private func input(_ entry: InputSensitivity) -> ModelValue {
    func flip(_ flip: InputSensitivity.Flip?) -> ModelValue {
      flip.map {
        [
          "value": .integer($0.nearest),
          "option": .string(orNull: $0.option?.id),
          "because": cause($0.cause, ofValue: true),
        ]
      } ?? .null
    }
    return [
      "input": .string(entry.input.rawValue),
      "value": .integer(orNull: entry.value),
      "below": flip(entry.below),
      "above": flip(entry.above),
      "segments": .array(
        entry.segments.map {
          [
            "from": .integer($0.values.lowerBound), "to": .integer($0.values.upperBound),
            "option": .string(orNull: $0.option?.id),
          ]
        }),
    ]
  }

  private func constraint(_ entry: ConstraintSensitivity) -> ModelValue {
    [
      "constraint": .string(entry.constraint.id),
      "level": .string(orNull: entry.level?.rawValue),
      "option": .string(orNull: entry.outcome.option?.id),
      "kind": .string(entry.outcome.kind.rawValue),
      "because": entry.cause.map { cause($0, ofValue: false) } ?? .null,
    ]
  }

  private func cause(_ cause: FlipCause, ofValue: Bool) -> ModelValue {
    let text = ModelValue.string(wording.plain(cause, ofValue: ofValue))
    return switch cause {
    case .excluded(let finding, _):
      ["kind": "excluded", "rule": .string(finding.rule), "text": text]
    case .admitted(let finding): ["kind": "admitted", "rule": .string(finding.rule), "text": text]
    case .scores: ["kind": "scores", "rule": .null, "text": text]
    case .tie: ["kind": "tie", "rule": .null, "text": text]
    }
  }

  private func breakEven(_ sizing: OptionSizing) -> ModelValue {
    [
      "option": .string(sizing.model.id),
      "maxNodes": .integer(sizing.maxNodes),
      "maxPods": .integer(orNull: sizing.largestMaxPods),
      "vnetPrefixLength": .integer(orNull: sizing.requiredVNetLength),
    ]
  }

  private func trigger(_ trigger: RevisitTrigger) -> ModelValue {
    let value: ModelValue =
      switch trigger.threshold {
      case .count(let count): .integer(count)
      case .date(let date): .string(date.description)
      }
    return [
      "id": .string(trigger.id),
      "subject": .string(trigger.subject.rawValue),
      "comparison": .string(trigger.comparison.rawValue),
      "value": value,
      "text": .string(wording.text(trigger.message, .revisit)),
      "facts": .strings(trigger.facts),
    ]
  }
}
