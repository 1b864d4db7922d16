import Foundation
import TestSupport
import Testing

@testable import Publishing
@testable import netadr

/// Pages that an earlier run published and this one does not name.
@Suite struct GitStaleTests {
  let wiki: GitWiki
  let one: Site

  init() throws {
    wiki = try GitWiki()
    one = try GitWiki.site([GitWiki.publication("a", title: "A")])
    _ = try wiki.publish(
      try GitWiki.site([GitWiki.publication("a", title: "A"), GitWiki.publication("b", title: "B")])
    )
  }

  @Test func `they are told and kept, and nothing is written`() throws {
    let (result, calls) = try wiki.publish(one)
    #expect(result.stale.map(\.key) == ["b", "b/report"])
    #expect(result.stale.map(\.location) == ["B.md", "B/B review.md"])
    #expect(result.stale.allSatisfy { $0.fate == .kept && $0.reason == nil })
    #expect(!calls.contains { $0.command == "push" })
  }

  @Test func `they are removed with their files when that is asked for`() throws {
    let (planned, _) = try wiki.publish(one) {
      $0.prunes = true
      $0.isDryRun = true
    }
    #expect(planned.stale.allSatisfy { $0.fate == .removable })
    let files = ["png", "svg"].map { "its file 'attachments/b-scores.\($0)' is removed" }
    #expect(planned.stale[1].reason == files.joined(separator: "; "))
    #expect(try wiki.files().contains("B.md"))
    let (result, _) = try wiki.publish(one) { $0.prunes = true }
    #expect(result.stale.allSatisfy { $0.fate == .removed })
    #expect(
      try wiki.files() == [
        ".netadr-publish.json", "A.md", "A/A review.md", "attachments/a-scores.png",
        "attachments/a-scores.svg",
      ])
    #expect(try wiki.publish(one) { $0.prunes = true }.result.stale.isEmpty)
  }

  @Test func `a push that fails is a removal that failed`() throws {
    let (result, _) = try wiki.publish(one) {
      $0.prunes = true
    } event: { (call, _) throws(GitTrouble) in
      guard call.command == "push" else { return nil }
      return GitAnswer(status: 1, errors: "remote: read only\nfatal: no\n")
    }
    #expect(result.stale.map(\.fate) == [.failed, .failed])
    #expect(result.stale[0].reason?.contains("read only") == true)
    #expect(result.exit == .remote)
    #expect(try wiki.files().contains("B.md"))
  }

  @Test(arguments: ["edited", "child", "moved", "conflict", "foreign"])
  func `one is kept behind every fence`(fence: String) throws {
    let report = "B/B review.md"
    var kept = report
    switch fence {
    case "edited": try wiki.edit([report: try wiki.text(report) + "Ann's.\n"])
    case "child": try wiki.edit(["B/B review/Notes.md": "Ann's.\n"])
    case "moved":
      kept = "B/Moved.md"
      try wiki.move(report, to: kept)
    case "conflict": try wiki.edit(["A.md": "Ann's.\n"])
    default:
      // Somebody's page that a forged record calls ours.
      kept = "Ann.md"
      try wiki.edit([kept: "Ann's.\n"])
      let blob = ServerDigest.gitBlob(Array("Ann's.\n".utf8))
      let record = try wiki.text(".netadr-publish.json")
      let forged = record.replacing(
        "\"pages\": {",
        with: """
          "pages": {
              "x": {"path": "Ann.md", "place": "Ann.md", "blob": "\(blob)", "digest": "", "files": []},
          """)
      try wiki.edit([".netadr-publish.json": forged])
    }
    let (result, _) = try wiki.publish(one) { $0.prunes = true }
    #expect(try wiki.files().contains(kept))
    let told = try #require(result.stale.first { $0.location == kept })
    #expect(told.fate == .kept)
    #expect(told.reason != nil)
    if fence != "foreign" { #expect(try wiki.files().contains("B.md")) }
  }

  @Test func `one that somebody deleted is forgotten`() throws {
    try wiki.edit(["B.md": nil, "B/B review.md": nil])
    let (result, calls) = try wiki.publish(one)
    #expect(result.stale.isEmpty)
    #expect(!calls.contains { $0.command == "push" })
  }

  @Test(arguments: [false, true], [false, true])
  func `a page that is taken over under another key stays`(prunes: Bool, isRecorded: Bool) throws {
    if !isRecorded { try wiki.edit([".netadr-publish.json": nil]) }
    let renamed = try GitWiki.site([
      GitWiki.publication("a", title: "A"), GitWiki.publication("new", title: "B"),
    ])
    for _ in 1...2 {
      let (result, _) = try wiki.publish(renamed) {
        $0.prunes = prunes
        $0.adopted = ["new", "new/report"]
      }
      #expect(result.stale.isEmpty)
      for page in renamed.pages { #expect(try wiki.text(page.path) == page.text) }
    }
    #expect(try !wiki.text(".netadr-publish.json").contains("\"b/report\""))
    #expect(try wiki.publish(renamed) { $0.prunes = true }.result.count(.unchanged) == 4)
    #expect(try wiki.files().contains("B/B review.md"))
    if isRecorded { #expect(try !wiki.files().contains("attachments/b-scores.png")) }
  }

  @Test func `without a record the markers tell them, and none is removed`() throws {
    try wiki.edit([".netadr-publish.json": nil])
    let (result, _) = try wiki.publish(one) { $0.prunes = true }
    #expect(result.stale.map(\.key) == ["b", "b/report"])
    #expect(result.stale.allSatisfy { $0.fate == .kept && $0.reason != nil })
    #expect(try wiki.files().contains("B.md"))
  }
}
