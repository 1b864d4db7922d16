import Foundation
import MarkdownHTML
import TestSupport
import Testing

@testable import Publishing
@testable import netadr

/// Pages that stand elsewhere than their titles put them: every link leads to where a page is.
@Suite struct GitMovedTests {
  let wiki: GitWiki

  init() throws { wiki = try GitWiki() }

  private static func site(
    _ dialect: Dialect, title: String = "Network model", text: String = "All is well."
  ) throws -> Site {
    let text = "\(text) ![Bars](figures/scores.svg)"
    return try GitWiki.site([GitWiki.publication(title: title, text: text)], for: dialect)
  }

  /// The targets of all links and images of a page that are no file of the branch: a target from the
  /// top or from the page's folder, with or without the ending of a page, on GitHub and Gitea a name.
  private func deadTargets(in page: String, of dialect: Dialect) throws -> [String] {
    let files = Set(try wiki.files())
    let names = Set(files.map { ($0 as NSString).lastPathComponent })
    let parts = try wiki.text(page).components(separatedBy: "](").dropFirst()
    #expect(!parts.isEmpty)
    return parts.compactMap { part in
      let target = part.prefix { $0 != ")" && $0 != "#" }
      let plain = dialect == .azureDevOps ? String(target) : target.removingPercentEncoding ?? ""
      var folder = (page as NSString).deletingLastPathComponent
      if [.github, .gitea].contains(dialect) { folder = "" }
      let path = plain.hasPrefix("/") ? plain : "/\(folder)/\(plain)"
      let file = String((path as NSString).standardizingPath.dropFirst())
      if files.contains(file) || files.contains("\(file).md") { return nil }
      return dialect == .github && names.contains("\(plain).md") ? nil : String(target)
    }
  }

  private static let kept: [Dialect] = [.azureDevOps, .github, .gitlab, .gitea, .plain]

  @Test(arguments: kept)
  func `a page that somebody moved keeps its figures and links`(dialect: Dialect) throws {
    let site = try Self.site(dialect)
    _ = try wiki.publish(site)
    for page in site.pages { #expect(try deadTargets(in: page.path, of: dialect) == []) }
    let places = dialect == .gitea ? ["Other.md"] : ["Other.md", "Arch/Deep/Net.md"]
    var place = site.pages[0].path
    for next in places {
      try wiki.move(place, to: next)
      place = next
      #expect(try wiki.publish(site).result.pages[0].location == place)
      #expect(try wiki.publish(site).result.outcomes == [.unchanged, .unchanged])
      for page in [place, site.pages[1].path] {
        #expect(try deadTargets(in: page, of: dialect) == [])
      }
    }
  }

  @Test(arguments: kept, [false, true])
  func `a report that somebody moved keeps its figures and links`(
    dialect: Dialect, isRecorded: Bool
  ) throws {
    let site = try Self.site(dialect)
    _ = try wiki.publish(site)
    try wiki.move(site.pages[1].path, to: "Report.md")
    if !isRecorded { try wiki.edit([".netadr-publish.json": nil]) }
    _ = try wiki.publish(site) { $0.overwrites = !isRecorded }
    #expect(try wiki.publish(site).result.outcomes == [.unchanged, .unchanged])
    for page in [site.pages[0].path, "Report.md"] {
      #expect(try deadTargets(in: page, of: dialect) == [])
    }
  }

  private static let foldered: [Dialect] = [.azureDevOps, .gitlab, .plain]

  /// Publishes under a title, lets somebody do something, publishes under another title.
  ///
  /// - Returns: The result, the old paths, and the site under its new title.
  private func retitle(
    _ dialect: Dialect, _ change: (_ page: String, _ report: String) throws -> Void
  ) throws -> (PublishResult, old: [String], new: Site) {
    let site = try Self.site(dialect)
    _ = try wiki.publish(site)
    let old = site.pages.map(\.path)
    try change(old[0], old[1])
    let new = try Self.site(dialect, title: "Other")
    let result = try wiki.publish(new).result
    #expect(
      try wiki.publish(new).result.outcomes.allSatisfy { [.unchanged, .conflict].contains($0) })
    return (result, old, new)
  }

  @Test(arguments: foldered)
  func `a report stays below a record that pages of others hold`(dialect: Dialect) throws {
    let (result, old, new) = try retitle(dialect) { page, _ in
      try wiki.edit(["\(page.dropLast(3))/Notes.md": "Ann's.\n"])
    }
    #expect(result.pages[0].location == old[0])
    let report = try #require(result.pages[1].location)
    #expect((report as NSString).deletingLastPathComponent == String(old[0].dropLast(3)))
    for page in [old[0], report] { #expect(try deadTargets(in: page, of: dialect) == []) }
    #expect(try !wiki.files().contains { $0.hasPrefix("Other") })
    if dialect == .azureDevOps {
      #expect(try wiki.text("Network-model/.order") == "Network-model-review.md".dropLast(3) + "\n")
    }
    // When the others have gone, both move.
    try wiki.edit(["\(old[0].dropLast(3))/Notes.md": nil])
    #expect(try wiki.publish(new).result.pages.map(\.location) == new.pages.map(\.path))
    #expect(try !wiki.files().contains { $0.hasPrefix("Network") })
    for page in new.pages { #expect(try deadTargets(in: page.path, of: dialect) == []) }
  }

  @Test(arguments: foldered)
  func `a report stays below a record that somebody changed`(dialect: Dialect) throws {
    let (result, old, new) = try retitle(dialect) { page, _ in
      try wiki.edit([page: try wiki.text(page) + "Ann was here.\n"])
    }
    #expect(result.pages[0].outcome == .conflict)
    let report = try #require(result.pages[1].location)
    #expect((report as NSString).deletingLastPathComponent == String(old[0].dropLast(3)))
    #expect(try deadTargets(in: report, of: dialect) == [])
    _ = try wiki.publish(new) { $0.overwrites = true }
    for page in new.pages { #expect(try deadTargets(in: page.path, of: dialect) == []) }
    #expect(try !wiki.files().contains { $0.hasPrefix("Network") })
  }

  @Test(arguments: foldered)
  func `a record stays above a report that somebody changed`(dialect: Dialect) throws {
    let (result, old, new) = try retitle(dialect) { _, report in
      try wiki.edit([report: try wiki.text(report) + "Ann was here.\n"])
    }
    #expect(result.pages[1].outcome == .conflict)
    #expect(result.pages.map(\.location) == old)
    #expect(result.pages[0].reason?.contains("'payments/report' below it") == true)
    #expect(try deadTargets(in: old[0], of: dialect) == [])
    _ = try wiki.publish(new) { $0.overwrites = true }
    #expect(try wiki.files().filter { $0.hasPrefix("Other") && !$0.hasSuffix(".order") }.count == 2)
    #expect(try !wiki.files().contains { $0.hasPrefix("Network") })
  }

  @Test(arguments: foldered)
  func `a report stays where it is when its record was moved or deleted`(dialect: Dialect) throws {
    for isDeleted in [false, true] {
      let other = try GitMovedTests()
      let (result, old, _) = try other.retitle(dialect) { page, _ in
        if isDeleted {
          try other.wiki.edit([page: nil])
        } else {
          try other.wiki.move(page, to: "Arch/Net.md")
        }
      }
      #expect(result.pages[1].location == old[1])
      #expect(result.pages[1].reason?.contains("stays where it is") == true)
      if !isDeleted {
        #expect(result.pages[0].location == "Arch/Net.md")
        for page in ["Arch/Net.md", old[1]] {
          #expect(try other.deadTargets(in: page, of: dialect) == [])
        }
      }
    }
  }

  @Test(arguments: foldered)
  func `a report that is new goes below its record`(dialect: Dialect) throws {
    let whole = GitWiki.publication(text: "![Bars](figures/scores.svg)")
    let alone = Publication(
      key: whole.key, status: whole.status, pages: [whole.pages[0]], attachments: whole.attachments)
    let record = try GitWiki.site([alone], for: dialect).pages[0].path
    _ = try wiki.publish(try GitWiki.site([alone], for: dialect))
    try wiki.move(record, to: "Arch/Net.md")
    let (result, _) = try wiki.publish(try GitWiki.site([whole], for: dialect))
    #expect(result.outcomes == [.updated, .created])
    let report = try #require(result.pages[1].location)
    #expect(report.hasPrefix("Arch/Net/"))
    for page in ["Arch/Net.md", report] { #expect(try deadTargets(in: page, of: dialect) == []) }
  }

  @Test func `a page that comes to where another was before it was moved is no edit of it`() throws
  {
    // Records alone: without links a page that was moved and gets a new title stays as it is.
    func site(_ titles: [String]) throws -> Site {
      try GitWiki.site(
        zip(["a", "b"], titles).map { key, title in
          let tree = MarkdownTree(parsing: "## Context\n\nText of \(key).\n")
          let record = SourcePage(role: .record, key: key, file: "adr.md", title: title, tree: tree)
          return Publication(key: key, status: "proposed", pages: [record], attachments: [])
        },
        for: .azureDevOps)
    }
    let first = try site(["Title A", "Title B"])
    _ = try wiki.publish(first)
    try wiki.move(first.pages[0].path, to: "Else/\(first.pages[0].path)")
    let second = try site(["Title X", "Title A"])
    #expect(try wiki.publish(second).result.outcomes == [.unchanged, .updated])
    let files = try wiki.files()
    for overwrites in [false, true] {
      let result = try wiki.publish(second) { $0.overwrites = overwrites }.result
      #expect(result.outcomes == [.unchanged, .unchanged])
      #expect(try wiki.files() == files)
    }
    #expect(try wiki.text("Title-A.md").contains("Text of b."))
  }

  @Test func `titles that are swapped while a page is gone lead no page into another's place`()
    throws
  {
    func site(_ titles: [String]) throws -> Site {
      try GitWiki.site(
        zip(["a", "b"], titles).map { GitWiki.publication($0, title: $1, text: "Text of \($0).") },
        for: .gitlab)
    }
    let first = try site(["Title A", "Title B"])
    _ = try wiki.publish(first)
    try wiki.edit([first.pages[1].path: nil])
    _ = try wiki.publish(first)
    let second = try site(["Title B", "Title A"])
    _ = try wiki.publish(second)
    let result = try wiki.publish(second).result
    #expect(!result.outcomes.contains(.updated) && !result.outcomes.contains(.created))
    _ = try wiki.publish(second) { $0.overwrites = true }
    #expect(try wiki.publish(second).result.outcomes == Array(repeating: .unchanged, count: 4))
    for page in second.pages { #expect(try wiki.files().contains(page.path), "\(page.path)") }
  }
}
