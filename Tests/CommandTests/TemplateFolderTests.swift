import Foundation
import Templates
import TestSupport
import Testing

@testable import netadr

/// A folder of templates of one's own: the walk through `Docs/Templates.md`, and what can go wrong.
@Suite struct TemplateFolderTests {
  let root: TemporaryFolder
  let netadr: RunProcess

  init() throws {
    root = try TemporaryFolder()
    netadr = RunProcess.netadr(in: root)
    try root.write(Templates.text("decisions/default-production.yaml") ?? "", to: "d.yaml")
  }

  private static let company = [
    "records/company.md.mustache", "records/parts/company-front-matter.md.mustache",
    "strings/en.yaml",
  ]

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Checkout.root.appending(path: path), encoding: .utf8)
  }

  @Test func theLayoutOfACompanyIsExportedEditedCheckedAndUsed() throws {
    #expect(try netadr("templates", "export", "ours").exitCode == 0)
    #expect(try netadr("templates", "check", "ours").exitCode == 0)
    for file in Self.company {
      try root.write(try text("Tests/Layouts/company/\(file)"), to: "ours/\(file)")
    }
    let check = try netadr("templates", "check", "ours")
    #expect(check.exitCode == 0 && check.error.isEmpty, "\(check.error)")
    let run = try netadr(
      "generate", "d.yaml", "--date", "2026-11-22", "--templates", "ours", "--layout", "company")
    #expect(run.exitCode == 0 && run.error.isEmpty, "\(run.error)")
    let record = try root.text("Output/d/adr.md")
    #expect(
      record.hasPrefix(
        """
        ---
        type: architecture-decision
        title: Network model for the payments platform
        state: proposed
        decided: 2026-11-22
        ---

        # Network model for the payments platform

        Classification: internal.

        ## What we decided

        Chosen option: "Azure CNI Overlay", because
        """))
    #expect(record.contains("\n| Azure CNI Overlay | chosen | 4.67 |\n"))
    #expect(record.contains("\nTo be approved by Platform team.\n"))
  }

  @Test func theDocumentationShowsThatLayout() throws {
    let page = try text("Docs/Templates.md")
    for file in Self.company {
      #expect(
        page.contains("\n" + (try text("Tests/Layouts/company/\(file)")) + "```\n"), "\(file)")
    }
  }

  @Test func aPageHasItsContentsBetweenTheTitleAndTheText() throws {
    #expect(try netadr("generate", "d.yaml", "--format", "html").exitCode == 0)
    for name in ["adr", "report"] {
      let page = try root.text("Output/d/\(name).html")
      let parts = ["<h1 id=", "</h1>", "<nav ", "<details>", "</nav>", "<main", "<h2 "]
      let places = parts.compactMap { page.firstRange(of: $0)?.lowerBound }
      #expect(places.count == parts.count && places == places.sorted(), "\(name)")
      #expect(page.ranges(of: "<h1").count == 1, "\(name)")
      let verdict = "content=\"Azure CNI Overlay is the network model to choose.\""
      #expect(page.contains(verdict), "\(name)")
    }
  }

  @Test func aPageTemplateThatPlacesTheWholeBodyStillWorks() throws {
    try root.write(
      "{{% CONTENT_TYPE:HTML}}\n<main>{{.body}}</main>\n", to: "old/pages/page.html.mustache")
    let run = try netadr("generate", "d.yaml", "--format", "html", "--templates", "old")
    #expect(run.exitCode == 0, "\(run.error)")
    let page = try root.text("Output/d/adr.html")
    #expect(page.hasPrefix("<main><h1 id=") && page.contains("<h2 id="))
  }

  @Test func anEmptyOrUnreadableFolderIsAnError() throws {
    try root.write("x", to: "empty/readme.txt")
    for (folder, problem) in [
      ("empty", "error: empty: holds no template; write the built-in ones to it: netadr templates"),
      ("nowhere", "error: nowhere: no such file or folder"), ("d.yaml", "d.yaml: is not a folder"),
    ] {
      for arguments in [
        ["templates", "check", folder], ["generate", "d.yaml", "--templates", folder],
      ] {
        let run = try netadr.run(arguments)
        #expect(run.exitCode == 2 && run.error.contains(problem), "\(arguments): \(run.error)")
      }
    }
  }
}
