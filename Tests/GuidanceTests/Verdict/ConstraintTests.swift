import Decisions
import Guidance
import Knowledge
import Testing

/// Every constraint, must and should, in every scenario.
@Suite struct ConstraintTests {
  @Test(arguments: scenarios)
  func `a must excludes what does not meet it and a should scores it`(name: String) throws {
    let knowledge = try builtInKnowledge()
    let base = try starter(name)
    for constraint in ConstraintID.allCases {
      for level in ConstraintLevel.allCases {
        var decision = base
        decision.constraints.removeAll { $0.constraint == constraint }
        decision.constraints.append(ConstraintRequirement(constraint, level))
        let assessment = Assessment(decision, knowledge: knowledge)
        let row = "\(name): \(constraint.id) \(level)"
        let answers = assessment.answers.filter { $0.constraint == constraint }
        #expect(answers.map(\.option) == decision.options, "\(row)")
        for answer in answers {
          let findings = assessment.findings(about: answer.option)
            .filter { $0.constraint == constraint }
          let excludes = level == .must && answer.answer == .notSatisfied
          #expect(findings.map(\.severity).contains(.excludes) == excludes, "\(row)")
          #expect(findings.count == 1 && findings.first?.message == answer.message, "\(row)")
          if excludes { #expect(assessment.verdict(on: answer.option) == .excluded, "\(row)") }
          guard level == .should, let score = assessment.score(of: answer.option) else { continue }
          let cell = score.scores.first { $0.criterion == .constraint(constraint) }
          let points: [ConstraintAnswer.Answer: Int] = [
            .satisfied: 5, .partly: 3, .notSatisfied: 1,
          ]
          #expect(cell?.value == points[answer.answer], "\(row)")
        }
        try expectSentences(assessment, knowledge, row)
      }
    }
  }

  private func expectSentences(
    _ assessment: Assessment, _ knowledge: KnowledgeBase, _ row: String
  ) throws {
    let spoken =
      assessment.findings.map { ($0.rule, $0.message) }
      + assessment.answers.map { ($0.constraint.id, $0.message) }
    for (rule, message) in spoken {
      let wording =
        message.key == Message.verbatimKey
        ? "{text}" : try #require(knowledge.rule(rule)?.messages[message.key], "\(row): \(rule)")
      #expect(message.unfilled(in: wording) == [], "\(row): \(rule)")
      #expect(message.sentence(wording).count > 5, "\(row): \(rule)")
    }
  }

  @Test(arguments: scenarios)
  func `an excluded option is never scored, every other one is`(name: String) throws {
    let assessment = Assessment(try starter(name), knowledge: try builtInKnowledge())
    for model in assessment.decision.options {
      let excluded = assessment.findings.contains { $0.option == model && $0.severity == .excludes }
      #expect((assessment.score(of: model) == nil) == excluded, "\(model)")
      #expect((assessment.verdict(on: model) == .excluded) == excluded, "\(model)")
    }
  }
}
