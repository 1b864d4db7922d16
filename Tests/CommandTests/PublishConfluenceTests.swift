import Foundation
import TestSupport
import Testing

/// The command line of `netadr publish confluence`; servers are met in Tests/Integration.
@Suite struct PublishConfluenceTests {
  private static let token = "t0ken-of-the-bot"

  private func run(_ arguments: String..., token: String? = token) throws -> FinishedProcess {
    var netadr = RunProcess.netadr
    netadr.environment["NETADR_WIKI_TOKEN"] = token
    netadr.timeLimit = 60
    let folder = Checkout.root.appending(path: "Output/article").path
    return try netadr.run(["publish", "confluence"] + arguments + [folder])
  }

  @Test(arguments: [
    (["https://wiki", "--parent", "P"], "'--space <key>'"),
    (["https://wiki", "--space", "S"], "'--parent <page>'"),
    (["https://wiki", "--space", "S", "--parent", "P", "--api", "v3"], "v1, v2"),
    (["https://wiki", "--space", "S", "--parent", "P", "--adopt", "payments"], "payments=98304"),
    (["https://wiki", "--space", "S", "--parent", "P", "--adopt", "payments=x"], "payments=98304"),
    (["https://wiki", "--space", "a b", "--parent", "P"], "'a b' is no key of a space"),
    (["wiki", "--space", "S", "--parent", "P"], "neither with https:// nor with http://"),
  ])
  func `a wrong command line exits with 2`(arguments: [String], words: String) throws {
    var netadr = RunProcess.netadr
    netadr.environment["NETADR_WIKI_TOKEN"] = Self.token
    let folder = Checkout.root.appending(path: "Output/article").path
    let run = try netadr.run(["publish", "confluence"] + arguments + [folder])
    #expect(run.exitCode == 2)
    #expect(run.error.hasPrefix("error: "))
    #expect(run.error.contains(words), "\(run.error)")
    #expect(run.output.isEmpty)
  }

  @Test func `without a token nothing is begun`() throws {
    let run = try run(
      "https://127.0.0.1:1", "--space", "ARCH", "--parent", "Decisions", token: nil)
    #expect(run.exitCode == 2)
    #expect(run.error.hasPrefix("error: there is no token for the wiki"))
  }

  @Test func `a server that is away exits with 4 at once, as text and as JSON`() throws {
    for format in ["text", "json"] {
      let run = try run(
        "https://127.0.0.1:1", "--space", "ARCH", "--parent", "Decisions", "--format", format)
      #expect(run.exitCode == 4)
      #expect(run.output.contains("https://127.0.0.1:1 cannot be reached: "))
      #expect(run.error.isEmpty)
      #expect(!run.timedOut)
      #expect(!(run.output + run.error).contains(Self.token))
    }
  }

  @Test func `what weakens the connection is said loudly`() throws {
    let trusting = try run(
      "https://127.0.0.1:1", "--space", "ARCH", "--parent", "P", "--trust-any-certificate")
    #expect(trusting.error.hasPrefix("warning: --trust-any-certificate: nothing proves"))
    // A name below .invalid is no server's, now and always (RFC 6761).
    let clear = try run("http://wiki.invalid", "--space", "ARCH", "--parent", "P")
    #expect(clear.exitCode == 4)
    #expect(clear.error.hasPrefix("warning: http://wiki.invalid: the token crosses the network"))
  }
}
