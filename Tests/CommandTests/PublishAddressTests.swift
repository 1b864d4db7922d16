import Foundation
import TestSupport
import Testing

/// Addresses that hold a secret, given to each command that publishes.
@Suite struct PublishAddressTests {
  private func run(_ wiki: String, _ url: String) throws -> FinishedProcess {
    var netadr = RunProcess.netadr
    netadr.environment = ["NETADR_WIKI_TOKEN": "t0ken", "PATH": "/usr/bin:/bin"]
    netadr.timeLimit = 60
    let options =
      wiki == "confluence"
      ? ["--space", "S", "--parent", "P"] : wiki == "git" ? ["--dialect", "plain"] : []
    let folder = Checkout.root.appending(path: "Output/article").path
    return try netadr.run(["publish", wiki, url, folder] + options)
  }

  @Test(
    arguments: ["confluence", "mediawiki", "git"],
    [
      "https://u:pass-word@wiki.invalid", "http://u:pass-word@wiki.invalid/x",
      "https://u:pass-word/x@wiki.invalid", "https://u:1/pass-word@wiki.invalid",
      "https://wiki.invalid/?token=pass-word", "https://wiki.invalid/#pass-word",
      "https://wiki.invalid:pass-word/x", "https://wiki.invalid/\u{1}pass-word",
    ])
  func `a secret in the address is refused and never shown`(wiki: String, url: String) throws {
    let run = try run(wiki, url)
    #expect(run.exitCode == 2)
    #expect(run.error.hasPrefix("error: the "), "\(run.error)")
    #expect(run.error.split(separator: "\n").count == 1, "\(run.error)")
    #expect(!(run.output + run.error).contains("pass-word"), "\(run.error)")
  }

  @Test(arguments: ["confluence", "mediawiki", "git"])
  func `a name that begins as this machine's number does is another machine`(wiki: String) throws {
    let run = try run(wiki, "http://127.example.invalid/x")
    #expect(run.exitCode == 4, "\(run.error)")
    #expect(run.error.hasPrefix("warning: "))
    #expect(run.error.contains("use https"))
  }
}
