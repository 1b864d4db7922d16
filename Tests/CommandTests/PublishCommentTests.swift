import Foundation
import MarkdownHTML
import Publishing
import Reporting
import TestSupport
import Testing

@testable import netadr

/// Comments on pull requests: limits of hosts, whole blocks, markers.
@Suite struct PublishCommentTests {
  private static let words = ReviewComment.Words(
    link: "The whole", cut: "Cut here.", footnotes: "Sources")

  private func comment(
    _ text: String, _ host: CommentHost = .github, link: String? = nil, limit: Int? = nil,
    key: String = "payments"
  ) throws -> String? {
    let comment = try ReviewComment(
      key: key, folder: "payments", files: ["brief.md": Array(text.utf8)], host: host, link: link,
      words: Self.words)
    return comment.text(limit: limit ?? host.limit, shorten: MarkdownCut.beginning)
  }

  /// The last line, by which a pipeline finds the comment.
  private func marker(_ text: String) -> Substring {
    text.split(separator: "\n").last ?? ""
  }

  @Test func `a comment says what the brief says, and ends with link and marker`() throws {
    let text = try #require(
      try comment("# Model\n\nA **b**[^1].\n\n[^1]: C.\n", link: "https://wiki.example/a"))
    #expect(
      text.hasPrefix(
        """
        # Model

        A **b**[^1].

        [^1]: C.

        [The whole](https://wiki.example/a)

        <!-- netadr-comment payments sha256:
        """))
    #expect(text.hasSuffix(" -->\n"))
  }

  @Test func `the marker has the digest of what stands before it`() throws {
    let text = try #require(try comment("# Model\n\nText.\n"))
    let start = try #require(text.firstRange(of: "\n<!-- netadr-comment")?.lowerBound)
    let digest = ContentDigest(of: Array(text[..<start].utf8))
    #expect(marker(text) == "<!-- netadr-comment payments \(digest) -->")
    #expect(try comment("# Model\n\nText.\n") == text)
    #expect(marker(try comment("# Model\n\nText!\n") ?? "") != marker(text))
  }

  @Test(arguments: CommentHost.allCases)
  func `a text at the limit is whole, and one beyond is cut`(host: CommentHost) throws {
    let head = "# Model\n\n"
    let paragraph = String(repeating: "word. ", count: 20) + "end.\n\n"
    let fixed = try #require(try comment(head + "x\n", host)).unicodeScalars.count - 1
    // Paragraphs, and one that fills what is left.
    let count = (host.limit - fixed - 200) / paragraph.utf8.count
    let body = head + String(repeating: paragraph, count: count)
    let rest = host.limit - fixed - count * paragraph.utf8.count
    let full = try #require(try comment(body + String(repeating: "x", count: rest) + "\n", host))
    #expect(full.unicodeScalars.count == host.limit)
    #expect(!full.contains("Cut here."))
    let cut = try #require(try comment(body + String(repeating: "x", count: rest + 1) + "\n", host))
    #expect(cut.contains("\n\nCut here.\n\n"))
    #expect(cut.unicodeScalars.count <= host.limit)
    #expect(cut.unicodeScalars.count > host.limit - 500)
    #expect(marker(cut).contains("netadr-comment payments sha256:"))
  }

  @Test func `characters beyond U+FFFF count once, and twice for Azure DevOps`() throws {
    let text = "# Model\n\n" + String(repeating: "🎉", count: 300) + ".\n"
    let whole = try #require(try comment(text))
    let scalars = whole.unicodeScalars.count
    #expect(try comment(text, limit: scalars) == whole)
    #expect(try comment(text, limit: scalars - 1)?.contains("🎉") == false)
    let azure = try #require(try comment(text, .azureDevOps))
    #expect(azure.utf16.count > scalars)
    #expect(try comment(text, .azureDevOps, limit: azure.utf16.count) == azure)
    #expect(try comment(text, .azureDevOps, limit: azure.utf16.count - 1) != azure)
  }

  @Test func `GitHub counts bytes too`() throws {
    let line = String(repeating: "🎉", count: 60) + ".\n\n"
    let text = "# Model\n\n" + String(repeating: line, count: 1_100)
    let cut = try #require(try comment(text))
    #expect(cut.unicodeScalars.count <= 65_536 && cut.utf8.count <= 262_144)
    #expect(String(validating: Array(cut.utf8), as: UTF8.self) == cut)
  }

  /// At every limit the text is Markdown that says the same as its source as far as it goes.
  @Test func `no cut breaks a table, a list or code`() throws {
    let source = """
      # Model

      One sentence. Another with `code that is. long` and **strong. words**.

      | A | B |
      | --- | --- |
      | `1` | two |
      | 3 | [four](https://a.example/) |

      ```yaml
      a: b. c.

      d: e
      ```

      * An item. More of it.
        * Below it.
      * Another.

      ## Last

      The end.
      """
    let whole = try #require(try comment(source))
    let all = MarkdownTree(parsing: whole)
    for limit in stride(from: 150, through: whole.unicodeScalars.count, by: 3) {
      guard let text = try comment(source, limit: limit) else {
        #expect(limit < 160)
        continue
      }
      #expect(text.unicodeScalars.count <= limit)
      #expect(marker(text).hasPrefix("<!-- netadr-comment payments sha256:"))
      #expect(text.split(separator: "\n").count { $0 == "```" || $0 == "```yaml" } % 2 == 0)
      let tree = MarkdownTree(parsing: text)
      for block in tree.blocks {
        switch block {
        case .table(let table):
          #expect(!table.rows.isEmpty && table.rows.allSatisfy { $0.count == 2 })
        case .code: #expect(all.blocks.contains(block))
        default: break
        }
      }
      guard limit < whole.unicodeScalars.count else { continue }
      #expect(text.contains("Cut here.\n"))
      if case .heading? = tree.blocks.dropLast().last { Issue.record("cut behind a heading") }
    }
  }

  @Test func `a cut text has no marks of footnotes that are gone`() throws {
    let source =
      "# Model\n\nA[^1]. B[^2].\n\nC[^1].\n\n[^1]: Long \(String(repeating: "x", count: 300)).\n\n[^2]: E.\n"
    #expect(try comment(source)?.contains("A[^1]. B[^2].") == true)
    let text = try #require(try comment(source, limit: 300))
    #expect(text.contains("A. B.") && !text.contains("[^"))
  }

  @Test func `figures and links to files fall away, or lead below the link`() throws {
    let source =
      "# Model\n\nSee the [report](report.md#a) and [this](https://a.example/).\n\n![F](figures/a.svg)\n\n[Up](#model)\n"
    for link in [nil, "https://wiki.example/a"] {
      let text = try #require(try comment(source, link: link))
      #expect(text.contains("See the report and [this](https://a.example/).\n\nUp\n"))
    }
    let text = try #require(try comment(source, link: "https://wiki.example/a/"))
    #expect(text.contains("See the [report](https://wiki.example/a/report.md#a)"))
    #expect(!text.contains("figures"))
  }

  @Test func `amounts are escaped where they could become a formula`() throws {
    for host in CommentHost.allCases {
      let text = try #require(try comment("# Model\n\n$0.045/GB and $0.02/GB\n", host))
      let amounts = host == .bitbucket ? "$0.045/GB and $0.02/GB" : "\\$0.045/GB and \\$0.02/GB"
      #expect(text.contains("\n\(amounts)\n"), "\(text)")
    }
  }

  @Test func `Bitbucket gets no HTML`() throws {
    let text = try #require(
      try comment("# Model\n\nA[^1]<br>b.\n\n| a<br>b |\n| --- |\n\n[^1]: C.\n", .bitbucket))
    #expect(!text.contains("<"))
    #expect(text.contains("| a b |"))
    #expect(marker(text).hasPrefix("[//]: # (netadr-comment payments sha256:"))
    // Readers of Markdown take the marker for a definition, which shows nothing.
    #expect(MarkdownTree(parsing: text).blocks.count == 3)
  }

  @Test(arguments: ["a b", "a-->b", "a)b", "Größe", "--"])
  func `no key ends its marker`(key: String) throws {
    for host in CommentHost.allCases {
      let text = try #require(try comment("# Model\n\nText.\n", host, key: key))
      #expect(marker(text).contains("\(ReviewComment.marker(for: key)) sha256:"))
      #expect(MarkdownTree(parsing: text).blocks.count == 2)
    }
  }

  @Test func `a limit below link and marker is no comment`() throws {
    let link = "https://wiki.example/" + String(repeating: "x", count: 300)
    #expect(try comment("# Model\n\nText.\n", link: link, limit: 300) == nil)
  }

  @Test func `the command prints the brief, or the record`() throws {
    let root = try TemporaryFolder()
    let netadr = RunProcess.netadr(in: root)
    try PublishBundleTests.write("payments", title: "Network model", to: root)
    let record = try netadr("publish", "comment", "Output/payments")
    #expect(record.exitCode == 0, "\(record.error)")
    #expect(record.output.hasPrefix("# ADR-0007: Network model\n\n* **Status**: proposed\n"))
    try root.write("# Network model\n\nBrief.\n", to: "Output/payments/brief.md")
    let brief = try netadr("publish", "comment", "Output/payments/", "--language", "de")
    #expect(brief.output.hasPrefix("# ADR-0007: Network model\n\nBrief.\n"))
    #expect(try root.list("Output/payments").count == 8)
  }

  @Test func `the brief is a format of its own`() throws {
    let root = try TemporaryFolder()
    let netadr = RunProcess.netadr(in: root)
    _ = try netadr("new", "--from", "article", "-o", "a.yaml")
    let date = ["--date", "2026-11-22"]
    let run = try netadr.run(["generate", "a.yaml", "--format", "brief"] + date)
    #expect(run.output == "Output/a: brief.md created\n", "\(run.error)")
    let brief = try root.text("Output/a/brief.md")
    _ = try netadr.run(
      ["generate", "a.yaml", "-o", "b", "--format", "md", "--layout", "brief"] + date)
    #expect(try root.text("b/a/adr.md") == brief)
    let usual = try netadr.run(["generate", "a.yaml", "-o", "c"] + date)
    #expect(!usual.output.contains("brief"))
  }

  @Test(arguments: [
    ["none"], ["Output/payments", "--host", "githab"],
    ["Output/payments", "--link", "wiki.example"], ["Output/payments", "--link", "https://a b"],
    ["Output/payments", "--limit", "10"], ["Output/payments", "--limit", "65537"],
    ["Output/payments", "--link", "https://"],
  ])
  func `what cannot be is a usage error`(arguments: [String]) throws {
    let root = try TemporaryFolder()
    try PublishBundleTests.write("payments", title: "Network model", to: root)
    let run = try RunProcess.netadr(in: root).run(["publish", "comment"] + arguments)
    #expect(run.exitCode == 2)
    #expect(run.output.isEmpty && run.error.hasPrefix("error: "), "\(run.error)")
  }
}
