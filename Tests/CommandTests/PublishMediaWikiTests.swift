import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import netadr

/// What `publish mediawiki` takes before it asks any server.
@Suite struct PublishMediaWikiTests {
  private func message(_ arguments: [String]) -> String {
    do {
      _ = try PublishMediaWiki.parse(["https://wiki.test", "Output/a"] + arguments)
      return ""
    } catch {
      return PublishMediaWiki.message(for: error)
    }
  }

  @Test(arguments: [
    (["--prune"], "'--prune' needs '--parent'"),
    (["--adopt", "payments"], "no key and id"), (["--adopt", "payments=x"], "no key and id"),
    (["--adopt", "=7"], "no key and id"), (["--parent", "A[b"], "'--parent A[b' holds '['"),
    (["--parent", "Talk:A"], "name space 'Talk'"),
    (["--category", "A|b"], "'--category A|b' holds '|'"), (["--timeout", "0"], "'--timeout'"),
  ])
  func `what no wiki takes is told at once`(arguments: [String], problem: String) {
    #expect(message(arguments).contains(problem))
  }

  @Test(arguments: ["mediawiki", "confluence"])
  func `a page that no folder is the source of cannot be adopted`(wiki: String) throws {
    var netadr = RunProcess.netadr
    netadr.environment["NETADR_WIKI_TOKEN"] = "t0ken"
    let folder = Checkout.root.appending(path: "Output/article").path
    let place = wiki == "confluence" ? ["--space", "S", "--parent", "P"] : []
    let run = try netadr.run(
      ["publish", wiki, "https://wiki.invalid", folder, "--adopt", "articel=5"] + place)
    #expect(run.exitCode == 2)
    #expect(run.error.contains("--adopt articel=5: no page of this run has the key 'articel'"))
    #expect(run.error.contains("article"))
  }

  @Test func `pages are adopted and pruned below a parent`() throws {
    let command = try PublishMediaWiki.parse([
      "https://wiki.test", "Output/a", "--parent", "ADR/Networks", "--prune", "--adopt", "a=12",
    ])
    #expect(command.category == "Architecture decision records")
    #expect(command.adopt == ["a=12"])
  }
}
