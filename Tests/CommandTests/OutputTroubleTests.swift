import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import netadr

/// What stands in the way of output, and what is left behind: nothing.
@Suite struct OutputTroubleTests {
  let root: TemporaryFolder

  init() throws { root = try TemporaryFolder() }

  private let files = ["a.md", "figures/a.svg"].map { OutputFile(name: $0, text: "text") }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: root.path(name), withDestinationPath: target)
  }

  @Test func writesThroughARootThatIsALink() throws {
    try root.write("", to: "real/x")
    try link("root", to: "real")
    _ = try OutputFolder(root: root.path("root"), name: "d").write(files)
    #expect(try root.text("real/d/a.md") == "text")
  }

  @Test func writesAboveItselfWithDots() throws {
    try root.write("", to: "a/x")
    _ = try OutputFolder(root: root.path("a/../b"), name: "d").write(files)
    #expect(try root.text("b/d/a.md") == "text")
  }

  @Test func namesWhatIsInTheWay() throws {
    try root.write("", to: "file")
    try link("nowhere", to: "gone")
    try root.write("", to: "other/x")
    try link("folderlink", to: "other")
    try root.write("", to: "filelink/x")
    try link("filelink/a.md", to: "../file")
    try root.write("", to: "folder/a.md/x")
    try root.write("", to: "sub/figures")
    try root.write("", to: "sublink/x")
    try link("sublink/figures", to: "../other")
    try root.write("", to: "fifo/x")
    try makePipe(root.path("fifo/a.md"))
    let rows = [
      ("file", "file: is not a folder"),
      ("file/below", "file/below: is not a folder, or lies below a file"),
      ("nowhere", "nowhere: the folder cannot be made: a symbolic link leads nowhere"),
      ("folderlink", "folderlink: is a symbolic link"),
      ("filelink", "filelink/a.md: is a symbolic link where a file belongs"),
      ("folder", "folder/a.md: is a folder where a file belongs"),
      ("sub", "sub/figures: is a file where a folder belongs"),
      ("sublink", "sublink/figures: is a symbolic link where a folder belongs"),
      ("fifo", "fifo/a.md: is a device, pipe or socket where a file belongs"),
    ]
    let before = try root.list()
    for force in [false, true] {
      for (name, summary) in rows {
        let output = OutputFolder(root: root.path, name: name)
        let failure = failure { try output.write(files, force: force) }
        #expect(failure?.exit == .unusable, "\(name)")
        #expect(failure?.diagnostics.map(\.summary) == ["\(root.path)/\(summary)"], "\(name)")
      }
    }
    #expect(try root.list() == before)
  }

  @Test func takesAnEmptyRootForNoRoot() {
    #expect(
      summaries { try OutputFolder(root: "", name: "d").write(files) }
        == ["'': no such file or folder"])
    #expect(OutputFolder(root: "/", name: "d").path == "/d")
    #expect(OutputFolder(root: "a/", name: "d").path == "a/d")
  }

  @Test func removesTheFoldersThatItMadeWhenOneCannotBe() throws {
    let long = String(repeating: "x", count: 300)
    let failure = failure { try OutputFolder(root: root.path("a/b"), name: long).write(files) }
    #expect(failure?.diagnostics.first?.summary.hasSuffix("the name is too long") == true)
    #expect(try root.list().isEmpty)
  }

  @Test(.enabled(if: TemporaryMount.isPossible, "only root can mount a small device"))
  func leavesNothingBehindOnAFullDevice() throws {
    let mount = try TemporaryMount(options: "size=64k")
    let output = OutputFolder(root: mount.path, name: "d")
    let large = OutputFile(name: "figures/b.svg", text: String(repeating: "x", count: 70_000))
    let failure = failure { try output.write(files + [large]) }
    #expect(
      failure?.diagnostics.map(\.summary) == ["\(output.path): no space left on the device"])
    #expect(try FileManager.default.subpathsOfDirectory(atPath: mount.path).isEmpty)

    _ = try output.write(files)
    let before = try FileManager.default.subpathsOfDirectory(atPath: mount.path).sorted()
    let update = [OutputFile(name: "a.md", text: "new"), large]
    #expect(summaries { try output.write(update) }.count == 1)
    #expect(try FileManager.default.subpathsOfDirectory(atPath: mount.path).sorted() == before)
    #expect(try InputFile("\(output.path)/a.md").read() == Array("text".utf8))
    #expect(try output.write(files).isUnchanged)
  }

  @Test(.enabled(if: TemporaryMount.isPossible, "only root can mount a read-only device"))
  func needsNoPermissionToWriteWhereNothingChanges() throws {
    let mount = try TemporaryMount(options: "size=1m")
    let output = OutputFolder(root: mount.path, name: "d")
    _ = try output.write(files)
    try mount.makeReadOnly()
    #expect(try output.write(files).isUnchanged)
    #expect(
      summaries { try output.write([OutputFile(name: "a.md", text: "new")]) }
        == ["\(output.path): the file system is read-only"])
    let other = OutputFolder(root: mount.path, name: "e")
    #expect(
      summaries { try other.write(files) }
        == ["\(other.path): the folder cannot be made: the file system is read-only"])
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func saysThatAFolderMayNotBeWritten() throws {
    try root.write("", to: "d/x")
    try setPermissions(0o555, of: root.path("d"))
    defer { try? setPermissions(0o755, of: root.path("d")) }
    let output = OutputFolder(root: root.path, name: "d")
    #expect(summaries { try output.write(files) } == ["\(output.path): no permission"])
  }
}
