internal import Diagnostics
internal import LocatedYAML

/// What constraints and weights say about each other.
struct CriteriaChecks {
  private(set) var diagnostics: [Diagnostic] = []

  init(values: DecisionValues) {
    guard let weights = values.root["weights"], !weights.entries.isEmpty else { return }
    let levels = Dictionary(
      values.constraints.map { ($0.constraint, $0.level) }, uniquingKeysWith: { first, _ in first })
    for entry in weights.entries {
      guard let constraint = ConstraintID(rawValue: entry.key), levels[constraint] != .should else {
        continue
      }
      let stated = values.root["constraints"]?[entry.key]
      // A misspelled level is an error already.
      if stated != nil, levels[constraint] == nil { continue }
      let reason =
        levels[constraint] == .must
        ? "is a must: it excludes options instead of scoring them"
        : "is not stated under 'constraints'"
      diagnostics.append(
        Diagnostic(
          .error, at: entry.keyLocation, "'\(entry.key)' has a weight, but \(reason)",
          cure: levels[constraint] == .must
            ? "remove the weight, or make the constraint a should"
            : "add '\(entry.key): should' to 'constraints', or remove the weight"))
    }
    let criteria =
      Criterion.standing
      + values.constraints.filter { $0.level == .should }.map { .constraint($0.constraint) }
    let known = values.weights
    guard criteria.allSatisfy({ known[$0]?.thousandths == 0 }) else { return }
    diagnostics.append(
      Diagnostic(
        .error, at: weights.location, "all weights are 0, so no option could be scored",
        cure: "give at least one criterion a weight"))
  }
}
