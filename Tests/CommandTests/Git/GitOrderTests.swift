import Foundation
import TestSupport
import Testing

@testable import Publishing
@testable import netadr

/// The files in which an Azure DevOps wiki keeps the order of its pages.
@Suite struct GitOrderTests {
  let wiki: GitWiki

  init() throws { wiki = try GitWiki() }

  private static func site(_ title: String = "Network model") throws -> Site {
    try GitWiki.site(
      [GitWiki.publication(title: title)], for: .azureDevOps, root: ["Design"])
  }

  @Test func `a folder of ours gets its order`() throws {
    let site = try Self.site()
    #expect(try wiki.publish(site).result.outcomes == [.created, .created])
    for file in site.navigation { #expect(try Array(wiki.text(file.path).utf8) == file.bytes) }
    #expect(try wiki.text("Design/.order") == "Network-model\n")
    #expect(try wiki.publish(site).result.outcomes == [.unchanged, .unchanged])
    #expect(try wiki.commits().count == 1)
  }

  @Test func `lines of others keep their place, and ours come behind them`() throws {
    try wiki.edit(["Design/.order": "Zoe\nAnn\n", "Design/Ann.md": "x", "Design/Zoe.md": "x"])
    _ = try wiki.publish(try Self.site())
    #expect(try wiki.text("Design/.order") == "Zoe\nAnn\nNetwork-model\n")
    try wiki.edit(["Design/.order": "Network-model\nAnn\nZoe\n"])
    #expect(try wiki.publish(try Self.site()).result.outcomes == [.unchanged, .unchanged])
    #expect(try wiki.text("Design/.order") == "Network-model\nAnn\nZoe\n")
    _ = try wiki.publish(try Self.site("Other"))
    #expect(try wiki.text("Design/.order") == "Ann\nZoe\nOther\n")
  }

  @Test func `a folder that is in the alphabet's order stays so`() throws {
    try wiki.edit(["Design/Ann.md": "x"])
    _ = try wiki.publish(try Self.site())
    #expect(try !wiki.files().contains("Design/.order"))
  }

  @Test func `a folder that loses its pages loses its order`() throws {
    let both = try GitWiki.site(
      [GitWiki.publication(title: "Network model"), GitWiki.publication("b", title: "B")],
      for: .azureDevOps, root: ["Design"])
    _ = try wiki.publish(both)
    #expect(try wiki.files().contains("Design/B/.order"))
    let (pruned, _) = try wiki.publish(try Self.site()) { $0.prunes = true }
    #expect(pruned.stale.map(\.fate) == [.removed, .removed])
    #expect(try !wiki.files().contains { $0.hasPrefix("Design/B") })
    #expect(try wiki.text("Design/.order") == "Network-model\n")
    _ = try wiki.publish(try Self.site("Other"))
    #expect(try !wiki.files().contains { $0.hasPrefix("Design/Network") })
    #expect(try wiki.text("Design/.order") == "Other\n")
  }

  @Test func `a page that is not there is not ordered`() throws {
    try wiki.edit(["Design/.order": "Ann\n", "Design/Ann.md": "x", "Design/Network-model.md": "x"])
    #expect(try wiki.publish(try Self.site()).result.pages[0].outcome == .conflict)
    #expect(try wiki.text("Design/.order") == "Ann\n")
  }
}
