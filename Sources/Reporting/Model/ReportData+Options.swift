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
      "isChosen": .bool(verdict == .chosen),
      "isViable": .bool(verdict == .viable),
      "isDiscouraged": .bool(verdict == .discouraged),
      "isExcluded": .bool(verdict == .excluded),
      "verdict": .string(verdict.rawValue),
      "score": .string(orNull: score(of: model)),
      "excludes": texts(.excludes), "hasExcludes": has(.excludes),
      "against": texts(.against), "hasAgainst": has(.against),
      "favours": texts(.favours), "hasFavours": has(.favours),
      "notes": notes(about: model, .addresses),
      "remarks": .array(remarks(about: model)),
      "good": .array(good(model, most: 2, cites: 0)),
      "bad": .array(bad(model, most: 2, cites: 0)),
      "pros": .array(good(model, most: 2, cites: 1)),
      "cons": .array(bad(model, most: 2, cites: 1)),
      "exactness": wording.markdown(guide.exactness.text, facts: guide.exactness.facts),
      "advice": advice(besideAddressesOf: model),
      "sizing": assessment.sizing[model].map(sizing) ?? .null,
    ]
  }

  /// The options as a reader looks for them: the chosen one, then those left by score, then the
  /// excluded ones.
  var ranking: ModelValue {
    let verdicts: [Assessment.Verdict] = [.chosen, .viable, .discouraged, .excluded]
    let ranked = decision.options.sorted { left, right in
      let places = [left, right].map { verdicts.firstIndex(of: assessment.verdict(on: $0)) ?? 0 }
      if places[0] != places[1] { return places[0] < places[1] }
      return rank(of: left) < rank(of: right)
    }
    return .array(
      ranked.map { model -> ModelValue in
        let verdict = assessment.verdict(on: model)
        return [
          "title": .string(knowledge.option(model).title),
          "isChosen": .bool(verdict == .chosen),
          "verdict": .string(verdict.rawValue),
          "score": .string(orNull: score(of: model)),
          "maxNodes": .string(orNull: assessment.sizing[model]?.maxNodes.grouped),
        ]
      })
  }

  /// An option's place by score; those without one come last, in the order of the decision file.
  private func rank(of model: NetworkModel) -> Int {
    let ranked = assessment.ranked.map(\.model)
    return ranked.firstIndex(of: model)
      ?? ranked.count + (decision.options.firstIndex(of: model) ?? 0)
  }

  /// What a report says of the chosen option beyond what it says of every option.
  func chosen(_ model: NetworkModel) -> ModelValue {
    let guide = knowledge.option(model)
    let findings = assessment.findings(about: model)
    let against = findings.filter { $0.severity == .against }
    let favours = findings.filter { $0.severity == .favours }
    let bad = bad(model, most: 3, cites: .max)
    return [
      "id": .string(model.id),
      "title": .string(guide.title),
      "summary": .markdown(guide.summary),
      "good": .array(good(model, most: 3, cites: .max)),
      "bad": .array(bad),
      "hasMoreBad": .bool(bad.count > 1),
      "favours": .array(favours.map(wording.markdown)),
      "hasFavours": .bool(!favours.isEmpty),
      "against": .array(against.map(wording.markdown)),
      "hasAgainst": .bool(!against.isEmpty),
      "strengths": remarks(guide.strengths),
      "limitations": remarks(guide.limitations),
      "mistakes": remarks(guide.mistakes),
      "operations": remarks(guide.operations),
      "operationNotes": notes(about: model, .operations),
      "implementationNotes": notes(about: model, .implementation),
      "sizing": assessment.sizing[model].map(sizing) ?? .null,
    ]
  }

  /// What speaks for an option after `Good, because`: findings first, then strengths; each names
  /// its foremost facts, `cites` of them.
  private func good(_ model: NetworkModel, most: Int, cites: Int) -> [ModelValue] {
    let findings = assessment.findings(about: model).filter { $0.severity == .favours }
    let strengths = remarks(knowledge.option(model).strengths, beside: findings)
    return Array(
      (findings.map { wording.clause($0, cites: cites) }
        + strengths.map { wording.clause($0.text, facts: Array($0.facts.prefix(cites))) }).prefix(
          most))
  }

  /// What speaks against an option after `Bad, because`: every exclusion and objection, then
  /// limitations up to `most` in all.
  private func bad(_ model: NetworkModel, most: Int, cites: Int) -> [ModelValue] {
    let findings = assessment.findings(about: model)
      .filter { $0.severity == .excludes || $0.severity == .against }
    let limitations = remarks(knowledge.option(model).limitations, beside: findings)
      .prefix(max(0, most - findings.count))
    return findings.map { wording.clause($0, cites: cites) }
      + limitations.map { wording.clause($0.text, facts: Array($0.facts.prefix(cites))) }
  }

  /// The remarks that rest on other facts than findings beside them, so that nothing is said twice.
  private func remarks(
    _ remarks: [OptionGuide.Remark], beside findings: [Finding]
  ) -> [OptionGuide.Remark] {
    let said = Set(findings.flatMap(wording.facts))
    return remarks.filter { said.isDisjoint(with: $0.facts) }
  }

  private func remarks(_ remarks: [OptionGuide.Remark]) -> ModelValue {
    wording.markdown(remarks)
  }
}
