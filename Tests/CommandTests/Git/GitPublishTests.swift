import Foundation
import TestSupport
import Testing

@testable import Publishing
@testable import netadr

/// Publishing to a repository with the real git.
@Suite struct GitPublishTests {
  let wiki: GitWiki
  private let page = "Network model.md"
  private let report = "Network model/Network model review.md"

  init() throws { wiki = try GitWiki() }

  @Test func `an empty repository gets one commit on the branch that it calls its own`() throws {
    let site = try GitWiki.site()
    let (result, calls) = try wiki.publish(site)
    #expect(result.outcomes == [.created, .created])
    #expect(result.pages.map(\.location) == [page, report])
    #expect(try wiki.commits() == ["Publish pages: 2 created"])
    #expect(try wiki.files() == [".netadr-publish.json"] + site.files.map(\.path))
    for file in site.files { #expect(try Array(wiki.text(file.path).utf8) == file.bytes) }
    #expect(try wiki.git("-C", wiki.url, "symbolic-ref", "HEAD") == "refs/heads/wikiMain\n")
    #expect(calls.count { $0.usesNetwork } == 2)
  }

  @Test func `publishing again is one connection and writes nothing`() throws {
    let publications = (0..<100).map { GitWiki.publication("d\($0)", title: "Title \($0)") }
    let site = try GitWiki.site(publications)
    _ = try wiki.publish(site)
    let tip = try wiki.git("-C", wiki.url, "rev-parse", "HEAD")
    let (result, calls) = try wiki.publish(site)
    #expect(result.count(.unchanged) == 200)
    #expect(calls.map(\.command) == ["clone", "rev-parse", "ls-tree", "cat-file"])
    #expect(calls.count { $0.usesNetwork } == 1)
    #expect(try wiki.git("-C", wiki.url, "rev-parse", "HEAD") == tip)
  }

  @Test func `200 new pages beside those of others take seven runs of git`() throws {
    try wiki.edit(["Home.md": "Welcome.\n"])
    let publications = (0..<100).map { GitWiki.publication("d\($0)", title: "Title \($0)") }
    let (result, calls) = try wiki.publish(try GitWiki.site(publications))
    #expect(result.count(.created) == 200)
    #expect(
      calls.map(\.command) == ["clone", "rev-parse", "ls-tree", "grep", "fast-import", "push"])
    #expect(try wiki.text("Home.md") == "Welcome.\n")
    #expect(try wiki.commits().count == 2)
  }

  @Test func `a push is never forced`() throws {
    let (_, calls) = try wiki.publish(try GitWiki.site())
    let push = try #require(calls.last)
    #expect(push.command == "push")
    #expect(!push.arguments.contains { $0.hasPrefix("-f") || $0.contains("force") })
    #expect(!push.arguments.contains { $0.hasPrefix("+") || $0.contains("mirror") })
  }

  @Test func `the same commit is made of the same pages, author and moment`() throws {
    let site = try GitWiki.site()
    let other = try GitWiki()
    for wiki in [wiki, other] {
      _ = try wiki.publish(site) { $0.author = GitAuthor("Ünal B <u@b.example>") ?? .program }
    }
    let tip = try wiki.git("-C", wiki.url, "log", "--format=%H %an %ae %at %ct %cn")
    #expect(try other.git("-C", other.url, "log", "--format=%H %an %ae %at %ct %cn") == tip)
    #expect(tip.hasSuffix(" Ünal B u@b.example 1800000000 1800000000 Ünal B\n"))
  }

  @Test func `a changed text is an update of that page alone`() throws {
    _ = try wiki.publish(try GitWiki.site())
    let changed = try GitWiki.site([GitWiki.publication(text: "All is new.")])
    #expect(try wiki.publish(changed).result.outcomes == [.updated, .unchanged])
    #expect(try wiki.text(page).contains("All is new."))
    #expect(try wiki.publish(changed).result.outcomes == [.unchanged, .unchanged])
  }

  @Test func `a changed figure is an update of the page that shows it`() throws {
    _ = try wiki.publish(try GitWiki.site())
    let changed = try GitWiki.site([GitWiki.publication(picture: "other")])
    #expect(try wiki.publish(changed).result.outcomes == [.unchanged, .updated])
    #expect(try wiki.text("attachments/payments-scores.png") == "other")
  }

  @Test func `a branch that is not there is made, and the others stay`() throws {
    try wiki.edit(["Home.md": "Welcome.\n"])
    let site = try GitWiki.site()
    #expect(try wiki.publish(site) { $0.branch = "docs" }.result.outcomes == [.created, .created])
    #expect(try wiki.publish(site) { $0.branch = "docs" }.result.count(.unchanged) == 2)
    #expect(try wiki.files() == ["Home.md"])
    let heads = try wiki.git("-C", wiki.url, "for-each-ref", "--format=%(refname)")
    #expect(heads == "refs/heads/docs\nrefs/heads/wikiMain\n")
  }

  @Test func `a dry run pushes nothing and says what would be done`() throws {
    let site = try GitWiki.site()
    let (result, calls) = try wiki.publish(site) { $0.isDryRun = true }
    #expect(result.outcomes == [.created, .created])
    #expect(result.isDryRun)
    #expect(calls.map(\.command) == ["clone", "rev-parse", "symbolic-ref"])
    #expect(try wiki.git("-C", wiki.url, "for-each-ref").isEmpty)
  }

  @Test func `pages above the published ones are made where they are missing and never changed`()
    throws
  {
    try wiki.edit(["Design.md": "By hand.\n"])
    let site = try GitWiki.site(root: ["Design", "Networks"])
    #expect(try wiki.publish(site).result.outcomes == [.created, .created])
    #expect(try wiki.text("Design.md") == "By hand.\n")
    #expect(try wiki.text("Design/Networks.md") == "Pages of a program.\n")
    #expect(try wiki.files().contains("Design/Networks/.netadr-publish.json"))
    try wiki.edit(["Design/Networks.md": "Ours now.\n"])
    #expect(try wiki.publish(site).result.outcomes == [.unchanged, .unchanged])
    #expect(try wiki.text("Design/Networks.md") == "Ours now.\n")
  }

  @Test func `two roots of one wiki know nothing of each other`() throws {
    let publications = [GitWiki.publication("a", title: "A"), GitWiki.publication("b", title: "B")]
    _ = try wiki.publish(try GitWiki.site([publications[0]], root: ["One"]))
    let (result, _) = try wiki.publish(try GitWiki.site([publications[1]], root: ["Two"])) {
      $0.prunes = true
    }
    #expect(result.stale.isEmpty)
    #expect(try wiki.files().contains("One/A.md"))
  }

  @Test func `the same decision may be published below two roots`() throws {
    let (one, two) = (try GitWiki.site(root: ["One"]), try GitWiki.site(root: ["Two"]))
    let first = try wiki.publish(one).result
    let second = try wiki.publish(two).result
    for result in [first, second] { #expect(result.count(.created) == 2) }
    // Who gave another root than before learns where the old pages are.
    #expect(first.pages.allSatisfy { $0.reason == nil })
    #expect(second.pages[0].reason?.contains("'One/Network model.md'") == true)
    #expect(second.pages[1].reason?.contains("'One/Network model/") == true)
    #expect(try wiki.publish(two).result.pages.allSatisfy { $0.reason == nil })
    for site in [one, two] { #expect(try wiki.publish(site).result.count(.unchanged) == 2) }
    try wiki.edit(["Two/Network model.md": nil])
    #expect(try wiki.publish(two).result.outcomes == [.conflict, .unchanged])
    #expect(try wiki.publish(one).result.outcomes == [.unchanged, .unchanged])
  }

  @Test func `a shallow history of many commits is built upon`() throws {
    for number in 1...4 { try wiki.edit(["Home.md": "\(number)\n"]) }
    _ = try wiki.publish(try GitWiki.site())
    try wiki.edit(["Home.md": "5\n"])
    _ = try wiki.publish(try GitWiki.site([GitWiki.publication(text: "New.")]))
    #expect(try wiki.commits().count == 7)
    #expect(try wiki.git("-C", wiki.url, "fsck", "--strict").isEmpty)
  }
}
