import Foundation
import TestSupport
import Testing

@testable import Publishing
@testable import netadr

/// What people do to a wiki between two runs is never lost.
@Suite struct GitPeopleTests {
  let wiki: GitWiki
  let site: Site
  private let page = "Network model.md"
  private let report = "Network model/Network model review.md"

  init() throws {
    wiki = try GitWiki()
    site = try GitWiki.site()
    try wiki.edit(["Home.md": "Welcome.\n"])
    _ = try wiki.publish(site)
  }

  @Test func `an edited page is a conflict with a difference until it is overwritten`() throws {
    let words = try wiki.text(page) + "Ann was here.\n"
    try wiki.edit([page: words])
    let (result, calls) = try wiki.publish(site)
    #expect(result.outcomes == [.conflict, .unchanged])
    #expect(result.pages[0].difference?.contains("\n-Ann was here.\n") == true)
    #expect(!calls.contains { $0.command == "push" })
    #expect(try wiki.text(page) == words)
    #expect(
      try wiki.publish(site) { $0.overwrites = true }.result.outcomes == [.updated, .unchanged])
    #expect(try wiki.text(page) == site.pages[0].text)
  }

  @Test func `an editor's other line ends are an edit that is shown line by line`() throws {
    try wiki.edit([page: try wiki.text(page).replacing("\n", with: "\r\n")])
    let (result, _) = try wiki.publish(site)
    #expect(result.outcomes == [.conflict, .unchanged])
    #expect(result.pages[0].difference?.contains("\n-All is well.\u{240D}\n") == true)
    #expect(result.pages[0].difference?.contains("\n+All is well.\n") == true)
  }

  @Test func `an edit does not keep the other pages from being published`() throws {
    try wiki.edit([page: "Ann's.\n"])
    let changed = try GitWiki.site([
      GitWiki.publication(text: "New."), GitWiki.publication("b", title: "B"),
    ])
    let (result, _) = try wiki.publish(changed)
    #expect(result.outcomes == [.created, .created, .conflict, .unchanged])
    #expect(try wiki.text(page) == "Ann's.\n")
    // The conflict stays one until somebody settles it.
    #expect(
      try wiki.publish(changed).result.outcomes == [.unchanged, .unchanged, .conflict, .unchanged])
  }

  @Test func `a page that somebody made what it is to be is as it should be`() throws {
    let changed = try GitWiki.site([GitWiki.publication(text: "All is new.")])
    try wiki.edit([page: changed.pages[0].text])
    #expect(try wiki.publish(changed).result.outcomes == [.unchanged, .unchanged])
    #expect(try wiki.publish(site).result.outcomes == [.updated, .unchanged])
  }

  @Test func `a moved page is kept up to date where somebody put it`() throws {
    try wiki.move(page, to: "Networks/Payments.md")
    // Links to it and from it change.
    #expect(try wiki.publish(site).result.outcomes == [.updated, .updated])
    let (same, calls) = try wiki.publish(site)
    #expect(same.outcomes == [.unchanged, .unchanged])
    #expect(same.pages[0].location == "Networks/Payments.md")
    #expect(same.pages[0].reason?.contains("moved") == true)
    #expect(!calls.contains { $0.command == "push" })
    let changed = try GitWiki.site([GitWiki.publication(text: "All is new.")])
    #expect(try wiki.publish(changed).result.outcomes == [.updated, .unchanged])
    #expect(try wiki.text("Networks/Payments.md").contains("All is new."))
    #expect(try !wiki.files().contains(page))
    // A new title does not bring it back either.
    let retitled = try GitWiki.site([GitWiki.publication(title: "Other", text: "All is new.")])
    _ = try wiki.publish(retitled)
    #expect(try wiki.files().contains("Networks/Payments.md"))
    #expect(try !wiki.files().contains("Other.md"))
  }

  @Test func `a page that was moved and edited is a conflict where it is`() throws {
    let words = try wiki.text(page) + "Ann was here.\n"
    try wiki.edit([page: nil, "Payments.md": words])
    let (result, _) = try wiki.publish(site)
    #expect(result.outcomes == [.conflict, .updated])
    #expect(result.pages[0].location == "Payments.md")
    #expect(try wiki.text("Payments.md") == words)
    #expect(
      try wiki.publish(site) { $0.overwrites = true }.result.pages[0].location == "Payments.md")
    #expect(try !wiki.files().contains(page))
  }

  @Test func `a deleted page is a conflict until it is overwritten`() throws {
    try wiki.edit([page: nil])
    let (result, _) = try wiki.publish(site)
    #expect(result.pages[0].outcome == .conflict)
    #expect(result.pages[0].reason?.contains("deleted") == true)
    #expect(try !wiki.files().contains(page))
    #expect(
      try wiki.publish(site) { $0.overwrites = true }.result.outcomes == [.created, .unchanged])
    #expect(try wiki.files().contains(page))
  }

  @Test func `a copy beside the page is nobody's concern, two in its place are`() throws {
    let words = try wiki.text(page)
    try wiki.edit(["Copy.md": words])
    #expect(try wiki.publish(site).result.outcomes == [.unchanged, .unchanged])
    try wiki.edit([page: nil, "Copy 2.md": words])
    let (result, _) = try wiki.publish(site) { $0.overwrites = true }
    #expect(result.pages[0].outcome == .conflict)
    #expect(result.pages[0].reason?.contains("'Copy 2.md' and 'Copy.md'") == true)
  }

  @Test func `a page of somebody else's is taken only when it is adopted`() throws {
    try wiki.edit(["B.md": "Ann's.\n"])
    let more = try GitWiki.site([GitWiki.publication("b", title: "B")])
    for overwrites in [false, true] {
      let (result, _) = try wiki.publish(more) { $0.overwrites = overwrites }
      #expect(result.outcomes == [.conflict, .skipped])
      #expect(result.pages[0].difference?.contains("-Ann's.") == true)
    }
    #expect(try wiki.text("B.md") == "Ann's.\n")
    let (adopted, _) = try wiki.publish(more) { $0.adopted = ["b"] }
    #expect(adopted.outcomes == [.updated, .created])
    #expect(try wiki.text("B.md") == more.pages[0].text)
    #expect(try wiki.publish(more).result.outcomes == [.unchanged, .unchanged])
  }

  @Test func `a name that the wiki takes for another's is a conflict`() throws {
    try wiki.edit(["b.MD": "x", "B.md/folder.txt": "x", "c": "x", "D": "x"])
    let rows = [("b", "B", "a folder"), ("c2", "c/E", "")]
    for (key, title, words) in rows where !words.isEmpty {
      let (result, _) = try wiki.publish(
        try GitWiki.site([GitWiki.publication(key, title: title)]))
      #expect(result.pages[0].outcome == .conflict)
      #expect(result.pages[0].reason?.contains(words) == true, "\(result.pages[0])")
    }
    try wiki.edit(["home2.md": "Ann's.\n"])
    let (twin, _) = try wiki.publish(try GitWiki.site([GitWiki.publication("h", title: "Home2")]))
    #expect(twin.pages[0].outcome == .conflict)
    #expect(twin.pages[0].reason?.contains("'home2.md'") == true)
    // "D" is a file where the folder of the report belongs.
    let (below, _) = try wiki.publish(try GitWiki.site([GitWiki.publication("d", title: "D")]))
    #expect(below.outcomes == [.created, .conflict])
    #expect(below.pages[1].reason == "'D' is a file where a folder belongs")
  }

  @Test func `a file in the place of an attachment is not written over`() throws {
    let picture = "attachments/b-scores.png"
    try wiki.edit([picture: "Ann's.\n"])
    let more = try GitWiki.site([GitWiki.publication("b", title: "B")])
    let (result, _) = try wiki.publish(more) { $0.overwrites = true }
    #expect(result.outcomes == [.created, .conflict])
    #expect(result.pages[1].reason?.contains(picture) == true)
    #expect(try wiki.text(picture) == "Ann's.\n")
    #expect(try !wiki.files().contains("B/B review.md"))
  }

  @Test func `an attachment that somebody changed is a conflict of its page`() throws {
    let picture = "attachments/payments-scores.png"
    try wiki.edit([picture: "Ann's.\n"])
    #expect(try wiki.publish(site).result.outcomes == [.unchanged, .conflict])
    #expect(try wiki.text(picture) == "Ann's.\n")
    #expect(
      try wiki.publish(site) { $0.overwrites = true }.result.outcomes == [.unchanged, .updated])
    #expect(try wiki.text(picture) == "png")
    try wiki.edit([picture: nil])
    #expect(try wiki.publish(site).result.outcomes == [.unchanged, .updated])
    #expect(try wiki.text(picture) == "png")
  }

  @Test func `a new title moves the page and what is below it`() throws {
    let retitled = try GitWiki.site([GitWiki.publication(title: "Other")])
    #expect(try wiki.publish(retitled).result.outcomes == [.updated, .updated])
    #expect(
      try wiki.files() == [
        ".netadr-publish.json", "Home.md", "Other.md", "Other/Other review.md",
        "attachments/payments-scores.png", "attachments/payments-scores.svg",
      ])
    #expect(try wiki.publish(retitled).result.outcomes == [.unchanged, .unchanged])
  }

  @Test func `a new title leaves a page where others have put pages below it`() throws {
    try wiki.edit(["Network model/Notes.md": "Ann's.\n"])
    let retitled = try GitWiki.site([GitWiki.publication(title: "Other", text: "New.")])
    let (result, _) = try wiki.publish(retitled)
    #expect(result.pages[0].location == page)
    #expect(result.pages[0].reason?.contains("below it") == true)
    #expect(try wiki.text(page).contains("New."))
  }

  @Test func `pages may swap their titles`() throws {
    let titles = [["A", "B"], ["B", "A"]]
    for pair in titles {
      let swapped = try GitWiki.site([
        GitWiki.publication("a", title: pair[0]), GitWiki.publication("b", title: pair[1]),
      ])
      _ = try wiki.publish(swapped)
      for page in swapped.pages { #expect(try wiki.text(page.path) == page.text) }
      #expect(try wiki.publish(swapped).result.count(.unchanged) == 4)
    }
  }

  @Test func `a lost or damaged record is made anew and takes no edit for ours`() throws {
    for damage in [nil, "<<<<<<< ours\n{"] as [String?] {
      try wiki.edit([".netadr-publish.json": damage])
      #expect(try wiki.publish(site).result.outcomes == [.unchanged, .unchanged])
      #expect(try wiki.text(".netadr-publish.json").contains("\"payments/report\""))
    }
    try wiki.edit([".netadr-publish.json": nil, page: try wiki.text(page) + "Ann's.\n"])
    let (result, _) = try wiki.publish(site)
    #expect(result.outcomes == [.conflict, .unchanged])
    #expect(result.pages[0].reason?.contains("no record") == true)
    #expect(
      try wiki.publish(site) { $0.overwrites = true }.result.outcomes == [.updated, .unchanged])
  }

  @Test(arguments: [nil, "<<<<<<< ours\n{"] as [String?])
  func `a figure that changed while the record is damaged can be settled`(damage: String?) throws {
    try wiki.edit([".netadr-publish.json": damage])
    let changed = try GitWiki.site([GitWiki.publication(picture: "new")])
    let (result, _) = try wiki.publish(changed)
    #expect(result.outcomes == [.unchanged, .conflict])
    let reason = try #require(result.pages[1].reason)
    #expect(reason.contains("is damaged") == (damage != nil))
    #expect(reason.contains("--overwrite"))
    #expect(
      try wiki.publish(changed) { $0.overwrites = true }.result.outcomes == [.unchanged, .updated])
    #expect(try wiki.text("attachments/payments-scores.png") == "new")
    #expect(try wiki.publish(changed).result.outcomes == [.unchanged, .unchanged])
  }

  @Test func `the record of another version ends the run`() throws {
    try wiki.edit([".netadr-publish.json": "{\"schema\": \"netadr.wiki-record/9\"}"])
    let (result, _) = try wiki.publish(site)
    #expect(result.outcomes == [.failed, .failed])
    #expect(result.pages[0].reason?.contains("netadr.wiki-record/9") == true)
  }
}
