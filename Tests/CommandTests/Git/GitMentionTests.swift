import Foundation
import TestSupport
import Testing

@testable import Publishing
@testable import netadr

/// Pages that speak of our markers, or carry those of others.
@Suite struct GitMentionTests {
  let wiki: GitWiki

  init() throws { wiki = try GitWiki() }

  private static let mention =
    "A page ends with `<!-- netadr-page payments -->`.\n"
    + "netadr-page payments\n"

  @Test func `a page that speaks of a marker is nobody's`() throws {
    try wiki.edit(["HowTo.md": Self.mention, "notes.txt": "<!-- netadr-page payments -->\n"])
    let site = try GitWiki.site()
    let (result, _) = try wiki.publish(site) {
      $0.overwrites = true
      $0.prunes = true
    }
    #expect(result.outcomes == [.created, .created])
    #expect(result.stale.isEmpty)
    // Nor does it stand in the way when no record is left.
    try wiki.edit([".netadr-publish.json": nil, "Network model.md": nil])
    let again = try wiki.publish(site) { $0.overwrites = true }
    #expect(again.result.outcomes == [.created, .unchanged])
    #expect(try wiki.text("HowTo.md") == Self.mention)
  }

  @Test func `a decision whose text holds another's marker keeps its page`() throws {
    let first = try GitWiki.site([
      GitWiki.publication("a", title: "A", text: "The comment <!-- netadr-page b -->\n\nends it.")
    ])
    #expect(try wiki.publish(first).result.outcomes == [.created, .created])
    // Somebody writes such a line into the report, and that becomes its text.
    let report = "A/A review.md"
    try wiki.edit([report: try wiki.text(report) + "\n<!-- netadr-page b -->\n"])
    let second = try GitWiki.site([GitWiki.publication("b", title: "B")])
    let (result, _) = try wiki.publish(second) { $0.overwrites = true }
    #expect(result.outcomes == [.created, .created])
    #expect(try wiki.text("A.md") == first.pages[0].text)
    #expect(try wiki.text(report).hasSuffix("<!-- netadr-page b -->\n"))
    #expect(try wiki.publish(first) { $0.overwrites = true }.result.outcomes[0] == .unchanged)
  }

  @Test func `a page that people moved into the place of another is not taken over`() throws {
    let first = try GitWiki.site([GitWiki.publication("a", title: "A")])
    _ = try wiki.publish(first)
    try wiki.move("A.md", to: "B.md")
    let changed = GitWiki.publication("a", title: "A", text: "New.")
    _ = try wiki.publish(try GitWiki.site([changed]))
    let both = try GitWiki.site([changed, GitWiki.publication("b", title: "B")])
    let (result, _) = try wiki.publish(both) { $0.adopted = ["b"] }
    #expect(result.outcomes == [.unchanged, .unchanged, .conflict, .skipped])
    #expect(try wiki.text("B.md") == both.pages[0].text)
  }
}
