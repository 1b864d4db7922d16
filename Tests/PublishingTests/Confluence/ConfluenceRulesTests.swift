import Diagnostics
import MarkdownHTML
import Testing

@testable import Publishing

/// The limits of Confluence, found before the first byte is sent, and its addresses.
@Suite struct ConfluenceRulesTests {
  private func problems(_ titles: [String: String], text: String = "x") -> [String] {
    do throws(PublishProblems) {
      _ = try Site(
        [
          Sample.publication("a", title: "A", text: text), Sample.publication("b", title: "B"),
        ], for: .confluence, Site.Options(titles: titles, words: Sample.words))
      return []
    } catch {
      return error.diagnostics.map(\.summary)
    }
  }

  @Test func `a title has at most 255 characters, as Java counts them`() {
    #expect(problems(["a": String(repeating: "x", count: 255)]).isEmpty)
    #expect(problems(["a": String(repeating: "x", count: 256)]).count == 1)
    #expect(problems(["a": String(repeating: "🙂", count: 127)]).isEmpty)
    #expect(problems(["a": String(repeating: "🙂", count: 128)]).count == 1)
  }

  @Test(arguments: ["", " x", "x\u{A0}", "x\ty", "x\u{0}"])
  func `a title that Confluence would change is refused`(title: String) {
    #expect(problems(["a": title]).count == 1)
  }

  @Test func `a title is unique in the space whatever its case and the page above`() {
    #expect(problems(["a/report": "Same", "b/report": "sAME"]).count == 1)
    #expect(problems(["a": "A/B: #1 \"x\" <y>"]).isEmpty)
  }

  @Test func `a page has at most 5,242,880 bytes`() {
    #expect(problems([:], text: String(repeating: "x", count: 5_000_000)).isEmpty)
    let found = problems([:], text: String(repeating: "x", count: 5_242_880))
    #expect(found.count == 1)
    #expect(found.first?.contains("5242880") == true)
  }

  @Test(arguments: [
    ("https://wiki.example.com", ConfluenceAPI.v1, "https://wiki.example.com"),
    ("https://wiki.example.com/confluence/", .v1, "https://wiki.example.com/confluence"),
    ("https://Team.Atlassian.net", .v2, "https://Team.Atlassian.net/wiki"),
    ("https://team.atlassian.net/wiki/", .v2, "https://team.atlassian.net/wiki"),
    (
      "https://api.atlassian.com/ex/confluence/1-2", .v2,
      "https://api.atlassian.com/ex/confluence/1-2/wiki"
    ),
    ("http://127.0.0.1:8090/atlassian.net", .v1, "http://127.0.0.1:8090/atlassian.net"),
  ])
  func `the interface goes by the address`(url: String, api: ConfluenceAPI, base: String) throws {
    let site = try ConfluenceSite(WebAddress(url), space: "S", parent: "P", api: nil)
    #expect(site.api == api)
    #expect(site.base == base)
  }

  @Test func `a key of a space cannot end the query that it stands in`() throws {
    let address = try WebAddress("https://wiki")
    for space in ["", "A\" or space=\"B", "A B", "A\\", "a/b"] {
      #expect(throws: ConfluenceSite.Problem.self) {
        try ConfluenceSite(address, space: space, parent: "P", api: nil)
      }
    }
    #expect(
      (try? ConfluenceSite(address, space: "~jane.doe", parent: "P", api: nil)) != nil)
  }
}
