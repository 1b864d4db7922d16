import ArgumentParser
import Diagnostics
import Publishing
import TestSupport
import Testing

@testable import netadr

/// Where the name and the secret for a wiki come from.
@Suite struct WikiOptionsTests {
  let root: TemporaryFolder

  init() throws { root = try TemporaryFolder() }

  private func credentials(
    _ arguments: [String] = [], _ environment: [String: String] = [:]
  ) throws -> Credentials? {
    try WikiOptions.parse(arguments).credentials(environment: environment)
  }

  @Test func `a token comes from the environment`() throws {
    #expect(try credentials() == nil)
    #expect(try credentials([], ["NETADR_WIKI_TOKEN": ""]) == nil)
    let token = ["NETADR_WIKI_TOKEN": "s3cret\n"]
    #expect(try credentials([], token) == Credentials(user: nil, secret: Secret("s3cret")))
    let both = token.merging(["NETADR_WIKI_USER": "bot"]) { $1 }
    #expect(try credentials([], both)?.user == "bot")
    #expect(try credentials(["--user", "me"], both)?.user == "me")
    #expect(try credentials(["--user", ""], both)?.user == nil)
  }

  @Test func `a file goes before the environment`() throws {
    let file = try root.write("from a file\r\n", to: "token")
    let found = try credentials(["--token-file", file], ["NETADR_WIKI_TOKEN": "other"])
    #expect(found?.secret.revealed == "from a file")
  }

  @Test(arguments: ["", "\n\n", "two\nlines", "a\tb", "a\u{7F}"])
  func `a file without one word is told, and never its contents`(text: String) throws {
    let file = try root.write(text, to: "token")
    let failure = failure { try credentials(["--token-file", file]) }
    #expect(failure?.exit == .unusable)
    for diagnostic in failure?.diagnostics ?? [] {
      #expect(!diagnostic.description.contains("lines"))
    }
  }

  @Test func `a file that is missing or no text is told`() throws {
    #expect(failure { try credentials(["--token-file", root.path("none")]) }?.exit == .unusable)
    #expect(failure { try credentials(["--token-file", root.path]) }?.exit == .unusable)
  }

  @Test func `who cannot do without is told where they come from`() throws {
    let options = try WikiOptions.parse([])
    let failure = failure { try options.requiredCredentials(environment: [:]) }
    #expect(failure?.exit == .unusable)
    #expect(failure?.diagnostics.first?.description.contains("NETADR_WIKI_TOKEN") == true)
    let token = ["NETADR_WIKI_TOKEN": "s3cret"]
    #expect(try options.requiredCredentials(environment: token).secret.revealed == "s3cret")
  }

  @Test(arguments: ["0", "-1", "3601", "x"])
  func `a time limit is between a second and an hour`(text: String) {
    #expect(throws: (any Error).self) { try WikiOptions.parse(["--timeout", text]) }
  }

  @Test func `no option takes the secret itself`() throws {
    #expect(throws: (any Error).self) { try WikiOptions.parse(["--token", "s3cret"]) }
    #expect(throws: (any Error).self) { try WikiOptions.parse(["--password", "s3cret"]) }
  }
}
