import TestSupport
import Testing

@testable import Publishing
@testable import netadr

/// A branch that is asked for by name.
@Suite struct GitBranchTests {
  @Test(arguments: [false, true])
  func `a branch that is not there is told when there are others`(isFull: Bool) throws {
    let wiki = try GitWiki()
    if isFull { try wiki.edit(["Home.md": "Welcome.\n"]) }
    let site = try GitWiki.site()
    for isDryRun in [true, false] {
      let (result, _) = try wiki.publish(site) {
        $0.branch = "wikiMian"
        $0.isDryRun = isDryRun
      }
      #expect(result.outcomes == [.created, .created])
      let reason = result.pages[0].reason
      #expect((reason?.contains("no branch 'wikiMian'") == true) == isFull)
      #expect((reason?.contains("there is 'wikiMain'") == true) == isFull)
    }
    let (again, _) = try wiki.publish(site) { $0.branch = "wikiMian" }
    #expect(again.pages.allSatisfy { $0.reason == nil })
  }
}
