import Decisions
import Guidance
import Knowledge
import Testing

/// Every constraint, as must and as should, on every scenario: nothing contradicts itself.
@Suite struct ContradictionTests {
  let knowledge: KnowledgeBase

  init() throws { knowledge = try builtInKnowledge() }

  @Test(arguments: scenarios)
  func `no constraint on a scenario leads to findings that contradict each other`(
    scenario: String
  ) throws {
    let base = try starter(scenario)
    check(Assessment(base, knowledge: knowledge), scenario)
    for constraint in ConstraintID.allCases {
      for level in ConstraintLevel.allCases {
        var decision = base
        decision.constraints.removeAll { $0.constraint == constraint }
        decision.constraints.append(ConstraintRequirement(constraint, level))
        check(
          Assessment(decision, knowledge: knowledge), "\(scenario), \(constraint.id): \(level)")
      }
    }
  }

  private func check(_ assessment: Assessment, _ row: String) {
    expectOneSide(assessment, row)
    expectVerdicts(assessment, row)
    expectNoPraiseOfWhatExcludes(assessment, row)
    expectSentences(assessment, row)
  }

  /// A rule says one thing of an option.
  private func expectOneSide(_ assessment: Assessment, _ row: String) {
    let spoken = Dictionary(grouping: assessment.findings.filter { $0.option != nil }) {
      "\($0.rule) on \($0.option?.id ?? "")"
    }
    for (rule, findings) in spoken {
      #expect(findings.count == 1, "\(row): \(rule) says \(findings.count) things")
    }
  }

  /// The verdicts and the outcome are what the findings say.
  private func expectVerdicts(_ assessment: Assessment, _ row: String) {
    let outcome = assessment.outcome
    for model in assessment.decision.options {
      let severities = Set(assessment.findings(about: model).map(\.severity))
      let expected: Assessment.Verdict =
        severities.contains(.excludes)
        ? .excluded
        : model == outcome.option
          ? .chosen : severities.contains(.against) ? .discouraged : .viable
      #expect(assessment.verdict(on: model) == expected, "\(row): \(model)")
    }
    let isOpen = assessment.decision.options.contains { assessment.verdict(on: $0) != .excluded }
    #expect(isOpen == (outcome.kind != .noneFeasible), "\(row)")
    #expect(outcome.option == assessment.ranked.first?.model, "\(row)")
    let isLeft = assessment.clusterFindings.contains { $0.rule == "bring-your-own-cni" }
    #expect(!isLeft || outcome.kind == .noneFeasible, "\(row)")
  }

  /// What excludes an option does not also speak for it, and no constraint is answered twice.
  private func expectNoPraiseOfWhatExcludes(_ assessment: Assessment, _ row: String) {
    for model in assessment.decision.options {
      let findings = assessment.findings(about: model)
      func facts(_ severity: Finding.Severity) -> Set<String> {
        Set(
          findings.filter { $0.severity == severity }.flatMap {
            $0.facts.isEmpty ? knowledge.rule($0.rule)?.facts ?? [] : $0.facts
          })
      }
      let both = facts(.excludes).intersection(facts(.favours))
      #expect(both.isEmpty, "\(row): \(model) has \(both.sorted()) on both sides")
      let answered = findings.compactMap(\.constraint)
      #expect(Set(answered).count == answered.count, "\(row): \(model) answers twice")
    }
  }

  /// Every sentence is filled, whole, said once, and on the side that its words are on.
  private func expectSentences(_ assessment: Assessment, _ row: String) {
    var said: Set<String> = []
    for finding in assessment.findings {
      let words =
        finding.message.key == Message.verbatimKey
        ? "{text}" : knowledge.rule(finding.rule)?.messages[finding.message.key] ?? ""
      let sentence = finding.message.sentence(words)
      let place = "\(row): \(finding.rule): \(sentence)"
      #expect(!sentence.contains("{") && sentence.hasSuffix("."), "\(place)")
      #expect(!sentence.contains("  ") && !sentence.contains(" 0 "), "\(place)")
      let isNew = said.insert("\(finding.option?.id ?? "cluster"): \(sentence)").inserted
      #expect(isNew, "\(place) is said twice")
      let isPraise = ["Supported", "Available", "Works"].contains(where: sentence.hasPrefix)
      let isDenial = ["Not ", "No "].contains(where: sentence.hasPrefix)
      #expect(!isPraise || finding.severity != .excludes, "\(place)")
      #expect(!isDenial || finding.severity != .favours, "\(place)")
    }
  }
}
