import Foundation
import Guidance
import Templates
import TestSupport
import Testing

@testable import netadr

/// `generate` and its neighbours as their users meet them.
@Suite struct GenerateTests {
  let root: TemporaryFolder
  let netadr: RunProcess

  init() throws {
    root = try TemporaryFolder()
    netadr = RunProcess.netadr(in: root)
    _ = try netadr("new", "--from", "article", "-o", "article.yaml")
    _ = try netadr("new", "--from", "conflict", "-o", "conflict.yaml")
  }

  @Test func writesEveryStarterFileThatChecksWithoutAWord() throws {
    for scenario in New.scenarios {
      let run = try netadr("new", "--from", scenario)
      let check = try netadr("check", "-", input: run.output)
      #expect(check.exitCode == 0 && check.error.isEmpty, "\(scenario): \(check.error)")
    }
    let again = try netadr("new", "-o", "article.yaml")
    #expect(again.exitCode == 3)
  }

  @Test func touchesNothingTheSecondTime() throws {
    let figures = ["address-demand", "address-map", "scores", "decision-map"].map {
      "figures/\($0).svg"
    }
    let files =
      ["adr.md", "adr.html", "report.md", "report.html", "decision.json", ".netadr.json"] + figures
    #expect(try netadr("generate", "article.yaml", "--date", "2026-11-22").exitCode == 0)
    let paths = files.map { root.path("Output/article/\($0)") }
    let before = try paths.map(identity)
    let second = try netadr("generate", "article.yaml", "--date", "2026-11-22")
    #expect(second.output == "Output/article: unchanged\n")
    #expect(try paths.map(identity) == before)
  }

  @Test func keepsAnEditByHandUnlessItIsForced() throws {
    _ = try netadr("generate", "article.yaml", "--date", "2026-11-22", "--format", "md")
    let text = try root.text("Output/article/adr.md")
    try root.write(text + "mine\n", to: "Output/article/adr.md")
    let run = try netadr("generate", "article.yaml", "--date", "2026-11-22", "--format", "md")
    #expect(run.exitCode == 3)
    #expect(run.error.hasPrefix("error: Output/article/adr.md: edited by hand"))
    #expect(try root.text("Output/article/adr.md") == text + "mine\n")
    let forced = try netadr("generate", "article.yaml", "--date", "2026-11-22", "--force")
    #expect(forced.exitCode == 0)
    #expect(try root.text("Output/article/adr.md") == text)
  }

  @Test func givesTheSameBytesEverywhere() throws {
    var east = netadr
    east.environment = [
      "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8",
      "HOME": "/nowhere", "SOURCE_DATE_EPOCH": "1700000000",
    ]
    var west = netadr
    west.environment = [
      "TZ": "America/Anchorage", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1700000000",
    ]
    west.folder = URL(fileURLWithPath: "/")
    let files = ["article.yaml", "conflict.yaml"].map(root.path)
    #expect(try east.run(["generate", "-o", "a", "article.yaml", "conflict.yaml"]).exitCode == 0)
    #expect(try west.run(["generate", "-o", root.path("b")] + files).exitCode == 0)
    #expect(try root.list("a") == root.list("b"))
    for name in try root.list("a") where name.contains(".") {
      #expect(try root.text("a/\(name)") == root.text("b/\(name)"), "\(name)")
    }
  }

  @Test func usesTheTemplatesThatWereEdited() throws {
    #expect(try netadr("templates", "export", "ours").exitCode == 0)
    #expect(try netadr("templates", "check", "ours").exitCode == 0)
    let madr = try root.text("ours/records/madr.md.mustache")
    try root.write(madr + "\nOurs: {{.title}}\n", to: "ours/records/madr.md.mustache")
    #expect(try netadr("templates", "check", "ours").exitCode == 0)
    let run = try netadr("generate", "article.yaml", "--templates", "ours", "--format", "md")
    #expect(run.exitCode == 0)
    #expect(try root.text("Output/article/adr.md").contains("\nOurs: "))
  }

  @Test func writesNothingWithABrokenTemplate() throws {
    _ = try netadr("templates", "export", "ours")
    let path = "ours/records/madr.md.mustache"
    let madr = try root.text(path)
    let lines = madr.split(separator: "\n", omittingEmptySubsequences: false).count
    let rows = [
      (madr + "{{.nosuch}}\n", "\(path):\(lines):1: error: "),
      (madr + "{{> records/nosuch}}\n", "there is no template 'records/nosuch.md.mustache'"),
      (madr + "{{> records/madr}}\n", "the template includes itself"),
      (madr + "{{#.title}}\n", "has no end"),
      ("Hello\n", "\(path):1:1: error: the template does not say how values are escaped"),
      // Only a decision without a feasible option comes here.
      (madr + "{{#.relaxations}}{{.nosuch}}{{/.relaxations}}\n", "\(path):\(lines):18: error: "),
    ]
    for (text, expected) in rows {
      try root.write(text, to: path)
      let run = try netadr("generate", "article.yaml", "conflict.yaml", "--templates", "ours")
      #expect(run.exitCode == 1, "\(expected)")
      #expect(run.error.contains(expected), "\(run.error)")
      #expect(!FileManager.default.fileExists(atPath: root.path("Output")), "\(expected)")
    }
  }

  @Test func placesTheProblemsOfTheUsersKnowledge() throws {
    try root.write("- id: x\n", to: "ours/rules.yaml")
    let run = try netadr("generate", "article.yaml", "--knowledge", "ours")
    #expect(run.exitCode == 1)
    #expect(run.error.contains("ours/rules.yaml:1:3: error: rule 'x' has no 'title'"))
    #expect(!FileManager.default.fileExists(atPath: root.path("Output")))
  }

  @Test func wordsWhatLimitsAPlan() throws {
    struct Document: Decodable {
      struct Option: Decodable { let limitedBy, brokenLimits: [String] }
      let options: [Option]
    }
    for scenario in ["article", "conflict", "large-scale", "limited-ip-space"] {
      try root.write(Templates.text("decisions/\(scenario).yaml") ?? "", to: "d.yaml")
      let text = try netadr("plan", "d.yaml").output
      #expect(text.contains(" nodes, limited by the ") && !text.contains(" 1 nodes"), "\(text)")
      for ceiling in Ceiling.allCases where ceiling != .routes {
        #expect(!text.contains(ceiling.rawValue), "\(ceiling)")
      }
      let document = try JSONDecoder().decode(
        Document.self, from: Data(try netadr("plan", "d.yaml", "--format", "json").output.utf8))
      #expect(document.options.allSatisfy { !$0.limitedBy.isEmpty })
      #expect(
        text.contains("not feasible here: it needs more than the ")
          == document.options.contains { !$0.brokenLimits.isEmpty }, "\(scenario)")
    }
  }

  @Test func plansWithTheUsersFacts() throws {
    struct Document: Decodable {
      struct Option: Decodable {
        let id: String
        let maxNodes: Int
      }
      let options: [Option]
    }
    func nodes(_ arguments: String...) throws -> Int? {
      let run = try netadr.run(["plan", "article.yaml", "--format", "json"] + arguments)
      let document = try JSONDecoder().decode(Document.self, from: Data(run.output.utf8))
      return document.options.first { $0.id == "kubenet" }?.maxNodes
    }
    let url = URL(fileURLWithPath: #filePath).appending(
      path: "../../../Sources/Knowledge/facts.yaml")
    let facts = try String(contentsOf: url.standardized, encoding: .utf8)
    let changed = facts.replacingOccurrences(of: "value: 400\n", with: "value: 300\n")
    try root.write(changed, to: "ours/facts.yaml")
    let (before, after) = (
      try #require(try nodes()), try #require(try nodes("--knowledge", "ours"))
    )
    #expect(before > 300 && before <= 400 && after > 200 && after <= 300, "\(before), \(after)")
  }
}
