import Decisions
import Diagnostics
import Knowledge
import Testing

@Suite struct AccessTests {
  let base: KnowledgeBase

  init() throws { base = try #require(KnowledgeBase.builtIn.base) }

  @Test func anOptionsOwnValueComesBeforeTheFacts() {
    #expect(base.integer("max-nodes") == 5_000)
    #expect(base.integer("max-nodes", .kubenet) == 400)
    #expect(base.integer("max-nodes", .overlay) == 5_000)
    #expect(base.integer("max-nodes", .kubenet, named: "dual-stack") == 200)
    #expect(base.integer("max-nodes", .overlay, named: "dual-stack") == nil)
    #expect(base.integer("npm-limits", .overlay, named: "nodes") == 250)
  }

  @Test func whereAQuestionDoesNotAriseThereIsNoValue() {
    #expect(base.integer("pod-cidr-block") == 256)
    #expect(base.integer("pod-cidr-block", .nodeSubnet) == nil)
    #expect(base.integer("pods-a-cluster", .kubenet) == nil)
  }

  @Test func valuesAreOfTheirTypeOnly() {
    #expect(base.date("kubenet-retirement") == CalendarDate("2028-03-31"))
    #expect(base.text("kubenet-retirement") == nil)
    #expect(base.integer("kubenet-retirement") == nil)
    #expect(base.text("default-surge") == "10%")
    #expect(base.texts("network-policy-engines", .kubenet) == ["calico"])
    #expect(base.value("inbound-to-pods", .overlay)?.truth == false)
    #expect(base.integer("no-such-fact") == nil)
  }

  @Test func statementsSourcesAndConfidenceFallBackToTheFacts() throws {
    let plugin = try #require(base.fact("default-max-pods"))
    #expect(plugin.confidence(for: .podSubnetStaticBlock) == .inferred)
    #expect(plugin.confidence(for: .kubenet) == .documented)
    #expect(plugin.sources(for: .kubenet) == plugin.sources)
    #expect(plugin.sources(for: .podSubnetStaticBlock) == ["dynamic-allocation"])
    let nodes = try #require(base.fact("max-nodes"))
    #expect(nodes.statement() == "Any cluster holds at most 5,000 nodes.")
    #expect(nodes.statement(for: .kubenet)?.hasPrefix("A cluster holds at most 400") == true)
  }

  @Test func theWordsOfRulesAreReadWithTheirMessages() throws {
    var copy = BrokenCopy()
    // Claims name the rules of the built-in base.
    copy.set("claims.yaml", to: nil)
    copy.set(
      "rules.yaml",
      to: """
        - id: too-many-nodes
          title: Nodes above the limit
          reference: [R9, R10]
          rationale: A route table ends at 400 routes.
          topic: addresses
          facts: [max-nodes, bring-your-own-cni]
          messages:
            excluded: "{nodes} nodes exceed {limit}."

        """)
    let (loaded, diagnostics, _) = copy.load()
    // Facts that only claims rest on are warned of.
    #expect(!diagnostics.hasErrors, "\(diagnostics)")
    let rule = try #require(loaded?.rule("too-many-nodes"))
    #expect(rule.references == ["R9", "R10"])
    #expect(rule.topic == .addresses)
    #expect(rule.messages == ["excluded": "{nodes} nodes exceed {limit}."])
    #expect(base.rules.isEmpty || base.rule("too-many-nodes") == nil)
  }

  @Test func mistakesInRulesAreNamed() {
    var copy = BrokenCopy()
    // Claims name the rules of the built-in base.
    copy.set("claims.yaml", to: nil)
    copy.set(
      "rules.yaml",
      to: """
        - ‸id: too-many-nodes
          title: Nodes above the limit
          facts: [‸max-node]
          topic: ‸address
          messages: ‸{}

        """)
    expectErrors(
      copy,
      [
        "rule 'too-many-nodes' has no 'rationale'; add 'rationale'",
        "fact 'max-node' is not defined; did you mean 'max-nodes'?",
        "'address' is no topic of a rule; did you mean 'addresses'?",
        "'messages' of rule 'too-many-nodes' must be a mapping; add a message",
      ])
  }

  @Test func loadingTakesNoSeconds() {
    let files = KnowledgeBase.builtInFiles
    let durations = (0..<5).map { _ in
      ContinuousClock().measure { _ = KnowledgeBase.load(files: files) }
    }
    #expect(durations.min().map { $0 < .seconds(5) } == true, "\(durations)")
  }
}
