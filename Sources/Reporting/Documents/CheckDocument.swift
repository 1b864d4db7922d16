internal import Decisions
internal import Guidance

/// `netadr check --format json`: what each decision comes to, one entry a file.
public enum CheckDocument {
  /// The entry of an assessment.
  public static func value(_ source: ReportSource) -> ModelValue {
    [
      "title": .string(source.decision.title),
      "outcome": DecisionDocument.outcome(source),
      "options": .array(
        source.decision.options.map { model in
          let assessment = source.assessment
          return [
            "id": .string(model.id),
            "verdict": .string(assessment.verdict(on: model).rawValue),
            "score": assessment.score(of: model).map { .decimal(thousandths: $0.mean) } ?? .null,
            "findings": .array(
              assessment.findings(about: model).map { DecisionDocument.finding($0, source) }),
          ]
        }),
      "clusterFindings": .array(
        source.assessment.clusterFindings.map { DecisionDocument.finding($0, source) }),
    ]
  }
}
