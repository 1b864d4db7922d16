internal import Decisions
internal import Guidance
internal import Knowledge

/// What a report says beside its guidance to readers who know other advice, by where it says it.
extension ReportData {
  /// The advice beside the answers to a constraint.
  func advice(beside constraint: ConstraintID) -> ModelValue {
    advice { $0 == .constraint(constraint) }
  }

  /// The advice beside the addresses of an option.
  func advice(besideAddressesOf model: NetworkModel) -> ModelValue {
    advice { $0 == .addresses(model) }
  }

  /// The advice for clusters of this one's environment.
  var environmentAdvice: ModelValue {
    advice { if case .environments = $0 { true } else { false } }
  }

  private func advice(where isThere: (ClaimAdvice.Place) -> Bool) -> ModelValue {
    .array(
      applied.filter { isThere($0.advice.place) }.map {
        wording.markdown($0.figures.sentence($0.advice.text), facts: $0.facts)
      })
  }
}
