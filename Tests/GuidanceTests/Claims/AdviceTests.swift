import Decisions
import Guidance
import Knowledge
import Testing

/// Where a report answers advice that its reader may know from elsewhere.
@Suite struct AdviceTests {
  @Test func `starter files answer what they touch and nothing else`() throws {
    let expected: [String: [String]] = [
      "article": ["pod-cidr-size", "flat-subnet-size"],
      "conflict": ["pod-cidr-size", "traceability-beyond-vnet"],
      "default-production": ["pod-cidr-size"],
      "large-scale": ["pod-cidr-size", "flat-subnet-size"],
      "limited-ip-space": ["pod-cidr-size", "only-option"],
      "migrate-from-kubenet": ["pod-cidr-size"],
      "proof-of-concept": ["kubenet-for-trials"],
      "regulated": ["pod-cidr-size", "traceability-beyond-vnet"],
      "windows-confidential": [],
    ]
    for scenario in scenarios {
      #expect(try advice(starter(scenario)).map(\.advice.id) == expected[scenario], "\(scenario)")
    }
  }

  @Test func `the pod CIDR is spoken of from the first node that the stated one cannot hold`()
    throws
  {
    // 29 nodes and 3 surge nodes fill a /19; a thirtieth node is one too many.
    for (nodes, ids) in [(29, [String]()), (30, ["pod-cidr-size"])] {
      let decision = try decision(
        "cluster: {nodePools: [{name: system, mode: system, nodes: \(nodes), maxPods: 30}]}")
      let applied = try advice(decision)
      #expect(applied.map(\.advice.id) == ids, "\(nodes)")
      if let figures = applied.first?.figures.values {
        #expect(figures["ownNodes"] == .count(33) && figures["ownLength"] == .text("/18"))
      }
    }
  }

  @Test func `the flat subnet is spoken of from the stated number of nodes`() throws {
    for (nodes, isThere) in [(99, false), (100, true)] {
      let decision = try decision(
        "cluster: {nodePools: [{name: system, mode: system, nodes: \(nodes), maxPods: 30}]}")
      #expect(
        try advice(decision).contains { $0.advice.id == "flat-subnet-size" } == isThere, "\(nodes)")
    }
  }

  @Test func `overlay as the only option is denied only where another one is left`() throws {
    let keys = "constraints: {limited-ip-space: must}"
    let many = try advice(decision(keys))
    let figures = try #require(many.first { $0.advice.id == "only-option" }?.figures.values)
    guard case .list(let others)? = figures["others"] else {
      Issue.record("no others: \(figures)")
      return
    }
    #expect(others.first == .text("kubenet") && others.count == 4)
    let alone = try advice(decision(keys + "\noptions: [azure-cni-overlay]"))
    #expect(alone.isEmpty)
    let without = try advice(decision(keys + "\noptions: [kubenet, azure-cni-node-subnet]"))
    #expect(without.isEmpty)
    // DCsv2 excludes overlay itself: then nothing is said of it.
    let excluded = try advice(
      decision(
        keys + """

          cluster: {nodePools: [{name: system, mode: system, nodes: 3, vmSize: Standard_DC2s_v2}]}
          """))
    #expect(!excluded.contains { $0.advice.id == "only-option" })
  }

  @Test func `kubenet for trials is answered where kubenet is compared`() throws {
    for (environment, options, count) in [
      ("development", "[kubenet, azure-cni-overlay]", 1), ("production", "[kubenet]", 0),
      ("proof-of-concept", "[azure-cni-overlay]", 0),
    ] {
      let decision = try decision(
        """
        cluster: {environment: \(environment), nodePools: [{name: system, mode: system, nodes: 3}]}
        options: \(options)
        """)
      #expect(try advice(decision).count == count, "\(environment)")
    }
  }

  @Test func `every sentence is filled on any decision`() throws {
    let knowledge = try builtInKnowledge()
    var random = RandomDecision(seed: 27)
    var said: Set<String> = []
    for _ in 0..<300 {
      let decision = try random.next()
      for applied in Assessment(decision, knowledge: knowledge).advice(knowledge) {
        #expect(applied.figures.unfilled(in: applied.advice.text) == [], "\(applied.advice.id)")
        #expect(!applied.facts.isEmpty)
        said.insert(applied.advice.id)
      }
    }
    for scenario in scenarios { said.formUnion(try advice(starter(scenario)).map(\.advice.id)) }
    let latency = try advice(decision("constraints: {latency-sensitive: should}"))
    #expect(latency.map(\.advice.id) == ["latency-figure"])
    #expect(said.union(["latency-figure"]) == Set(knowledge.claims.advice.map(\.id)))
  }

  private func advice(_ decision: Decision) throws -> [AppliedAdvice] {
    let knowledge = try builtInKnowledge()
    return Assessment(decision, knowledge: knowledge).advice(knowledge)
  }
}
