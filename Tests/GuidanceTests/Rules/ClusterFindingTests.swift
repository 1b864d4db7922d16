import Decisions
import Diagnostics
import Guidance
import IPMath
import Knowledge
import Testing

/// Findings about the cluster, whatever the option, word for word.
@Suite struct ClusterFindingTests {
  let knowledge: KnowledgeBase

  init() throws { knowledge = try builtInKnowledge() }

  /// The sentences of a rule about a decision.
  private func said(_ rule: String, _ keys: String) throws -> [String] {
    let assessment = Assessment(try decision(keys), knowledge: knowledge)
    return try assessment.clusterFindings.filter { $0.rule == rule }.map { finding in
      let words = try #require(knowledge.rule(rule)?.messages[finding.message.key])
      return finding.message.sentence(words)
    }
  }

  @Test func `pools with room for too few pods are told both cures`() throws {
    let keys = """
      cluster:
        nodePools:
          - {name: system, mode: system, nodes: 2, maxPods: 10}
          - {name: apps, nodes: 2, maxPods: 14}
          - {name: more, nodes: 3, maxPods: 10}
      """
    #expect(
      try said("pool-pod-room", keys) == [
        "System pool system has room for 20 pods and must hold 30. Set max pods to 15 or more, "
          + "or run 3 nodes or more.",
        "Pool apps has room for 28 pods, and each pool needs room for 30. Set max pods to 15 or "
          + "more, or run 3 nodes or more.",
      ])
  }

  @Test func `outbound addresses are the ports of all nodes shared out`() throws {
    // 120 nodes and 10 percent surge take 132,000 ports, and an address has 64,000.
    let keys = "cluster: {nodePools: [{name: system, mode: system, nodes: 120, maxSurge: 10%}]}"
    let sentence = try #require(try said("snat-ports", keys).first)
    #expect(sentence.hasPrefix("At 1,000 SNAT ports a node, 132 nodes, surge included, take 3 "))
    for nodes in [1, 63, 64, 65, 128, 129, 192, 193, 5_000] {
      let keys =
        "cluster: {nodePools: [{name: system, mode: system, nodes: \(nodes), maxSurge: 0}]}"
      // Counted up rather than divided.
      var addresses = 0
      while addresses * 64_000 < nodes * 1_000 { addresses += 1 }
      let said = try said("snat-ports", keys)
      #expect(said.isEmpty == (addresses == 1), "\(nodes)")
      let words = " take \(addresses.grouped) outbound addresses"
      #expect(said.allSatisfy { $0.contains(words) }, "\(nodes)")
    }
  }

  @Test func `what the reader warns of is found by the report, and what it refuses is not`() throws
  {
    let ranges = [
      "serviceCIDR: 10.20.128.0/20": "service-cidr-range",
      "podCIDR: 10.20.128.0/17": "pod-cidr-range",
      "serviceCIDR: 11.0.0.0/16": "service-cidr-range", "podCIDR: 11.0.0.0/16": "pod-cidr-range",
      "serviceCIDR: 10.9.0.0/16": "service-cidr-range", "podCIDR: 100.64.0.0/16": "pod-cidr-range",
      "serviceCIDR: 10.0.0.0/16": "service-cidr-range",
    ]
    for (range, rule) in ranges {
      let network =
        "network: {vnet: {addressSpace: [10.20.0.0/16]}, connected: {hub: 10.9.0.0/22}, \(range)}"
      let text = """
        title: x
        cluster: {nodePools: [{name: system, mode: system, nodes: 3}]}
        \(network)

        """
      let (decision, diagnostics) = try read(text)
      let assessment = Assessment(try #require(decision), knowledge: knowledge)
      let found = assessment.clusterFindings.filter { $0.rule == rule }
      #expect(found.count == diagnostics.count, "\(range): \(diagnostics)")
      #expect(found.allSatisfy { $0.severity == .against }, "\(range)")
    }
  }

  @Test func `a reserved range is an error for a new cluster and a finding for an existing one`()
    throws
  {
    func text(_ existing: String) -> String {
      """
      title: x
      cluster: {\(existing)nodePools: [{name: system, mode: system, nodes: 3}]}
      network: {vnet: {addressSpace: [10.20.0.0/16]}, podCIDR: 172.16.0.0/12}

      """
    }
    let new = try read(text(""))
    #expect(new.decision == nil && new.diagnostics.map(\.severity) == [.error])
    let old = try read(text("existing: kubenet, "))
    #expect(old.diagnostics.map(\.severity) == [.warning])
    let assessment = Assessment(try #require(old.decision), knowledge: knowledge)
    let finding = try #require(assessment.clusterFindings.first { $0.rule == "pod-cidr-range" })
    #expect(
      finding.message.values["reserved"] == .list([.text("172.30.0.0/16"), .text("172.31.0.0/16")]))
  }

  @Test func `the age of Windows Server counts against the decision's date`() throws {
    func severities(_ date: String) throws -> [Finding.Severity] {
      let keys = """
        \(date)
        cluster:
          kubernetes: "1.32"
          nodePools:
            - {name: system, mode: system, nodes: 3}
            - {name: old, os: windows2019, nodes: 3}
            - {name: win, os: windows2022, nodes: 3}
        """
      let assessment = Assessment(try decision(keys), knowledge: knowledge)
      return assessment.findings.filter { $0.rule == "windows-server-end" }.map(\.severity)
    }
    #expect(try severities("date: 2026-02-28") == [.note, .note])
    #expect(try severities("date: 2026-03-01") == [.against, .note])
    #expect(try severities("date: 2028-06-30") == [.against, .against])
    #expect(try severities("status: draft") == [.note, .note])
  }

  @Test func `max pods that fill the blocks are named pool by pool`() throws {
    let keys = """
      cluster:
        nodePools:
          - {name: system, mode: system, nodes: 3, maxPods: 30, maxSurge: 0}
          - {name: apps, nodes: 2, maxPods: 250, maxSurge: 0}
          - {name: more, nodes: 1, maxPods: 111, maxSurge: 0}
      """
    let assessment = Assessment(try decision(keys), knowledge: knowledge)
    let finding = try #require(assessment.findings.first { $0.rule == "static-block-fit" })
    // 31 pods fill two blocks; 255 would fill sixteen, which no node may have.
    #expect(finding.message.values["unused"] == .count(3 * 1 + 2 * 5))
    #expect(finding.message.values["better"] == .list([.count(31), .count(239)]))
  }

  @Test func `room beside the plan is what an allocator still finds`() throws {
    // For every VNet, whether a block is left after the plan's prefixes, by trying each place.
    for length in 22...28 {
      let keys = """
        cluster: {nodePools: [{name: system, mode: system, nodes: 3, maxSurge: 1}]}
        network: {vnet: {addressSpace: [10.20.0.0/\(length)], subnets: {a: 10.20.0.8/29}}}
        constraints: {application-gateway-ingress: should}
        """
      let assessment = Assessment(try decision(keys), knowledge: knowledge)
      let space = try prefix("10.20.0.0/\(length)")
      func isFree(_ wanted: Int, beside sizing: OptionSizing) throws -> Bool {
        let taken =
          [try prefix("10.20.0.8/29")]
          + [sizing.nodeSubnet?.prefix, sizing.podSubnet?.prefix].compactMap { $0 }
        guard wanted >= length else { return false }
        return (0..<(1 << (wanted - length))).contains { index in
          space.subprefix(length: wanted, index: index).map { place in
            !taken.contains { $0.overlaps(place) }
          } ?? false
        }
      }
      for sizing in assessment.sizing.options where sizing.isFeasible {
        let warned = assessment.findings(about: sizing.model).contains {
          $0.rule == "api-server-subnet"
        }
        #expect(warned == !(try isFree(28, beside: sizing)), "\(length) \(sizing.model)")
      }
      let gateway = assessment.clusterFindings.first { $0.rule == "application-gateway-subnet" }
      let all = try assessment.sizing.options.filter(\.isFeasible)
        .allSatisfy { try isFree(24, beside: $0) }
      #expect((gateway?.severity == .note) == all, "\(length)")
    }
  }
}
