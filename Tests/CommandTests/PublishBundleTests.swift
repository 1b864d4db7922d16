import Foundation
import Publishing
import TestSupport
import Testing

@testable import netadr

/// `publish bundle` as its users meet it.
@Suite struct PublishBundleTests {
  let root: TemporaryFolder
  let netadr: RunProcess

  init() throws {
    root = try TemporaryFolder()
    netadr = RunProcess.netadr(in: root)
    try Self.write("payments", title: "Network model: payments", to: root)
  }

  /// A folder as `generate` writes one.
  static func write(_ name: String, title: String, to root: TemporaryFolder) throws {
    let folder = "Output/\(name)"
    try root.write(
      "---\nstatus: proposed\n---\n\n# \(title)\n\nSee the [report](report.md).\n",
      to: "\(folder)/adr.md")
    try root.write(
      "# \(title): design review\n\nOf the [record](adr.md).\n\n![Bars](figures/scores.svg)\n",
      to: "\(folder)/report.md")
    try root.write(
      #"{"schema": "netadr.decision/1", "number": 7, "status": "proposed"}"#,
      to: "\(folder)/decision.json")
    try root.write("<svg/>", to: "\(folder)/figures/scores.svg")
    try root.write("PNG", to: "\(folder)/figures/scores.png")
    try root.write("%PDF", to: "\(folder)/adr.pdf")
  }

  private func bundle(_ arguments: String...) throws -> FinishedProcess {
    try netadr.run(["publish", "bundle", "wiki"] + arguments)
  }

  @Test(arguments: Dialect.allCases)
  func `every kind of wiki gets its files, and the second run writes nothing`(
    dialect: Dialect
  ) throws {
    let run = try bundle("Output/payments", "--dialect", dialect.rawValue)
    #expect(run.exitCode == 0 && run.error.isEmpty, "\(run.error)")
    let files = try root.list("wiki").filter { !$0.hasSuffix("attachments") }
    #expect(files.count { $0.hasSuffix(".png") } == 1)
    #expect(run.output.contains("payments/report: "))
    let before = try files.map { try identity(of: root.path("wiki/\($0)")) }
    let second = try bundle("Output/payments", "--dialect", dialect.rawValue)
    #expect(second.output.hasSuffix("wiki: unchanged\n"))
    #expect(try files.map { try identity(of: root.path("wiki/\($0)")) } == before)
  }

  @Test func `names are those of the wiki, below the root`() throws {
    let run = try bundle(
      "Output/payments", "--dialect", "azure-devops", "--root", "Platform team/Decisions")
    #expect(run.exitCode == 0, "\(run.error)")
    let page = "wiki/Platform-team/Decisions/ADR%2D0007%3A-Network-model%3A-payments"
    #expect(
      try root.text("\(page).md").contains(
        "[report](/Platform-team/Decisions/ADR%2D0007%3A-Network-model%3A-payments/Design-review)"))
    #expect(try root.text("\(page)/.order") == "Design-review\n")
    #expect(
      try root.text("wiki/Platform-team/Decisions/.order")
        == "ADR%2D0007%3A-Network-model%3A-payments\n")
    #expect(try root.text("wiki/.attachments/payments-scores.png") == "PNG")
  }

  @Test func `a figure without a PNG is published with a warning`() throws {
    try FileManager.default.removeItem(atPath: root.path("Output/payments/figures/scores.png"))
    let run = try bundle("Output/payments", "--dialect", "github")
    #expect(run.exitCode == 0)
    #expect(
      run.error.hasPrefix(
        "warning: payments-scores.svg: no PNG beside it, and many wikis show no SVG")
    )
    #expect(try root.list("wiki").contains("attachments/payments-scores.svg"))
  }

  @Test func `Gitea's names have blanks`() throws {
    #expect(try bundle("Output/payments", "--dialect", "gitea").exitCode == 0)
    let files = try root.list("wiki")
    #expect(files.contains("ADR-0007%3A Network model%3A payments.-.md"), "\(files)")
  }

  @Test func `pages that are no files are listed with titles, parents and labels`() throws {
    for (dialect, ending) in [("confluence", "xml"), ("mediawiki", "wikitext")] {
      let run = try netadr.run(
        ["publish", "bundle", dialect, "Output/payments", "--dialect", dialect])
      #expect(run.exitCode == 0, "\(run.error)")
      let data = Data(try root.text("\(dialect)/pages.json").utf8)
      let index = try JSONDecoder().decode(Index.self, from: data)
      #expect(index.dialect == dialect)
      #expect(index.pages.map(\.key) == ["payments", "payments/report"])
      #expect(index.pages.map(\.path) == ["payments.\(ending)", "payments/report.\(ending)"])
      #expect(index.pages.map(\.parent) == [nil, "payments"])
      #expect(index.pages[0].title == "ADR-0007: Network model: payments")
      #expect(index.pages[0].labels.contains("adr"))
      for page in index.pages { #expect(try !root.text("\(dialect)/\(page.path)").isEmpty) }
      #expect(try root.text("\(dialect)/attachments/payments-adr.pdf") == "%PDF")
    }
  }

  private struct Index: Decodable {
    struct Page: Decodable {
      let key: String
      let title: String
      let wikiTitle: String?
      let parent: String?
      let path: String
      let labels: [String]
      let bytes: Int
      let digest: String
    }

    struct File: Decodable {
      let path: String
      let bytes: Int
      let digest: String
      let outcome: String?
    }

    let dialect: String
    let pages: [Page]
    let files: [File]?
    let removed: [String]?
  }

  @Test func `an edit by hand is kept unless it is forced`() throws {
    _ = try bundle("Output/payments", "--dialect", "plain")
    let path = "wiki/ADR-0007 Network model payments.md"
    let text = try root.text(path)
    try root.write(text + "mine\n", to: path)
    let run = try bundle("Output/payments", "--dialect", "plain")
    #expect(run.exitCode == 3)
    #expect(run.error.contains("edited by hand"))
    #expect(try root.text(path) == text + "mine\n")
    #expect(try bundle("Output/payments", "--dialect", "plain", "--force").exitCode == 0)
    #expect(try root.text(path) == text)
  }

  @Test func `a plan tells what the run would not write over`() throws {
    _ = try bundle("Output/payments", "--dialect", "plain")
    let path = "wiki/ADR-0007 Network model payments.md"
    try root.write("mine\n", to: path)
    let plan = try bundle("Output/payments", "--dialect", "plain", "--dry-run")
    let run = try bundle("Output/payments", "--dialect", "plain")
    #expect(plan.exitCode == 3 && plan.error == run.error, "\(plan.error)")
    #expect(try root.text(path) == "mine\n")
    let forced = try bundle("Output/payments", "--dialect", "plain", "--dry-run", "--force")
    #expect(forced.exitCode == 0)
    #expect(try root.text(path) == "mine\n")
  }

  @Test func `pages are listed with the titles that links on the wiki name`() throws {
    let run = try bundle("Output/payments", "--dialect", "mediawiki", "--root", "A/B")
    #expect(run.exitCode == 0, "\(run.error)")
    let data = Data(try root.text("wiki/pages.json").utf8)
    let report = try JSONDecoder().decode(Index.self, from: data).pages[1]
    let title = try #require(report.wikiTitle)
    #expect(title == "A/B/ADR-0007: Network model: payments/Design review")
    #expect(try root.text("wiki/payments.wikitext").contains("[[:\(title)|"))
  }

  @Test func `a page that has no place any more goes`() throws {
    try Self.write("orders", title: "Orders", to: root)
    _ = try bundle("Output/payments", "Output/orders", "--dialect", "plain")
    #expect(try root.list("wiki").contains("ADR-0007 Orders.md"))
    let run = try bundle("Output/payments", "--dialect", "plain", "--format", "json")
    #expect(try !root.list("wiki").contains("ADR-0007 Orders.md"))
    let index = try JSONDecoder().decode(Index.self, from: Data(run.output.utf8))
    #expect(index.removed?.contains("ADR-0007 Orders.md") == true)
  }

  @Test func `a plan tells paths, sizes and digests and writes nothing`() throws {
    let run = try bundle(
      "Output/payments", "--dialect", "gitlab", "--dry-run", "--format", "json")
    #expect(run.exitCode == 0)
    #expect(!FileManager.default.fileExists(atPath: root.path("wiki")))
    let plan = try JSONDecoder().decode(Index.self, from: Data(run.output.utf8))
    #expect(plan.files?.allSatisfy { $0.outcome == nil } == true)
    _ = try bundle("Output/payments", "--dialect", "gitlab")
    for file in plan.files ?? [] {
      let bytes = Array(try Data(contentsOf: root.url.appending(path: "wiki/\(file.path)")))
      #expect(bytes.count == file.bytes)
      #expect(ContentDigest(of: bytes).description == file.digest)
    }
    #expect(plan.files?.count == 5)
    let text = try bundle("Output/payments", "--dialect", "gitlab", "--dry-run").output
    #expect(text.contains("wiki: nothing was written; it would hold 5 files"))
  }

  @Test func `every problem is told before the first file is written`() throws {
    try Self.write("orders", title: "A/B #1", to: root)
    try root.write("no heading", to: "Output/broken/adr.md")
    let run = try bundle("Output/payments", "Output/orders", "--dialect", "azure-devops")
    #expect(run.exitCode == 2)
    #expect(run.error.contains("holds '/'") && run.error.contains("holds '#'"))
    #expect(run.error.contains("--title orders="))
    #expect(!FileManager.default.fileExists(atPath: root.path("wiki")))
    let cured = try bundle(
      "Output/payments", "Output/orders", "--dialect", "azure-devops", "--title", "orders=Orders")
    #expect(cured.exitCode == 0, "\(cured.error)")
    let broken = try bundle("Output/broken", "--dialect", "plain")
    #expect(broken.exitCode == 2)
    #expect(broken.error.split(separator: "\n").count == 3)
  }

  @Test(arguments: ["Output/payments", "./Output/payments/", "link"])
  func `a folder that is named twice is one problem`(again: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: root.path("link"), withDestinationPath: "Output/payments")
    let run = try bundle("Output/payments", again, "--dialect", "plain")
    #expect(run.exitCode == 2)
    #expect(
      run.error == "error: 'Output/payments' and '\(again)' are one folder; name it once\n")
  }

  @Test func `two folders of one name are one problem`() throws {
    try FileManager.default.createDirectory(
      atPath: root.path("Other"), withIntermediateDirectories: false)
    try FileManager.default.copyItem(
      atPath: root.path("Output/payments"), toPath: root.path("Other/payments"))
    let run = try bundle("Output/payments", "Other/payments", "--dialect", "plain")
    #expect(run.exitCode == 2)
    #expect(run.error.split(separator: "\n").count == 1, "\(run.error)")
    #expect(run.error.hasPrefix("error: two folders are named 'payments'"))
  }

  @Test(arguments: [
    ["Output/payments"], ["--dialect", "plain"], ["Output/payments", "--dialect", "gitlabb"],
    ["Output/payments", "--dialect", "plain", "--root", ""],
    ["Output/payments", "--dialect", "plain", "--root", "A//B"],
    ["Output/payments", "--dialect", "plain", "--root", "A/"],
    ["Output/payments", "--dialect", "github", "--root", "A"],
    ["Output/payments", "--dialect", "confluence", "--root", "A"],
    ["Output/none", "--dialect", "plain"], [".", "--dialect", "plain"],
  ])
  func `what cannot be is a usage error`(arguments: [String]) throws {
    let run = try netadr.run(["publish", "bundle", "wiki"] + arguments)
    #expect(run.exitCode == 2, "\(run.error)")
    #expect(run.error.hasPrefix("error: "))
    #expect(!FileManager.default.fileExists(atPath: root.path("wiki")))
  }

  @Test func `a root has titles with slashes between`() throws {
    #expect(try SiteOptions.root("A/B c") == ["A", "B c"])
    #expect(try SiteOptions.root("A") == ["A"])
  }

  @Test func `the longest name that a file can have is written`() throws {
    let title = String(repeating: "x", count: 252)
    let run = try bundle("Output/payments", "--dialect", "plain", "--title", "payments=\(title)")
    #expect(run.exitCode == 0, "\(run.error)")
    #expect(try root.list("wiki").contains("\(title).md"))
    let long = try bundle("Output/payments", "--dialect", "plain", "--title", "payments=\(title)x")
    #expect(long.exitCode == 2)
  }
}
