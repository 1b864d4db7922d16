import Diagnostics
import Foundation
import Guidance
import Reporting
import Templates
import TestSupport
import Testing

@testable import netadr

/// What records and reports say of dataplane, migration and commands.
@Suite struct PathReportTests {
  private static let models = [
    "kubenet", "azure-cni-node-subnet", "azure-cni-pod-subnet-dynamic",
    "azure-cni-pod-subnet-static-block", "azure-cni-overlay",
  ]

  private func files(_ text: String) throws -> [String: String] {
    let (diagnostics, files) = try Stages().outputs([UInt8](text.utf8), file: "x.yaml")
    #expect(!diagnostics.hasErrors, "\(diagnostics)")
    return Dictionary(files.map { ($0.name, $0.text) }) { first, _ in first }
  }

  /// The commands of a report, one text a code block.
  private func commands(_ report: String) -> [String] {
    report.components(separatedBy: "```bash\n").dropFirst().map { block in
      block.components(separatedBy: "\n```")[0]
    }
  }

  private func decision(_ existing: String, _ option: String, _ more: String = "") -> String {
    """
    title: A way
    cluster:
      name: it's here
      existing: \(existing)
      nodePools:
        - {name: system, mode: system, nodes: 3, maxPods: 30}
        - {name: abcdefghijkl, nodes: {min: 3, max: 9}, maxPods: 30, maxSurge: 33%}
    network:
      vnet:
        addressSpace: [10.20.0.0/16]
        subnets: {snet-aks-nodes: 10.20.0.0/24}
    options: [\(option)]
    \(more)

    """
  }

  @Test func `every sentence on dataplane and migration leads to its statement and sources`() throws
  {
    let book = ExplanationBook(try Pipeline(knowledge: nil).knowledge)
    var ids: Set<String> = []
    for existing in Self.models {
      for option in Self.models {
        let files = try files(decision(existing, option))
        let report = try #require(files["report.md"])
        for object in try statements(try #require(files["decision.json"])) {
          let id = try #require(object["statement"] as? String)
          #expect(book.entries(named: id, of: ExplanationKind("statement")).count == 1, "\(id)")
          for fact in try #require(object["facts"] as? [String]) {
            #expect(report.contains("\n[^\(fact)]: "), "\(existing) \(option): \(fact)")
          }
          ids.insert(id)
        }
      }
    }
    #expect(ids.count > 20)
  }

  /// Every object of dataplane and migration that is a sentence.
  private func statements(_ json: String) throws -> [[String: Any]] {
    let root = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let dataplane = try #require(root?["dataplane"] as? [String: Any])
    let migration = try #require(root?["migration"] as? [String: Any])
    let lists =
      [dataplane["reasons"], dataplane["cautions"]]
      + ["paths", "preconditions", "effects"].map { migration[$0] }
    return lists.flatMap { $0 as? [[String: Any]] ?? [] }
      + [migration["deadline"] as? [String: Any]].compactMap { $0 }
  }

  @Test func `the commands of every scenario are sound shell`() throws {
    for (path, text) in Templates.all where path.hasPrefix("decisions/") {
      let blocks = commands(try #require(try files(text)["report.md"]))
      #expect(blocks.isEmpty == path.contains("conflict"), "\(path)")
      try expectSound(blocks, path)
    }
  }

  private func expectSound(_ blocks: [String], _ row: String) throws {
    for block in blocks {
      let check = try RunProcess.shell("-n", input: block + "\n")
      #expect(check.exitCode == 0 && check.error.isEmpty, "\(row): \(check.error)\(block)")
      // A line that ends in a backslash goes on: no blank line, no end of block behind it.
      for (line, next) in zip(
        block.components(separatedBy: "\n"), block.components(separatedBy: "\n").dropFirst() + [""])
      where line.hasSuffix("\\") {
        #expect(next.hasPrefix("  --"), "\(row): \(line)")
      }
    }
  }

  @Test(arguments: models)
  func `way and commands agree from one model to every other`(existing: String) throws {
    for option in Self.models {
      let row = "\(existing) to \(option)"
      let written = try files(decision(existing, option))
      let report = try #require(written["report.md"], "\(row)")
      let record = try #require(written["adr.md"], "\(row)")
      let blocks = commands(report)
      try expectSound(blocks, row)
      let all = blocks.joined(separator: "\n")
      let isUpdate =
        ["kubenet", "azure-cni-node-subnet"].contains(existing) && option == "azure-cni-overlay"
      let isPools =
        existing != option && existing.contains("pod-subnet") && option.contains("pod-subnet")
      let isNew = existing != option && !isUpdate && !isPools
      #expect(all.contains("az aks create") == isNew, "\(row)")
      #expect(all.contains("az aks nodepool delete") == isPools, "\(row)")
      let updates = all.contains("  --network-plugin azure --network-plugin-mode overlay")
      #expect(updates == isUpdate, "\(row)")
      #expect(all.contains("CLUSTER='it'\\''s here2'") == isNew, "\(row)")
      #expect(record.contains("is updated in place") == isUpdate, "\(row)")
      #expect(record.contains("stays and gets new node pools") == isPools, "\(row)")
      #expect(record.contains("A new cluster takes the place") == isNew, "\(row)")
      #expect(record.contains("runs the chosen model already") == (existing == option), "\(row)")
      // What published figures say of kubenet stands in an appendix of its own.
      let own = report.components(separatedBy: "\n## Published figures")[0]
      let isAboutKubenet = existing == "kubenet" || option == "kubenet"
      #expect(own.contains("kubenet retires on") == isAboutKubenet, "\(row)")
      // Dataplane and network model never in one command of an existing cluster.
      for block in blocks where block.contains("az aks update") {
        #expect(!(block.contains("plugin-mode") && block.contains("dataplane cilium")), "\(row)")
      }
      if isPools || isNew {
        #expect(
          !all.contains("--name snet-aks-nodes "), "the subnet of that name is in use: \(row)")
      }
      if isPools {
        #expect(all.contains("--name system2 ") && all.contains("--name abcdefghijk2 "), "\(row)")
      }
      for text in [report, record] {
        for trace in ["before-", "effect-", "path-", "deadline-", "dataplane-"] {
          #expect(!text.contains("* \(trace)") && !text.contains("| \(trace)"), "\(row): \(trace)")
        }
      }
    }
  }

  @Test func `what an existing cluster keeps is not planned anew`() throws {
    let report = try #require(
      try files(decision("kubenet", "azure-cni-overlay"))["report.md"])
    #expect(report.contains("| Node subnet | the one that the cluster has now; it has to hold"))
    #expect(report.contains("| Pod CIDR | the one that the cluster has now; it has to hold"))
    #expect(!report.contains("--pod-cidr 10"))
    let flat = try #require(
      try files(decision("azure-cni-node-subnet", "azure-cni-overlay"))["report.md"])
    #expect(flat.contains("  --pod-cidr 10.244.0.0/20 \\\n"))
  }

  @Test func `the documents for machines carry both choices`() throws {
    let text = try #require(
      try files(decision("kubenet", "azure-cni-overlay", "date: 2028-04-01"))["decision.json"])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let dataplane = try #require(json["dataplane"] as? [String: Any])
    #expect(dataplane["choice"] as? String == "cilium")
    #expect(dataplane["policyEngine"] as? String == "cilium")
    let reasons = try #require(dataplane["reasons"] as? [[String: Any]])
    #expect(
      reasons.first?["facts"] as? [String] == ["network-policy-recommendation", "cilium-dataplane"])
    let migration = try #require(json["migration"] as? [String: Any])
    #expect(migration["path"] as? String == "in-place")
    let deadline = try #require(migration["deadline"] as? [String: Any])
    #expect((deadline["text"] as? String)?.contains("retired on 2028-03-31") == true)
    let cited = Set(reasons.flatMap { $0["facts"] as? [String] ?? [] })
    let known = Set((json["facts"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String })
    #expect(cited.isSubset(of: known))
    let new = try #require(
      try files(
        "title: x\ncluster: {nodePools: [{name: a, mode: system, nodes: 3}]}\n"
          + "network: {vnet: {addressSpace: [10.0.0.0/16]}}\n")["decision.json"])
    #expect(new.contains("\"migration\": null"))
  }
}
