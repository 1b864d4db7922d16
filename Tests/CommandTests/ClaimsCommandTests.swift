import Foundation
import Guidance
import Knowledge
import Reporting
import TestSupport
import Testing

@testable import netadr

/// `netadr claims` in its three forms.
@Suite struct ClaimsCommandTests {
  @Test func `text fits 80 columns and says what became of every claim`() throws {
    let run = try RunProcess.netadr("claims")
    #expect(run.exitCode == 0 && run.error.isEmpty)
    for line in run.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    for number in 1...33 {
      #expect(run.output.contains("\nS\(number) ") || run.output.hasPrefix("S\(number) "))
    }
    #expect(run.output.contains("S6 Pod CIDR of 1,000 overlay nodes: wrong\n"))
    #expect(run.output.contains("1,000 nodes × 256 = 256,000 → /14"))
    #expect(run.output.contains("\n33 claims: 5 correct, "))
    #expect(!run.output.contains("{") && !run.output.contains("\u{1B}"))
  }

  @Test func `a wider or narrower terminal is filled and colours are given on demand`() throws {
    let base = try #require(KnowledgeBase.builtIn.base)
    for width in [20, 40, 132] {
      let terminal = Terminal(isTerminal: true, choice: .never, width: width)
      let text = ClaimsText(base.checkedClaims(), knowledge: base, terminal: terminal).text
      let longest =
        text.split(separator: "\n").filter { $0.hasPrefix("  ") }.map(\.count).max() ?? 0
      #expect(longest <= max(40, width), "\(width)")
    }
    let run = try RunProcess.netadr("claims", "--color", "always")
    #expect(run.output.contains("\u{1B}[31mwrong\u{1B}[0m"))
  }

  @Test func `JSON has the published keys`() throws {
    let run = try RunProcess.netadr("claims", "--format", "json")
    #expect(run.exitCode == 0 && run.error.isEmpty)
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(document["schema"] as? String == "netadr.claims/1")
    let claims = try #require(document["claims"] as? [[String: Any]])
    #expect(claims.compactMap { $0["id"] as? String } == (1...33).map { "S\($0)" })
    for claim in claims {
      for key in ["name", "stated", "derivation", "correct", "verdict"] {
        #expect((claim[key] as? String)?.isEmpty == false, "\(claim["id"] ?? "") \(key)")
      }
      #expect(claim["sources"] is [String] && claim["parts"] is [[String: Any]])
    }
    let overlay = claims[5]
    #expect(overlay["name"] as? String == "overlay-pod-cidr-of-1000-nodes")
    #expect(overlay["stated"] as? String == "/19")
    #expect(overlay["correct"] as? String == "/13, or /14 without surge nodes")
    #expect(overlay["verdict"] as? String == "wrong")
    let listed = try #require(document["sources"] as? [[String: Any]])
    let known = Set(listed.compactMap { $0["id"] as? String })
    let cited = claims.flatMap {
      ($0["sources"] as? [String] ?? []) + [$0["source"] as? String ?? ""]
    }
    #expect(known == Set(cited))
  }

  @Test func `Markdown has a table and a section for every claim`() throws {
    let run = try RunProcess.netadr("claims", "--format", "md")
    #expect(run.exitCode == 0 && run.error.isEmpty)
    #expect(run.output.hasPrefix("# Published figures, recomputed\n\n"))
    #expect(
      run.output.contains(
        "| S6 | Pod CIDR of 1,000 overlay nodes | /19 | /13, or /14 without surge"))
    for number in 1...33 { #expect(run.output.contains("\n### S\(number): "), "\(number)") }
    #expect(!run.output.contains("[^") && !run.output.contains("\n\n\n"))
  }

  @Test func `a base of one's own is checked in its place, and its mistakes are named`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      tolerance: 0%
      derivations: {addresses: a, prefix-length: b, fits: c, most-nodes: "{capacity} / {perNode}",
        pods: d, ratio: e, value: f, value-missing: g, answer: h, options: i, judgement: j}
      claims:
        - id: ours
          source: vnet-faq
          title: Nodes of a /24
          states: A /24 holds 8 nodes.
          parts:
            - stated: 8
              derive: {ask: most-nodes, option: azure-cni-node-subnet, in: node-subnet, nodes: 1, maxPods: 30, length: 24}
              right: "{mostNodes|node|nodes}"
              why: It is so.
              facts: [reserved-addresses]

      """, to: "claims.yaml")
    let run = try RunProcess.netadr(in: folder)("claims", "--knowledge", ".")
    #expect(run.exitCode == 0, "\(run.error)")
    #expect(run.output.hasPrefix("ours Nodes of a /24: correct\n"), "\(run.output)")
    #expect(run.output.contains("  right   8 nodes\n  how     251 / 31\n"), "\(run.output)")
    #expect(run.output.hasSuffix("\n1 claim: 1 correct\n"))
    try folder.write("claims: []\n", to: "claims.yaml")
    let broken = try RunProcess.netadr(in: folder)("claims", "--knowledge", ".")
    #expect(broken.exitCode == 1 && broken.output.isEmpty)
    #expect(broken.error.contains("./claims.yaml:1:9: error: 'claims' of claims.yaml is empty"))
  }

  @Test func `a report has the table with footnotes that exist`() throws {
    let stages = try Stages()
    let text =
      "title: x\ncluster: {nodePools: [{name: system, mode: system, nodes: 3}]}\n"
      + "network: {vnet: {addressSpace: [10.20.0.0/16]}}\n"
    let outputs = try stages.outputs(Array(text.utf8), file: "x.yaml")
    let report = try #require(outputs.files.first { $0.name == "report.md" }?.text)
    #expect(report.contains("\n## Published figures, recomputed\n"))
    #expect(report.contains("| /19 | /13, or /14 without surge nodes[^pod-cidr-block]"))
    #expect(report.contains("\n[^documentation-history]: "))
    #expect(!report.contains("widely read"))
  }
}
