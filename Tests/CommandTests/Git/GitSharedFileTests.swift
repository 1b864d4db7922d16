import Foundation
import TestSupport
import Testing

@testable import Publishing
@testable import netadr

/// Attachments that several roots, or pages of people, show.
@Suite struct GitSharedFileTests {
  let wiki: GitWiki
  private let picture = ".attachments/b-scores.png"

  init() throws { wiki = try GitWiki() }

  private static func site(
    _ keys: [String], below root: String, picture: String = "png"
  ) throws -> Site {
    try GitWiki.site(
      keys.map { GitWiki.publication($0, title: $0.uppercased(), picture: picture) },
      for: .azureDevOps, root: [root])
  }

  @Test(arguments: ["root", "page", "encoded", "nobody"])
  func `one that another text names outlives its page`(namer: String) throws {
    _ = try wiki.publish(try Self.site(["a", "b"], below: "One"))
    switch namer {
    case "root": _ = try wiki.publish(try Self.site(["b"], below: "Two"))
    case "page": try wiki.edit(["Ann.md": "![Bars](/.attachments/b-scores.png)\n"])
    case "encoded": try wiki.edit(["Ann.md": "<img src='/.attachments/b-scores.png'>\u{0}"])
    default: break
    }
    let one = try Self.site(["a"], below: "One")
    let (planned, _) = try wiki.publish(one) {
      $0.prunes = true
      $0.isDryRun = true
    }
    let (result, _) = try wiki.publish(one) { $0.prunes = true }
    #expect(result.stale.map(\.fate) == [.removed, .removed])
    let isGone = namer == "nobody"
    #expect(try wiki.files().contains(picture) == !isGone)
    let words = "its file '\(picture)' is removed"
    for told in [planned, result] {
      #expect(told.stale.contains { $0.reason?.contains(words) == true } == isGone)
    }
    let message = try wiki.git("-C", wiki.url, "log", "-1", "--format=%b")
    #expect(message.contains("removed \(picture)") == isGone)
    if namer == "root" {
      let (two, _) = try wiki.publish(try Self.site(["b"], below: "Two"))
      #expect(two.outcomes == [.unchanged, .unchanged])
    }
  }

  @Test func `one that another root has published anew is no change by somebody`() throws {
    for root in ["One", "Two"] { _ = try wiki.publish(try Self.site(["b"], below: root)) }
    _ = try wiki.publish(try Self.site(["b"], below: "One", picture: "new"))
    let two = try Self.site(["b"], below: "Two", picture: "newer")
    #expect(try wiki.publish(two).result.outcomes == [.unchanged, .updated])
    #expect(try wiki.text(picture) == "newer")
    try wiki.edit([picture: "Ann's.\n"])
    #expect(try wiki.publish(two).result.outcomes == [.unchanged, .conflict])
  }
}
