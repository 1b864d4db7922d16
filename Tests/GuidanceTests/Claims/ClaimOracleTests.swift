import Decisions
import Guidance
import Knowledge
import Testing

/// The numeric claims worked out once more, slowly and without the engine.
@Suite struct ClaimOracleTests {
  /// A cluster of a claim as the article has it: model, nodes, pods a node.
  private let clusters: [(id: String, isFlat: Bool, inPodCIDR: Bool, nodes: Int, pods: Int)] = [
    ("S2", true, false, 100, 200), ("S3", true, false, 100, 200), ("S4", true, false, 50, 250),
    ("S6", false, true, 1_000, 200), ("S7", true, false, 1_000, 200),
    ("S8", true, false, 1_000, 250), ("S11", true, false, 100, 200), ("S12", false, true, 100, 200),
    ("S13", true, false, 500, 250), ("S14", false, false, 500, 250),
    ("S25", true, false, 1_000, 200),
  ]

  @Test func `figures are those of counting addresses one node at a time`() throws {
    let knowledge = try builtInKnowledge()
    for row in clusters {
      let claim = knowledge.checked(try #require(knowledge.claim(row.id)))
      let figures = claim.parts[0].figures.values
      // A tenth of the nodes, rounded up, comes on top during an upgrade.
      var surge = 0
      while surge * 10 < row.nodes { surge += 1 }
      for (nodes, addresses, length) in [
        (row.nodes, "addresses", "length"), (row.nodes + surge, "allAddresses", "allLength"),
      ] {
        var taken = 0
        for _ in 0..<nodes { taken += row.inPodCIDR ? 256 : row.isFlat ? 1 + row.pods : 1 }
        #expect(figures[addresses] == .count(taken), "\(row.id) \(nodes)")
        // Azure keeps five addresses of a subnet and none of a pod CIDR.
        let wanted = row.inPodCIDR ? taken : taken + 5
        var (prefix, size) = (32, 1)
        while size < wanted || (!row.inPodCIDR && prefix > 29) {
          (prefix, size) = (prefix - 1, size * 2)
        }
        #expect(figures[length] == .text("/\(prefix)"), "\(row.id) \(nodes)")
      }
      var pods = 0
      for _ in 0..<row.nodes { pods += row.pods }
      #expect(figures["pods"] == .count(pods), "\(row.id)")
      if row.isFlat {
        var (held, used) = (0, 1 + row.pods)
        while used <= 65_536 { (held, used) = (held + 1, used + 1 + row.pods) }
        #expect(figures["vnetNodes"] == .count(held), "\(row.id)")
      }
    }
  }

  @Test func `what a stated prefix holds is counted node by node`() throws {
    let knowledge = try builtInKnowledge()
    // The /19 as a pod CIDR and, less five, as a subnet for 250 pods a node.
    for (id, perNode, offered) in [("S6", 256, 8_192), ("S4", 251, 8_187)] {
      let claim = knowledge.checked(try #require(knowledge.claim(id)))
      var (nodes, used) = (0, perNode)
      while used <= offered { (nodes, used) = (nodes + 1, used + perNode) }
      #expect(claim.parts[0].figures.values["mostNodes"] == .count(nodes), "\(id)")
      #expect(nodes == 32, "\(id)")
    }
  }

  @Test func `the saving is the quotient of what both models take`() throws {
    let knowledge = try builtInKnowledge()
    let figures = knowledge.checked(try #require(knowledge.claim("S9"))).parts[0].figures.values
    #expect(figures["of"] == .count(1_000 + 1_000 * 200))
    #expect(figures["to"] == .count(1_000))
    #expect(figures["ratio"] == .count(201))
  }
}
