import MarkdownHTML
import Testing

@testable import Publishing

/// What each Markdown wiki makes of one decision: places, links, pictures, footnotes, contents.
@Suite struct DialectTextTests {
  private static let text =
    "See ADR #123, @someone, $0.045/GB and (\\$0.02)[^a]. <b>\n\n[^a]: A [source](https://a.example)."

  private func site(
    _ dialect: Dialect, title: String = "ADR-0001: Cloud model", root: [String] = []
  ) throws -> Site {
    try Sample.site([Sample.publication(title: title, text: Self.text)], for: dialect, root: root)
  }

  @Test(arguments: [
    (
      Dialect.azureDevOps,
      ["ADR%2D0001%3A-Cloud-model.md", "ADR%2D0001%3A-Cloud-model/Design-review.md"]
    ),
    (.github, ["ADR-0001-Cloud-model.md", "ADR-0001-Cloud-model-design-review.md"]),
    (.gitlab, ["ADR-0001-Cloud-model.md", "ADR-0001-Cloud-model/Design-review.md"]),
    (.gitea, ["ADR-0001%3A Cloud model.-.md", "ADR-0001%3A Cloud model%3A design review.-.md"]),
    (
      .plain,
      ["ADR-0001 Cloud model.md", "ADR-0001 Cloud model/ADR-0001 Cloud model design review.md"]
    ),
  ])
  func `pages lie where the wiki looks for them`(dialect: Dialect, paths: [String]) throws {
    #expect(try site(dialect).pages.map(\.path) == paths)
  }

  @Test func `a report's title does not repeat its record's where both are shown`() throws {
    #expect(
      try site(.azureDevOps).pages.map(\.title) == ["ADR-0001: Cloud model", "Design review"])
    #expect(try site(.gitlab).pages[1].title == "Design review")
    #expect(try site(.github).pages[1].title == "ADR-0001: Cloud model: design review")
    #expect(try site(.confluence).pages[1].title == "ADR-0001: Cloud model: design review")
  }

  @Test(arguments: [
    (
      Dialect.azureDevOps, "/ADR%2D0001%3A-Cloud-model/Design-review#scores",
      "/ADR%2D0001%3A-Cloud-model"
    ),
    (.github, "ADR-0001-Cloud-model-design-review#scores", "ADR-0001-Cloud-model"),
    (.gitlab, "/ADR-0001-Cloud-model/Design-review#scores", "/ADR-0001-Cloud-model"),
    (
      .gitea, "ADR-0001%3A+Cloud+model%3A+design+review.-#scores", "ADR-0001%3A+Cloud+model.-"
    ),
    (
      .plain, "ADR-0001%20Cloud%20model/ADR-0001%20Cloud%20model%20design%20review.md#scores",
      "../ADR-0001%20Cloud%20model.md"
    ),
  ])
  func `pages link to each other`(dialect: Dialect, report: String, record: String) throws {
    let pages = try site(dialect).pages
    #expect(pages[0].text.contains("[report](\(report))"), "\(pages[0].text)")
    #expect(pages[1].text.contains("[record](\(record))"), "\(pages[1].text)")
  }

  @Test(arguments: [
    (Dialect.azureDevOps, "/.attachments/payments-scores.png"),
    (.github, "attachments/payments-scores.png"), (.gitlab, "../attachments/payments-scores.png"),
    (.gitea, "attachments/payments-scores.png"), (.plain, "../attachments/payments-scores.png"),
  ])
  func `figures are shown as PNG`(dialect: Dialect, address: String) throws {
    let site = try site(dialect)
    #expect(site.pages[1].text.contains("![Bars](\(address))"), "\(site.pages[1].text)")
    #expect(site.attachments.map(\.name).contains("payments-scores.png"))
  }

  @Test func `attachments lie below the root where the wiki has folders`() throws {
    let root = ["Platform team", "Decisions"]
    let paths = { (dialect: Dialect) in
      try Set(site(dialect, root: root).attachments.map(\.path)).sorted().last
    }
    #expect(try paths(.gitlab) == "Platform-team/Decisions/attachments/payments-scores.svg")
    #expect(try paths(.plain) == "Platform team/Decisions/attachments/payments-scores.svg")
    #expect(try paths(.azureDevOps) == ".attachments/payments-scores.svg")
    let pages = try site(.azureDevOps, root: root).pages
    #expect(pages[0].path == "Platform-team/Decisions/ADR%2D0001%3A-Cloud-model.md")
    #expect(
      pages[1].text.contains("[record](/Platform-team/Decisions/ADR%2D0001%3A-Cloud-model)"))
  }

  @Test func `signs that wikis read as more are escaped`() throws {
    for dialect in [Dialect.azureDevOps, .github, .gitlab, .gitea, .plain] {
      let text = try site(dialect).pages[0].text
      #expect(text.contains("ADR \\#123, \\@someone, \\$0.045/GB and (\\$0.02)"), "\(text)")
      #expect(text.contains("\\<b>"), "\(text)")
    }
  }

  @Test func `footnotes are raised numbers where the wiki knows none`() throws {
    for dialect in [Dialect.azureDevOps, .github] {
      let text = try site(dialect).pages[0].text
      #expect(text.contains("(\\$0.02)<sup>1</sup>."))
      #expect(text.contains("## Sources\n\n1. A [source](https://a.example)."))
      #expect(!text.contains("[^"))
    }
    for dialect in [Dialect.gitlab, .gitea, .plain] {
      let text = try site(dialect).pages[0].text
      #expect(text.contains("(\\$0.02)[^1].") && text.contains("\n[^1]: A [source]"))
    }
  }

  @Test func `a table of contents stands where the wiki makes one`() throws {
    for dialect in [Dialect.azureDevOps, .gitlab] {
      #expect(try site(dialect).pages[0].text.contains("\n\n[[_TOC_]]\n\n"))
    }
    for dialect in [Dialect.github, .gitea, .plain] {
      #expect(try !site(dialect).pages[0].text.contains("TOC"))
    }
    let publication = [Sample.publication()]
    let without = try Site(
      publication, for: .azureDevOps,
      Site.Options(words: Sample.words, hasContents: false))
    #expect(!without.pages[0].text.contains("TOC"))
  }

  @Test func `no page begins with front matter, and fields stand above the text`() throws {
    for dialect in [Dialect.azureDevOps, .github, .gitlab, .gitea, .plain] {
      let text = try site(dialect).pages[0].text
      #expect(!text.hasPrefix("---"))
      #expect(text.contains("* **Status**: proposed\n"))
      #expect(text.hasPrefix("# ADR-0001: Cloud model\n") == (dialect == .plain))
      #expect(PageMarker.key(in: text) == "payments")
      #expect(text.hasSuffix("<!-- netadr-page payments -->\n"))
    }
  }

  @Test func `documents are offered`() throws {
    let text = try site(.azureDevOps).pages[0].text
    #expect(
      text.contains(
        "## Documents\n\n* [payments-adr.pdf](/.attachments/payments-adr.pdf)"), "\(text)")
  }

  @Test func `Azure DevOps gets the order of the folders that are ours`() throws {
    let plain = try site(.azureDevOps).navigation
    #expect(plain.map(\.path) == ["ADR%2D0001%3A-Cloud-model/.order"])
    #expect(String(decoding: plain[0].bytes, as: UTF8.self) == "Design-review\n")
    let below = try Sample.site(
      [Sample.publication("b", title: "B b"), Sample.publication("a", title: "A-a")],
      for: .azureDevOps, root: ["Our decisions"]
    ).navigation
    #expect(below.map(\.path).last == "Our-decisions/.order")
    #expect(String(decoding: below.last?.bytes ?? [], as: UTF8.self) == "A%2Da\nB-b\n")
    for dialect in [Dialect.github, .gitlab, .gitea, .plain] {
      #expect(try site(dialect).navigation.isEmpty)
    }
  }
}
