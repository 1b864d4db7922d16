import Diagnostics
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import netadr

@Suite struct OutputConflictTests {
  let root: TemporaryFolder
  let output: OutputFolder

  init() throws {
    root = try TemporaryFolder()
    output = OutputFolder(root: root.path, name: "d")
  }

  private func files(_ text: String) -> [OutputFile] {
    ["a", "b", "c"].map { OutputFile(name: $0, text: "\($0) \(text)") }
  }

  @Test func keepsEveryEditByHandAndNamesThemAll() throws {
    _ = try output.write(files("1"))
    try root.write("mine, longer", to: "d/a")
    try root.write("c x", to: "d/c")
    let failure = failure { try output.write(files("2")) }
    #expect(failure?.exit == .conflict)
    #expect(
      failure?.diagnostics.map(\.description)
        == ["a", "c"].map {
          "error: \(output.path)/\($0): edited by hand since it was generated; "
            + "move it away, or use --force to write over it"
        })
    #expect(
      try ["a", "b", "c"].map { try root.text("d/\($0)") } == ["mine, longer", "b 1", "c x"])
    #expect(try root.list("d") == [".netadr.json", "a", "b", "c"])
  }

  @Test func writesOverAnEditByHandWhenForced() throws {
    _ = try output.write(files("1"))
    try root.write("mine", to: "d/a")
    let written = try output.write(files("1"), force: true)
    #expect(written.files.map(\.outcome) == [.updated, .unchanged, .unchanged])
    #expect(try root.text("d/a") == "a 1")
    #expect(try output.write(files("2")).files.map(\.outcome) == [.updated, .updated, .updated])
  }

  @Test func refusesAFileThatItDidNotWriteUnlessItIsTheSame() throws {
    try root.write("a 1", to: "d/a")
    try root.write("other", to: "d/b")
    let failure = failure { try output.write(files("1")) }
    #expect(failure?.exit == .conflict)
    #expect(
      failure?.diagnostics.map(\.summary)
        == ["\(output.path)/b: differs, and was not generated here"])
    #expect(try root.list("d") == ["a", "b"])
    try root.write("b 1", to: "d/b")
    #expect(
      try output.write(files("1")).files.map(\.outcome) == [.unchanged, .unchanged, .created])
  }

  @Test func takesAnEditThatMakesWhatItWouldWrite() throws {
    _ = try output.write(files("1"))
    try root.write("a 2", to: "d/a")
    #expect(try output.write(files("2")).files.map(\.outcome) == [.unchanged, .updated, .updated])
  }

  @Test func leavesAManifestThatItCannotReadAlone() throws {
    _ = try output.write(files("1"))
    try root.write("<<<<<<< HEAD", to: "d/.netadr.json")
    let failure = failure { try output.write(files("2")) }
    #expect(failure?.exit == .conflict)
    #expect(failure?.diagnostics.first?.summary.contains("/.netadr.json: is no manifest") == true)
    #expect(try root.text("d/a") == "a 1")
    #expect(try output.write(files("2"), force: true).files.map(\.outcome.rawValue).count == 3)
    #expect(try output.write(files("3")).files.allSatisfy { $0.outcome == .updated })
  }

  /// A run may be killed after any of its renames; what it leaves is never taken for an edit.
  @Test func goesOnAfterARunThatWasKilledBetweenRenames() throws {
    for done in 0...5 {
      let output = OutputFolder(root: root.path, name: "k\(done)")
      _ = try output.write(files("1"))
      try interrupt(files("2"), in: output, after: done)
      #expect(failure { try output.write(files("3")) } == nil, "\(done)")
      #expect(try root.text("k\(done)/b") == "b 3", "\(done)")
      // Killed twice, on the way to different texts.
      try interrupt(files("4"), in: output, after: done)
      try interrupt(files("5"), in: output, after: done)
      #expect(failure { try output.write(files("6")) } == nil, "\(done) twice")
    }
  }

  /// Makes only the first `count` renames of an update.
  private func interrupt(_ files: [OutputFile], in output: OutputFolder, after count: Int) throws {
    let folder = try OpenFolder(output.path)
    let comparison = try FolderComparison(of: files, with: folder, at: output.path, force: false)
    #expect(comparison.conflicts.isEmpty)
    try FolderReplacement(of: Array(comparison.changes.prefix(count)), in: folder)
      .finish(in: folder)
  }

  /// The rule in one line each, against the folder, over random histories.
  @Test func neverLosesAnEditInAnyHistory() throws {
    var random = SplitMix64(seed: 20_261_122)
    for history in 0..<60 {
      let output = OutputFolder(root: root.path, name: "h\(history)")
      var disk: [String: String] = [:]
      var generated: [String: String] = [:]
      for step in 0..<12 {
        let name = ["a", "b", "c"][Int.random(in: 0..<3, using: &random)]
        switch Int.random(in: 0..<6, using: &random) {
        case 0:
          try root.write("hand \(step)", to: "h\(history)/\(name)")
          disk[name] = "hand \(step)"
        case 1:
          try? FileManager.default.removeItem(atPath: "\(output.path)/\(name)")
          disk[name] = nil
        default:
          let version = Int.random(in: 0..<3, using: &random)
          let force = Int.random(in: 0..<5, using: &random) == 0
          let new = Dictionary(
            uniqueKeysWithValues: files("\(version)").map {
              ($0.name, String(decoding: $0.bytes, as: UTF8.self))
            })
          let isEdited = disk.contains { $0.value != generated[$0.key] && $0.value != new[$0.key] }
          let failure = failure { try output.write(files("\(version)"), force: force) }
          #expect((failure?.exit == .conflict) == (isEdited && !force), "\(history) \(step)")
          if failure == nil { (disk, generated) = (new, new) }
        }
        for name in ["a", "b", "c"] {
          #expect((try? root.text("h\(history)/\(name)")) == disk[name], "\(history) \(step)")
        }
      }
    }
  }

  @Test func writersOfOneFolderTakeTurns() throws {
    let count = 8
    let problems = Mutex<[CommandFailure]>([])
    DispatchQueue.concurrentPerform(iterations: count) { writer in
      for round in 0..<10 {
        if let failure = failure({ try output.write(files("\(writer) \(round % 2)")) }) {
          problems.withLock { $0.append(failure) }
        }
      }
    }
    #expect(problems.withLock { $0 }.isEmpty)
    let ends = try Set(["a", "b", "c"].map { try root.text("d/\($0)").dropFirst(2) })
    #expect(ends.count == 1)
    #expect(try root.list("d") == [".netadr.json", "a", "b", "c"])
    #expect(failure { try output.write(files("last")) } == nil)
  }
}
