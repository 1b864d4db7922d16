import Foundation
import Reporting
import Templates
import TestSupport
import Testing

@testable import netadr

/// Records in every layout, as the tools that read them and their users meet them.
@Suite struct LayoutTests {
  static let layouts = ["bridge", "brief", "log4brains", "madr", "nygard", "y-statement"]
  let root: TemporaryFolder
  let netadr: RunProcess

  init() throws {
    root = try TemporaryFolder()
    netadr = RunProcess.netadr(in: root)
    for name in ["article", "conflict"] {
      let text = Templates.text("decisions/\(name).yaml") ?? ""
      try root.write(
        text.replacingOccurrences(of: "\nstatus:", with: "\nnumber: 7\nstatus:"), to: "\(name).yaml"
      )
    }
  }

  private func record(_ file: String, _ arguments: String...) throws -> String {
    let run = try netadr.run(
      ["generate", "\(file).yaml", "--date", "2026-11-22", "--format", "md"] + arguments)
    #expect(run.exitCode == 0, "\(run.error)")
    return try root.text("Output/\(file)/adr.md")
  }

  @Test func helpNamesEveryLayoutAndLanguage() throws {
    #expect(RecordLayouts.names(in: try TemplateLoading(nil).templates) == Self.layouts)
    let help = try netadr("generate", "--help").output
    for layout in Self.layouts { #expect(help.contains(layout), "\(layout)") }
    #expect(TemplateStrings.languages(in: Templates.all.map(\.path)) == ["de", "en"])
    #expect(help.contains("en, de"))
  }

  @Test func anUnknownLayoutOrLanguageIsAUsageError() throws {
    for (arguments, cure) in [
      (["--layout", "nygrad"], "did you mean 'nygard'?"),
      (["--layout", "parts/outcome"], "choose one of bridge, brief"),
      (["--language", "xx"], "choose one of de, en, or add strings/"),
      (["--limit", "500"], "--limit is for --layout brief"),
      (["--limit", "5", "--layout", "brief"], "--limit is at least 200 characters"),
    ] {
      let run = try netadr.run(["generate", "article.yaml"] + arguments)
      #expect(run.exitCode == 2 && run.error.contains(cure), "\(arguments): \(run.error)")
    }
  }

  @Test func nygardHasWhatADRToolsLooksFor() throws {
    let text = try record("article", "--layout", "nygard")
    #expect(
      text.hasPrefix(
        """
        # 7. Network model for the article's cluster of 1,000 nodes

        Date: 2026-11-22

        ## Status

        Proposed

        ## Context


        """))
    #expect(headings(text) == ["# ", "Status", "Context", "Decision", "Consequences"])
  }

  @Test func bridgeHasWhatEveryToolLooksFor() throws {
    let text = try record("article", "--layout", "bridge")
    #expect(
      text.hasPrefix(
        """
        # 7. Network model for the article's cluster of 1,000 nodes

        * Status: proposed
        * Deciders: Platform team
        * Date: 2026-11-22

        Date: 2026-11-22

        ## Status

        Proposed

        ## Context


        """))
  }

  @Test func log4brainsHasItsListAndNoOtherSign() throws {
    let text = try record("article", "--layout", "log4brains")
    #expect(
      text.hasPrefix(
        """
        # Network model for the article's cluster of 1,000 nodes

        - Status: proposed
        - Deciders: Platform team
        - Date: 2026-11-22
        - Tags: aks, network


        """))
    #expect(!text.contains("\n* "))
    #expect(text.contains("\n## Links\n\n- [Design-review report](report.md)\n"))
  }

  @Test func aYStatementIsOneSentence() throws {
    let text = try record("article", "--layout", "y-statement")
    let paragraph = try #require(
      text.components(separatedBy: "\n\n").first { $0.hasPrefix("In the context of ") })
    let lines = paragraph.split(separator: "\n")
    #expect(
      zip(
        lines,
        [
          "In the context of", "facing", "we decided for", "because", "to achieve",
          "accepting that",
        ]
      )
      .allSatisfy { $0.hasPrefix($1) })
    #expect(lines.count == 6 && lines.dropLast().allSatisfy { $0.hasSuffix(",") })
  }

  @Test(arguments: layouts) func titlesOfAnySizeAndDirectionAreKept(_ layout: String) throws {
    let yaml = Templates.text("decisions/article.yaml") ?? ""
    let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false)
    for title in [String(repeating: "x", count: 10_000), "החלטת רשת שלנו شبكة العنقود"] {
      let text = lines.map { $0.hasPrefix("title:") ? "title: \(title)" : String($0) }
      try root.write(text.joined(separator: "\n"), to: "odd.yaml")
      #expect(try record("odd", "--layout", layout).contains("# \(title)\n"))
    }
  }

  @Test(arguments: layouts) func everyStarterHasARecordWithOneTitleAndNoEmptySection(
    _ layout: String
  ) throws {
    for scenario in New.scenarios {
      try root.write(Templates.text("decisions/\(scenario).yaml") ?? "", to: "\(scenario).yaml")
      let lines = try record(scenario, "--layout", layout).split(separator: "\n")
      #expect(lines.count { $0.hasPrefix("# ") } == 1, "\(scenario)")
      for (line, next) in zip(lines, lines.dropFirst() + [""]) where line.hasPrefix("#") {
        let depth = { (text: Substring) in text.prefix { $0 == "#" }.count }
        let isFilled = !next.isEmpty && (depth(next) == 0 || depth(next) > depth(line))
        #expect(isFilled, "\(scenario): \(line)")
      }
    }
  }

  @Test func theBriefIsCutBetweenSentencesAndSaysSo() throws {
    let whole = try record("article", "--layout", "brief")
    let lines = Set(whole.split(separator: "\n"))
    #expect(!whole.contains("Cut here"))
    for limit in stride(from: 200, through: whole.utf16.count + 100, by: 37) {
      let text = try record("article", "--layout", "brief", "--limit", "\(limit)")
      #expect(text.utf16.count <= limit)
      guard text != whole else {
        #expect(limit >= whole.utf16.count)
        continue
      }
      #expect(text.contains("Cut here, to stay within \(grouped(limit)) characters"))
      for line in text.split(separator: "\n").dropLast() {
        #expect(lines.contains(line) || lines.contains { $0.hasPrefix(line + " ") }, "\(line)")
      }
    }
  }

  /// 1,234 with its comma.
  private func grouped(_ number: Int) -> String {
    number < 1_000 ? "\(number)" : "\(number / 1_000),\(String(number % 1_000 + 1_000).dropFirst())"
  }

  private func headings(_ text: String) -> [String] {
    text.split(separator: "\n").filter { $0.hasPrefix("#") }
      .map { $0.hasPrefix("# ") ? "# " : String($0.drop { $0 == "#" }.dropFirst()) }
  }
}
