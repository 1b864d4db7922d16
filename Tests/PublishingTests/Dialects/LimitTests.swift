import Diagnostics
import MarkdownHTML
import Testing

@testable import Publishing

/// Limits at and just beyond, and names that a wiki takes for one.
@Suite struct LimitTests {
  private func page(path: String = "a.md", bytes: Int = 1) -> SitePage {
    SitePage(
      key: "a", title: "A", parent: nil, path: path, location: path,
      text: String(repeating: "a", count: bytes), labels: [], attachments: [],
      digest: ContentDigest(of: [UInt8]()))
  }

  private func file(bytes: Int) -> SiteFile {
    SiteFile(name: "a.pdf", path: "a.pdf", bytes: Array(repeating: 0, count: bytes))
  }

  /// The problems of a site.
  private func problems(
    _ publications: [Publication], for dialect: Dialect, root: [String] = [],
    titles: [String: String] = [:]
  ) -> [String] {
    do throws(PublishProblems) {
      _ = try Site(
        publications, for: dialect,
        Site.Options(root: root, titles: titles, words: Sample.words))
      return []
    } catch {
      return error.diagnostics.map(\.summary)
    }
  }

  @Test func `a path in Azure DevOps has 235 characters and no more`() {
    let rules = AzureDevOpsRules()
    let fits = String(repeating: "x", count: 234)
    #expect(rules.problems(of: page(path: fits + ".md")).isEmpty)
    #expect(rules.problems(of: page(path: fits + "x.md")).count == 1)
    // A hyphen counts as the three characters that it becomes.
    let title = String(repeating: "-", count: 78)
    #expect(rules.problems(of: page(path: rules.path(of: [title]))).isEmpty)
    #expect(rules.problems(of: page(path: rules.path(of: [title + "-"]))).count == 1)
  }

  @Test func `sizes in Azure DevOps end at 18 and 19 MB`() {
    let rules = AzureDevOpsRules()
    #expect(rules.problems(of: page(bytes: 18_000_000)).isEmpty)
    #expect(rules.problems(of: page(bytes: 18_000_001)).count == 1)
    #expect(rules.problems(of: file(bytes: 19_000_000)).isEmpty)
    #expect(rules.problems(of: file(bytes: 19_000_001)).count == 1)
  }

  @Test func `a title in GitLab has 245 bytes and a folder 255`() {
    let rules = GitLabRules()
    #expect(rules.problems(ofTitle: String(repeating: "x", count: 245)).isEmpty)
    #expect(rules.problems(ofTitle: String(repeating: "x", count: 246)).count == 1)
    // 122 times two bytes and one make 245.
    #expect(rules.problems(ofTitle: String(repeating: "ü", count: 122) + "x").isEmpty)
    #expect(rules.problems(ofTitle: String(repeating: "ü", count: 123)).count == 1)
    #expect(rules.problems(ofRoot: String(repeating: "x", count: 255)).isEmpty)
    #expect(rules.problems(ofRoot: String(repeating: "x", count: 256)).count == 1)
    #expect(rules.problems(of: page(bytes: 5 << 20)).isEmpty)
    #expect(rules.problems(of: page(bytes: (5 << 20) + 1)).count == 1)
  }

  @Test func `a file's name has 255 bytes`() {
    for rules in [GitHubRules(), PlainRules(), GiteaRules()] as [any DialectRules] {
      #expect(rules.problems(ofTitle: String(repeating: "x", count: 252)).isEmpty)
      #expect(rules.problems(ofTitle: String(repeating: "x", count: 253)).count == 1)
    }
    // Gitea writes six bytes for a letter of two.
    #expect(GiteaRules().problems(ofTitle: String(repeating: "ü", count: 42)).isEmpty)
    #expect(GiteaRules().problems(ofTitle: String(repeating: "ü", count: 43)).count == 1)
  }

  @Test(arguments: [Dialect.github, .gitlab, .plain])
  func `titles that differ in case alone collide`(dialect: Dialect) {
    let two = [
      Sample.publication("a", title: "Network model"),
      Sample.publication("b", title: "NETWORK MODEL"),
    ]
    #expect(problems(two, for: dialect).contains { $0.contains("would be one page") })
    #expect(problems(two, for: .azureDevOps).isEmpty)
  }

  @Test(arguments: [Dialect.github, .gitlab, .plain])
  func `titles that are one after escaping collide`(dialect: Dialect) {
    let two = [
      Sample.publication("a", title: "Model: A"), Sample.publication("b", title: "Model A"),
    ]
    #expect(problems(two, for: dialect).contains { $0.contains("would be one page") })
    for other in [Dialect.azureDevOps, .gitea] { #expect(problems(two, for: other).isEmpty) }
  }

  @Test func `blank and hyphen are one on GitHub and two elsewhere`() {
    let two = [
      Sample.publication("a", title: "Model A"), Sample.publication("b", title: "Model-A"),
    ]
    #expect(!problems(two, for: .github).isEmpty)
    for other in [Dialect.azureDevOps, .gitea, .plain] {
      #expect(problems(two, for: other).isEmpty)
    }
  }

  @Test func `letters in two encodings collide`() {
    let two = [
      Sample.publication("a", title: "Gr\u{F6}\u{DF}e"),
      Sample.publication("b", title: "Gro\u{308}\u{DF}e"),
    ]
    for dialect in [Dialect.azureDevOps, .github, .gitlab, .plain] {
      #expect(!problems(two, for: dialect).isEmpty, "\(dialect)")
    }
  }

  @Test func `every problem is told at once, with the option that cures it`() {
    let two = [Sample.publication("a", title: "A/B"), Sample.publication("b", title: "C#")]
    let found = problems(two, for: .azureDevOps)
    #expect(found.contains { $0.contains("a: the title 'A/B' holds '/'") })
    #expect(found.contains { $0.contains("b: the title 'C#' holds '#'") })
  }

  @Test func `a title of one's own takes the place of one that is refused`() {
    let one = [Sample.publication("a", title: "A/B")]
    #expect(!problems(one, for: .azureDevOps).isEmpty)
    #expect(
      problems(one, for: .azureDevOps, titles: ["a": "A or B"]).isEmpty,
      "the report's own title is short below its record")
  }

  @Test func `a root is refused where there are no pages below pages`() {
    let one = [Sample.publication()]
    #expect(problems(one, for: .github, root: ["Platform"]).count == 1)
    #expect(problems(one, for: .gitea, root: ["Platform"]).count == 1)
    #expect(problems(one, for: .gitlab, root: ["Platform"]).isEmpty)
    #expect(problems(one, for: .azureDevOps, root: ["A", "B#"]).count == 1)
  }
}
