import Diagnostics
@testable import Publishing
import Testing

/// Titles and limits of a MediaWiki.
@Suite struct MediaWikiRulesTests {
  private let rules = MediaWikiRules()

  @Test(arguments: [
    ("network_model", "Network model"), ("  a   b ", "A b"), ("élan", "Élan"), ("ß", "ß"),
    ("e\u{301}t\u{E9}", "Été"), ("ADR-0001: Cloud model", "ADR-0001: Cloud model"),
  ])
  func `titles are told apart as the wiki does`(title: String, kept: String) {
    #expect(rules.path(of: [title]) == kept)
    #expect(rules.identity(of: title) == rules.identity(of: kept))
  }

  @Test func `a report is a subpage by its own words`() {
    #expect(rules.path(of: ["Adr", "Net", "Net: design review"]) == "Adr/Net/Design review")
    #expect(rules.path(of: ["Net", "Scores"]) == "Net/Scores")
    #expect(rules.path(of: ["Net", "Net: "]) == "Net/Net:")
  }

  @Test(arguments: [
    ("A[b", "holds '['"), ("A]b", "holds ']'"), ("A{b", "holds '{'"), ("A}b", "holds '}'"),
    ("A|b", "holds '|'"), ("A<b", "holds '<'"), ("A>b", "holds '>'"), ("A#b", "holds '#'"),
    ("A\u{7}b", "control"), (":A", "begins with ':'"), ("/A", "begins or ends with '/'"),
    ("A/", "begins or ends with '/'"), ("A/../b", "'../'"), ("./A", "'./'"), ("..", "'../'"),
    ("A~~~b", "'~~~'"), ("A%41", "stands for a character"), ("A &amp; b", "stands for"),
    ("A &#38; b", "stands for"), ("Q&A; b", "stands for"), ("Talk:A", "name space 'Talk'"),
    ("File talk : A", "name space 'File talk'"), ("http://a", "'://'"), (" _ ", "is empty"),
  ])
  func `what the wiki does not take is told`(title: String, problem: String) {
    let problems = rules.problems(ofTitle: title)
    #expect(problems.contains { $0.contains(problem) })
  }

  @Test(arguments: [
    "100% free", "Q&A, and more; again", "A & B", "ADR-0001: Cloud", "Talking: a", "A...b", "~~",
  ])
  func `titles of every day are taken`(title: String) {
    #expect(rules.problems(ofTitle: title).isEmpty)
  }

  @Test func `255 bytes are a title, and 256 are none`() {
    #expect(rules.problems(ofTitle: String(repeating: "é", count: 127) + "x").isEmpty)
    #expect(rules.problems(ofTitle: String(repeating: "é", count: 128)).count == 1)
  }

  @Test func `a full title, a text and a name that are too long are told`() throws {
    let long = String(repeating: "x", count: 200)
    let problems = #expect(throws: PublishProblems.self) {
      _ = try Sample.site(
        [Sample.publication(title: long, text: String(repeating: "word ", count: 420_000))],
        for: .mediawiki, root: [String(repeating: "r", count: 60)])
    }
    let text = try #require(problems).diagnostics.map(\.summary).joined(separator: "\n")
    #expect(text.contains("261 bytes long, and the wiki takes 255"))
    #expect(text.contains("and the wiki takes 2096896"))
    let key = String(repeating: "k", count: 230)
    let names = #expect(throws: PublishProblems.self) {
      _ = try Sample.site([Sample.publication(key)], for: .mediawiki)
    }
    let summaries = try #require(names).diagnostics.map(\.summary)
    #expect(summaries.contains { $0.contains("the file's name is 241 bytes long") })
    #expect(summaries.contains { $0.contains("folder's name is too long") })
  }

  @Test func `two titles that the wiki takes for one are told`() {
    #expect(throws: PublishProblems.self) {
      _ = try Sample.site(
        [Sample.publication("a", title: "net_work"), Sample.publication("b", title: "Net work")],
        for: .mediawiki)
    }
  }

  // MARK: Marker

  @Test(arguments: ["payments", "a/report", "ä--b", "x]]y|z", "-"])
  func `a key comes back from its sort key and its summary`(key: String) throws {
    let sortKey = MediaWikiMarker.sortKey(for: key)
    #expect(sortKey.utf8.allSatisfy { $0 > 0x1F && $0 < 0x7F && !"[]{}|<>".utf8.contains($0) })
    #expect(MediaWikiMarker.key(inSortKey: sortKey) == key)
    let site = try Sample.site([Sample.publication(key)], for: .plain)
    let marker = MediaWikiMarker(site.pages[0])
    #expect(MediaWikiMarker(summary: marker.summary) == marker)
  }

  @Test(arguments: ["payments", "netadr-page payments", "", "netadr-page", "a netadr-page b"])
  func `a sort key or summary of somebody's is none of ours`(text: String) {
    #expect(MediaWikiMarker.key(inSortKey: text) == nil)
    #expect(MediaWikiMarker(summary: text) == nil)
  }

  @Test func `a summary stays below the wiki's 500 characters`() throws {
    let key = String(repeating: "k", count: 180)
    let site = try Sample.site([Sample.publication(key)], for: .plain)
    #expect(MediaWikiMarker(site.pages[0]).summary.count < 500)
  }
}
