import Guidance
import Knowledge
import Testing

/// The decision rules of the research notes are all there.
@Suite struct ReferenceTests {
  let knowledge: KnowledgeBase

  init() throws { knowledge = try builtInKnowledge() }

  @Test(arguments: 1...51)
  func `each decision rule of the notes is the reference of a rule`(number: Int) {
    let rules = knowledge.rules.filter { $0.references.contains("R\(number)") }.map(\.id)
    let known = Set(Rule.all.map(\.id))
    #expect(!rules.isEmpty && rules.allSatisfy(known.contains), "R\(number): \(rules)")
  }

  @Test func `rules about the cluster say so by their topic`() throws {
    for rule in Rule.all {
      let guide = try #require(knowledge.rule(rule.id))
      let scopes = Set(rule.examples.flatMap(\.findings).map { $0.hasPrefix("cluster ") })
      #expect(scopes == [guide.topic == .cluster], "\(rule.id)")
    }
  }
}
