internal import Decisions
internal import Guidance
internal import Knowledge

extension ReportData {
  /// One option: verdict, sizing, findings, and what the knowledge base says of it.
  func option(_ model: NetworkModel) -> ModelValue {
    let verdict = assessment.verdict(on: model)
    let guide = knowledge.option(model)
    let findings = assessment.findings(about: model)
    func texts(_ severity: Finding.Severity) -> ModelValue {
      .array(findings.filter { $0.severity == severity }.map(wording.markdown))
    }
    func has(_ severity: Finding.Severity) -> ModelValue {
      .bool(findings.contains { $0.severity == severity })
    }
    return [
      "id": .string(model.id),
      "title": .string(guide.title),
      "summary": .markdown(guide.summary),
      "how": .markdown(guide.how),
      "isChosen": .bool(verdict == .chosen),
      "isViable": .bool(verdict == .viable),
      "isDiscouraged": .bool(verdict == .discouraged),
      "isExcluded": .bool(verdict == .excluded),
      "verdict": .string(verdict.rawValue),
      "score": .string(orNull: score(of: model)),
      "excludes": texts(.excludes), "hasExcludes": has(.excludes),
      "against": texts(.against), "hasAgainst": has(.against),
      "favours": texts(.favours), "hasFavours": has(.favours),
      "notes": texts(.note), "hasNotes": has(.note),
      "strengths": remarks(guide.strengths, model),
      "limitations": remarks(guide.limitations, model),
      "when": remarks(guide.when, model),
      "exactness": .markdown(guide.exactness),
      "sizing": assessment.sizing[model].map(sizing) ?? .null,
    ]
  }

  /// What a report says of the chosen option beyond what it says of every option.
  func chosen(_ model: NetworkModel) -> ModelValue {
    let guide = knowledge.option(model)
    let findings = assessment.findings(about: model)
    let against = findings.filter { $0.severity == .against }
    let favours = findings.filter { $0.severity == .favours }
    return [
      "id": .string(model.id),
      "title": .string(guide.title),
      "summary": .markdown(guide.summary),
      "favours": .array(favours.map(wording.markdown)),
      "hasFavours": .bool(!favours.isEmpty),
      "against": .array(against.map(wording.markdown)),
      "hasAgainst": .bool(!against.isEmpty),
      "strengths": remarks(guide.strengths, model),
      "limitations": remarks(guide.limitations, model),
      "mistakes": remarks(guide.mistakes, model),
      "operations": remarks(guide.operations, model),
      "sizing": assessment.sizing[model].map(sizing) ?? .null,
    ]
  }

  private func remarks(_ remarks: [OptionGuide.Remark], _ model: NetworkModel) -> ModelValue {
    .array(remarks.map { wording.markdown($0.text, facts: $0.facts, option: model) })
  }
}
