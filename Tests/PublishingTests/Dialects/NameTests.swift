import TestSupport
import Testing

@testable import Publishing

/// Titles as names of files, by the tables of the wikis' own documents.
@Suite struct NameTests {
  @Test(arguments: [
    ("How to contribute", "How-to-contribute.md"),
    ("ADR-0001: Cloud network model", "ADR%2D0001%3A-Cloud-network-model.md"),
    ("FAQ?", "FAQ%3F.md"), ("Set-up guide", "Set%2Dup-guide.md"),
    ("a<b>c*d|e\"f", "a%3Cb%3Ec%2Ad%7Ce%22f.md"), ("Größe (2)", "Größe-(2).md"),
  ])
  func `Azure DevOps encodes what its table names`(title: String, file: String) {
    let rules = AzureDevOpsRules()
    #expect(rules.path(of: [title]) == file)
    #expect(rules.path(of: ["Top", title]) == "Top/\(file)")
    #expect(rules.problems(ofTitle: title).isEmpty)
  }

  @Test(arguments: [
    "A/B", "C#", ".x", "x.", "a\\b", "100%", "a\tb", "a\u{85}b", "🎉", "", " ", " a", "a ",
    "a/\u{301}b", ".\u{301}x",
  ])
  func `Azure DevOps refuses what it cannot name`(title: String) {
    #expect(!AzureDevOpsRules().problems(ofTitle: title).isEmpty)
  }

  /// Decoding the name in the order that the table gives must bring the title back, so that no two
  /// titles share a file.
  @Test func `no two titles of Azure DevOps share a name`() {
    var random = SplitMix64(seed: 7)
    let letters = Array("ab :<>*?|-\"ü'()")
    for _ in 0..<2_000 {
      let title = String(
        (0..<8).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] })
      var decoded = AzureDevOpsRules.name(title).replacing("-", with: " ")
      for (code, letter) in [
        ("%3A", ":"), ("%3C", "<"), ("%3E", ">"), ("%2A", "*"), ("%3F", "?"), ("%7C", "|"),
        ("%2D", "-"), ("%22", "\""),
      ] {
        decoded = decoded.replacing(code, with: letter)
      }
      #expect(decoded == title)
    }
  }

  @Test(arguments: [
    ("ADR-0001: Cloud network model", "ADR-0001-Cloud-network-model.md"), ("a/b\\c", "a-b-c.md"),
    ("Was? <wie> \"wo\" | *", "Was-wie-wo.md"), ("a  b", "a-b.md"), ("Ünïcode", "Ünïcode.md"),
  ])
  func `GitHub drops what its file systems refuse`(title: String, file: String) {
    #expect(GitHubRules().path(of: ["Above", title]) == file)
    #expect(GitLabRules().path(of: ["Top page", title]) == "Top-page/\(file)")
  }

  @Test(arguments: [
    ("Home Page", "Home-Page.md", "Home-Page"), ("100% Free", "100%25-Free.md", "100%25-Free"),
    ("2000-01-02 meeting", "2000-01-02 meeting.-.md", "2000-01-02+meeting.-"),
    (
      "ADR-0001: Cloud network model", "ADR-0001%3A Cloud network model.-.md",
      "ADR-0001%3A+Cloud+network+model.-"
    ),
    // The cases of Gitea's own tests.
    ("wiki name", "wiki-name.md", "wiki-name"), ("title.md", "title.md.-.md", "title.md.-"),
    ("wiki-name", "wiki-name.-.md", "wiki-name.-"),
    ("the wiki-name", "the wiki-name.-.md", "the+wiki-name.-"),
    ("a/b", "a%2Fb.md", "a%2Fb"), ("a%b", "a%25b.md", "a%25b"),
    (
      "home of and & or wiki page!", "home-of-and-%26-or-wiki-page%21.md",
      "home-of-and-%26-or-wiki-page%21"
    ),
    ("Größe", "Gr%C3%B6%C3%9Fe.md", "Gr%C3%B6%C3%9Fe"), ("a+b", "a%2Bb.md", "a%2Bb"),
  ])
  func `Gitea marks hyphens and escapes the rest`(title: String, file: String, address: String) {
    #expect(GiteaRules().path(of: ["Above", title]) == file)
    #expect(GiteaRules.address(ofPageAt: file) == address)
  }

  @Test(arguments: ["Home", "_Sidebar", "_footer", "HOME"])
  func `pages of the wiki's own are not written over`(title: String) {
    #expect(!GitHubRules().problems(ofTitle: title).isEmpty)
    #expect(!GiteaRules().problems(ofTitle: title).isEmpty)
    #expect(GitLabRules().problems(ofTitle: title).isEmpty == (title == "_footer"))
    #expect(PlainRules().problems(ofTitle: title).isEmpty)
  }

  @Test(arguments: ["_pages", "_new", "_edit", "raw"])
  func `addresses of Gitea's own are refused`(title: String) {
    #expect(!GiteaRules().problems(ofTitle: title).isEmpty)
  }

  @Test(arguments: [":", "???", "*|<>"])
  func `a title that leaves no name is refused`(title: String) {
    for rules in [GitHubRules(), GitLabRules(), PlainRules()] as [any DialectRules] {
      #expect(!rules.problems(ofTitle: title).isEmpty)
    }
  }

  @Test func `flat wikis take no page above others`() {
    #expect(!GitHubRules().problems(ofRoot: "Platform").isEmpty)
    #expect(!GiteaRules().problems(ofRoot: "Platform").isEmpty)
    for rules in [GitLabRules(), PlainRules(), AzureDevOpsRules()] as [any DialectRules] {
      #expect(rules.problems(ofRoot: "Platform").isEmpty)
    }
  }

  @Test func `a slash before an accent ends no folder`() {
    #expect(FileTitle.name("a/\u{301}b") == "a-\u{301}b")
    #expect(FileTitle.name(":\u{301}") == "\u{301}")
  }
}
