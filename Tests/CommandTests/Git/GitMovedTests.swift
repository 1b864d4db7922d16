import Foundation
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
}
