import Diagnostics
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

  @Test func refusesAFolderWhereAFileShouldBe() throws {
    let path = folder.path("facts.yaml")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(
      summaries { try InputFolder(folder.path).read(endings: [".yaml"]) } == [
        "\(path): is a folder"
      ])
    #expect(try InputFolder(folder.path).read(endings: [".md"]).isEmpty)
  }

  @Test func refusesAKnowledgeFolderWithoutKnowledge() throws {
    try folder.write("", to: "README.md")
    #expect(
      summaries { try Pipeline(knowledge: folder.path) }
        == ["\(folder.path): holds no knowledge file"])
  }

  @Test func keepsTheWarningsOfAKnowledgeFolder() throws {
    #expect(try Pipeline(knowledge: nil).warnings.isEmpty)
    let facts = Checkout.root.appending(path: "Sources/Knowledge/facts.yaml")
    let stray =
      "\n- {id: stray, reference: F1, title: T, statement: S., sources: [large-scale], "
      + "confidence: documented}\n"
    try folder.write(String(contentsOf: facts, encoding: .utf8) + stray, to: "facts.yaml")
    let warnings = try Pipeline(knowledge: folder.path).warnings
    #expect(warnings.map(\.summary) == ["nothing refers to fact 'stray'"])
    #expect(warnings.first?.location?.file == folder.path("facts.yaml"))
  }
}
