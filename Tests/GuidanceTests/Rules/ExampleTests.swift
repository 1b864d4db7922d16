import Decisions
import Guidance
import Knowledge
import Testing

/// Every rule proves itself by its examples.
@Suite struct ExampleTests {
  let knowledge: KnowledgeBase

  init() throws { knowledge = try builtInKnowledge() }

  private func findings(_ rule: Rule, _ example: Rule.Example) throws -> [Finding] {
    let decision = try decision(example.decision)
    let sizing = Sizing(decision, limits: knowledge.limits)
    return rule.findings(Situation(decision: decision, sizing: sizing, knowledge: knowledge))
  }

  @Test(arguments: Rule.all.map(\.id))
  func `each example leads to its findings in order`(id: String) throws {
    let rule = try #require(Rule.all.first { $0.id == id })
    for example in rule.examples {
      let found = try findings(rule, example).map {
        "\($0.option?.id ?? "cluster") \($0.severity.rawValue)"
      }
      #expect(found == example.findings, "\(id): \(example.decision)")
    }
  }

  @Test func `every rule has an example that triggers and one that does not`() {
    for rule in Rule.all {
      #expect(rule.examples.contains { !$0.findings.isEmpty }, "\(rule.id) never triggers")
      #expect(rule.examples.contains { $0.findings.isEmpty }, "\(rule.id) is never silent")
    }
  }

  @Test func `the rules that rule an option out or answer a constraint are those that decide`() {
    let deciding = Rule.all.filter { rule in
      ConstraintID.allCases.map(\.id).contains(rule.id)
        || rule.examples.contains { $0.findings.contains { $0.hasSuffix(" excludes") } }
    }
    #expect(Rule.deciding.map(\.id) == deciding.map(\.id))
  }

  @Test func `a finding carries its rule, a filled sentence and facts that exist`() throws {
    for rule in Rule.all {
      for finding in try rule.examples.flatMap({ try findings(rule, $0) }) {
        #expect(finding.rule == rule.id)
        let wording =
          finding.message.key == Message.verbatimKey
          ? "{text}" : knowledge.rule(rule.id)?.messages[finding.message.key]
        let words = try #require(wording, "\(rule.id): no message \(finding.message.key)")
        #expect(finding.message.unfilled(in: words) == [], "\(rule.id): \(words)")
        let sentence = finding.message.sentence(words)
        #expect(!sentence.contains("{") && !sentence.contains("  "), "\(sentence)")
        #expect(sentence.last == "." && sentence.count > 5, "\(sentence)")
        for fact in finding.facts { #expect(knowledge.fact(fact) != nil, "\(rule.id): \(fact)") }
      }
    }
  }

  @Test func `every message of the rule book is worded in some example`() throws {
    for guide in knowledge.rules where Phrases(rawValue: guide.id) == nil {
      let rule = try #require(Rule.all.first { $0.id == guide.id }, "no rule \(guide.id)")
      let used = Set(try rule.examples.flatMap { try findings(rule, $0) }.map(\.message.key))
      #expect(Set(guide.messages.keys).subtracting(used) == [], "\(guide.id)")
    }
  }
}
