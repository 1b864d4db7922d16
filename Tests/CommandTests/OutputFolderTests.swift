import Foundation
import TestSupport
import Testing

@testable import netadr

@Suite struct OutputFolderTests {
  let root: TemporaryFolder
  let output: OutputFolder

  init() throws {
    root = try TemporaryFolder()
    output = OutputFolder(root: root.path, name: "pay ments é")
  }

  private func path(_ name: String) -> String { "\(output.path)/\(name)" }

  private func text(_ name: String) throws -> String { try root.text("pay ments é/\(name)") }

  @Test func createsEveryFileAndTheFoldersAbove() throws {
    let deep = OutputFolder(root: root.path("a/b c/"), name: "d")
    let written = try deep.write([
      OutputFile(name: "adr.md", text: "é\n"), OutputFile(name: "figures/a.svg", text: ""),
    ])
    #expect(written.files.map(\.outcome) == [.created, .created])
    #expect(written.leftOver.isEmpty)
    #expect(try root.text("a/b c/d/adr.md") == "é\n")
    #expect(
      try root.list("a/b c/d") == [".netadr.json", "adr.md", "figures", "figures/a.svg"])
  }

  @Test func touchesNothingThatIsUnchanged() throws {
    let files = ["a", "b"].map { OutputFile(name: $0, text: $0) }
    _ = try output.write(files)
    let names = ["", "a", "b", ".netadr.json"]
    let before = try names.map { try identity(of: path($0)) }
    let written = try output.write(files)
    #expect(written.isUnchanged)
    #expect(try names.map { try identity(of: path($0)) } == before)
  }

  @Test func updatesOnlyTheFileThatChanges() throws {
    _ = try output.write(["a", "b"].map { OutputFile(name: $0, text: $0) })
    let before = try identity(of: path("a"))
    let written = try output.write([
      OutputFile(name: "a", text: "a"), OutputFile(name: "b", text: "new"),
    ])
    #expect(written.files.map(\.outcome) == [.unchanged, .updated])
    #expect(try identity(of: path("a")) == before)
    #expect(try text("b") == "new")
    #expect(!written.isUnchanged)
  }

  @Test func keepsTheFilesOfAnotherFormatKnown() throws {
    _ = try output.write(["a.md", "a.html"].map { OutputFile(name: $0, text: "1") })
    let written = try output.write([OutputFile(name: "a.md", text: "2")])
    #expect(written.leftOver == ["a.html"])
    let again = try output.write([OutputFile(name: "a.html", text: "3")])
    #expect(again.files.map(\.outcome) == [.updated])
    #expect(again.leftOver == ["a.md"])
  }

  @Test func forgetsALeftOverThatIsGone() throws {
    _ = try output.write(["a", "b"].map { OutputFile(name: $0, text: "1") })
    try FileManager.default.removeItem(atPath: path("b"))
    let written = try output.write([OutputFile(name: "a", text: "1")])
    #expect(written.leftOver.isEmpty && written.isUnchanged)
    #expect(try !text(".netadr.json").contains("\"b\""))
  }

  @Test func writesADeletedFileAgain() throws {
    let files = ["a", "b"].map { OutputFile(name: $0, text: $0) }
    _ = try output.write(files)
    try FileManager.default.removeItem(atPath: path("a"))
    #expect(try output.write(files).files.map(\.outcome) == [.created, .unchanged])
  }

  @Test func keepsThePermissionsOfAFileThatItReplaces() throws {
    _ = try output.write([OutputFile(name: "a", text: "1")])
    try setPermissions(0o640, of: path("a"))
    _ = try output.write([OutputFile(name: "a", text: "2")])
    let attributes = try FileManager.default.attributesOfItem(atPath: path("a"))
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o640)
  }

  @Test func passesOverAFileOfATmpNameFromARunThatWasKilled() throws {
    try root.write("old", to: "pay ments é/.netadr-\(getpid())-0.tmp")
    _ = try output.write([OutputFile(name: "a", text: "1")])
    #expect(try text(".netadr-\(getpid())-0.tmp") == "old")
    #expect(try text("a") == "1")
  }

  @Test func knowsNamesWithBlanksAndLettersOfAnyScriptAgain() throws {
    for name in ["a b.md", "Größe/日本 語.md", "a%2Fb.-.md", String(repeating: "x", count: 255)] {
      _ = try output.write([OutputFile(name: name, text: "1")])
      #expect(try output.write([OutputFile(name: name, text: "2")]).files[0].outcome == .updated)
    }
  }

  @Test func refusesNamesThatLeaveTheFolder() throws {
    for name in [
      "", "/a", "../a", "a/../b", ".", "a//b", "a/", ".netadr.json", "a\nb", "a\"b", "a\\b",
    ] {
      let failure = failure { try output.write([OutputFile(name: name, text: "")]) }
      #expect(failure?.exit == .unusable, "\(name)")
    }
    let twice = [OutputFile(name: "a", text: "1"), OutputFile(name: "a", text: "2")]
    #expect(failure { try output.write(twice) }?.exit == .unusable)
    #expect(try root.list().isEmpty)
  }

  @Test func holdsBackSignalsOnlyWhileItWrites() {
    func isHeld() -> Bool {
      var mask = sigset_t()
      unsafe pthread_sigmask(SIG_SETMASK, nil, &mask)
      return [SIGINT, SIGTERM, SIGHUP].allSatisfy { unsafe sigismember(&mask, $0) == 1 }
    }
    // A pool's threads may hold signals themselves; this one must not, for the while.
    var none = sigset_t()
    var before = sigset_t()
    unsafe sigemptyset(&none)
    unsafe pthread_sigmask(SIG_SETMASK, &none, &before)
    var during = false
    holdingSignals { during = isHeld() }
    let after = isHeld()
    unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
    #expect(during && !after)
  }
}
