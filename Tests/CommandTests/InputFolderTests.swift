import Foundation
import TestSupport
import Testing

@testable import netadr

@Suite struct InputFolderTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func readsTheFilesWithTheEndingsInOrder() throws {
    for name in ["b.yaml", "a/z.yaml", "B.yaml", "a/x.css", ".hidden.yaml", ".git/x.yaml"] {
      try folder.write(name, to: name)
    }
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("up.d"), withDestinationPath: "..")
    let files = try InputFolder(folder.path).read(endings: [".yaml"])
    #expect(files.map(\.name) == ["B.yaml", "a/z.yaml", "b.yaml"])
    #expect(files.map { String(decoding: $0.bytes, as: UTF8.self) } == files.map(\.name))
    #expect(try InputFolder(folder.path).read(endings: [".md"]).isEmpty)
  }

  @Test func refusesWhatIsNoFolder() throws {
    let file = try folder.write("", to: "file")
    let none = folder.path("none")
    #expect(summaries { try InputFolder(file).read(endings: []) } == ["\(file): is not a folder"])
    #expect(
      summaries { try InputFolder(none).read(endings: []) } == ["\(none): no such file or folder"])
    #expect(
      summaries { try InputFolder("").read(endings: []) } == ["'': no such file or folder"])
  }

  @Test func refusesAFolderOfTooManyFilesAtOnce() throws {
    for index in 0...InputFolder.maximumEntries { try folder.write("", to: "\(index).txt") }
    #expect(
      summaries { try InputFolder(folder.path).read(endings: [".yaml"]) }
        == ["\(folder.path): holds more than 1000 files and folders"])
  }

  @Test func namesTheFileThatCannotBeRead() throws {
    try makePipe(folder.path("x.yaml"))
    #expect(
      summaries { try InputFolder(folder.path).read(endings: [".yaml"]) }
        == ["\(folder.path)/x.yaml: is a device, pipe or socket"])
  }
}
