internal import Decisions
internal import Guidance
internal import Knowledge

/// `decision.json`: everything that record and report say, for machines (schema
/// `netadr.decision/1`).
public enum DecisionDocument {
  /// The document of an assessment.
  public static func value(_ source: ReportSource) -> ModelValue {
    let decision = source.decision
    let facts = FactsDocument(source)
    return [
      "schema": "netadr.decision/1",
      "title": .string(decision.title),
      "number": .integer(orNull: decision.number),
      "status": .string(decision.status.rawValue),
      "date": .string(source.date.description),
      "outcome": outcome(source),
      "options": .array(decision.options.map { option($0, source) }),
      "clusterFindings": .array(source.assessment.clusterFindings.map { finding($0, source) }),
      "dataplane": PathsDocument(source).dataplane,
      "migration": PathsDocument(source).migration,
      "constraints": .array(decision.constraints.map { constraint($0, source) }),
      "criteria": .array(decision.criteria.map { criterion($0, source) }),
      "sensitivity": SensitivityDocument(source).value,
      "matrix": MatrixDocument.value(source),
      "facts": facts.facts,
      "sources": facts.sources,
    ]
  }

  static func outcome(_ source: ReportSource) -> ModelValue {
    let outcome = source.assessment.outcome
    return [
      "kind": .string(outcome.kind.rawValue),
      "option": .string(orNull: outcome.option?.id),
      "confidence": .string(source.sensitivity.confidence.level.rawValue),
      "runnerUp": .string(orNull: outcome.runnerUp?.id),
      "lead": outcome.lead.map { .decimal(thousandths: $0) } ?? .null,
      "tieBreak": .string(orNull: outcome.tieBreak?.rawValue),
      "tieBreakOption": .string(orNull: outcome.tieBreakOption?.id),
      "relaxations": .array(
        source.relaxations.map { set in
          [
            "changes": .array(
              zip(set.changes, set.costs).map { change, cost in
                RelaxationDocument.value(
                  change, cost: Wording(knowledge: source.knowledge).cost(cost))
              }),
            "kind": .string(set.outcome.kind.rawValue),
            "option": .string(orNull: set.outcome.option?.id),
          ]
        }),
    ]
  }

  private static func option(_ model: NetworkModel, _ source: ReportSource) -> ModelValue {
    let assessment = source.assessment
    return [
      "id": .string(model.id),
      "title": .string(source.title(model)),
      "verdict": .string(assessment.verdict(on: model).rawValue),
      "score": assessment.score(of: model).map { .decimal(thousandths: $0.mean) } ?? .null,
      "findings": .array(assessment.findings(about: model).map { finding($0, source) }),
      "sizing": assessment.sizing[model].map(PlanDocument.option) ?? .null,
    ]
  }

  static func finding(_ finding: Finding, _ source: ReportSource) -> ModelValue {
    let wording = Wording(knowledge: source.knowledge)
    return [
      "rule": .string(finding.rule),
      "severity": .string(finding.severity.rawValue),
      "text": .string(wording.plain(finding)),
      "constraint": .string(orNull: finding.constraint?.id),
      "facts": .strings(wording.facts(of: finding)),
    ]
  }

  private static func constraint(
    _ requirement: ConstraintRequirement, _ source: ReportSource
  ) -> ModelValue {
    let wording = Wording(knowledge: source.knowledge)
    let answers = source.assessment.answers.filter { $0.constraint == requirement.constraint }
    return [
      "id": .string(requirement.constraint.id),
      "level": .string(requirement.level.rawValue),
      "answers": .array(
        answers.map {
          [
            "option": .string($0.option.id),
            "answer": .string($0.answer.rawValue),
            "text": .string(wording.plain($0.message, rule: $0.constraint.id)),
          ]
        }),
    ]
  }

  private static func criterion(_ criterion: Criterion, _ source: ReportSource) -> ModelValue {
    let scores = source.assessment.ranked.compactMap { option in
      option.scores.first { $0.criterion == criterion }.map { (option.model, $0) }
    }
    return [
      "id": .string(criterion.id),
      "weight": .decimal(thousandths: source.decision.weight(of: criterion).thousandths),
      "scores": .object(
        scores.sorted { $0.0 < $1.0 }.map { .init($0.0.id, .integer($0.1.value)) }),
    ]
  }
}
