import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import netadr

/// What becomes of files of an earlier run that have no place any more.
@Suite struct LeftOverFilesTests {
  let root: TemporaryFolder
  let output: OutputFolder

  init() throws {
    root = try TemporaryFolder()
    output = OutputFolder(root: root.path, name: "d")
  }

  private static func isPicture(_ name: String) -> Bool { name.hasSuffix(".svg") }

  private func write(
    _ names: String..., force: Bool = false
  ) throws(CommandFailure) -> WrittenFolder {
    try output.write(
      names.map { OutputFile(name: $0, text: $0) }, force: force, isOutdated: Self.isPicture)
  }

  private func outcomes(_ written: WrittenFolder) -> [String] {
    written.files.map { "\($0.name) \($0.outcome)" }
  }

  @Test func `an untouched file goes, and the folder that it leaves empty`() throws {
    _ = try write("a.md", "figures/a.svg", "figures/b.svg")
    let written = try write("a.md", "figures/b.svg")
    #expect(
      outcomes(written) == ["a.md unchanged", "figures/b.svg unchanged", "figures/a.svg removed"])
    #expect(!written.isUnchanged && written.leftOver.isEmpty && written.warnings.isEmpty)
    #expect(try root.list("d") == [".netadr.json", "a.md", "figures", "figures/b.svg"])
    #expect(try !root.text("d/.netadr.json").contains("a.svg"))
    #expect(outcomes(try write("a.md")) == ["a.md unchanged", "figures/b.svg removed"])
    #expect(try root.list("d") == [".netadr.json", "a.md"])
    #expect(try write("a.md").isUnchanged)
  }

  @Test func `a file of a format that is not written stays and stays known`() throws {
    _ = try write("a.md", "figures/a.svg")
    let written = try write("b.svg")
    #expect(outcomes(written) == ["b.svg created", "figures/a.svg removed"])
    #expect(written.leftOver == ["a.md"])
    #expect(try root.list("d") == [".netadr.json", "a.md", "b.svg"])
  }

  @Test func `an edit by hand stays, with a warning, forced or not`() throws {
    _ = try write("a.md", "a.svg", "b.svg")
    try root.write("mine", to: "d/a.svg")
    for force in [false, true, false] {
      let written = try write("a.md", force: force)
      #expect(
        written.warnings.map(\.description) == [
          "warning: \(output.path)/a.svg: is not generated any more, but was edited by hand, so "
            + "that it stays; delete it when nobody needs it"
        ])
      #expect(written.leftOver == ["a.svg"])
      #expect(try root.text("d/a.svg") == "mine")
    }
    #expect(try root.list("d") == [".netadr.json", "a.md", "a.svg"])
    try FileManager.default.removeItem(atPath: root.path("d/a.svg"))
    #expect(try write("a.md").warnings.isEmpty)
  }

  @Test func `a file that netadr did not write stays without a word`() throws {
    try root.write("mine", to: "d/figures/mine.svg")
    _ = try write("a.md", "figures/a.svg")
    #expect(outcomes(try write("a.md")) == ["a.md unchanged", "figures/a.svg removed"])
    #expect(try root.text("d/figures/mine.svg") == "mine")
  }

  @Test func `nothing goes when another file is in conflict`() throws {
    _ = try write("a.md", "a.svg")
    try root.write("mine", to: "d/a.md")
    #expect(failure { try write("a.md") }?.exit == .conflict)
    #expect(try root.list("d") == [".netadr.json", "a.md", "a.svg"])
  }

  @Test func `a manifest cannot lead out of its folder`() throws {
    try root.write("x", to: "victim.svg")
    try root.write("x", to: "other/victim.svg")
    for name in ["../victim.svg", "\(root.path("victim.svg"))", "link/victim.svg", "soft.svg", "."]
    {
      try? FileManager.default.removeItem(atPath: output.path)
      _ = try write("a.md")
      let manager = FileManager.default
      try manager.createSymbolicLink(
        atPath: root.path("d/link"), withDestinationPath: root.path("other"))
      try manager.createSymbolicLink(
        atPath: root.path("d/soft.svg"), withDestinationPath: root.path("victim.svg"))
      var manifest = Manifest()
      manifest.files = [name: Digest(of: Array("x".utf8))]
      try root.write(manifest.text, to: "d/.netadr.json")
      #expect(outcomes(try write("a.md")) == ["a.md unchanged"], "\(name)")
      #expect(try root.text("victim.svg") == "x" && root.text("other/victim.svg") == "x")
      #expect(try root.list("d").contains("soft.svg"))
    }
  }

  /// A run may be killed after any of its steps; the next one finishes its work.
  @Test func `a run that was killed is finished by the next`() throws {
    for done in 0...6 {
      let output = OutputFolder(root: root.path, name: "k\(done)")
      let old = ["a.md", "a.svg", "b.svg"].map { OutputFile(name: $0, text: "1") }
      let new = [OutputFile(name: "a.md", text: "2")]
      _ = try output.write(old)
      let folder = try OpenFolder(output.path)
      let comparison = try FolderComparison(
        of: new, with: folder, at: output.path, force: false, isOutdated: Self.isPicture)
      let steps = Array(comparison.changes.prefix(done))
      try FolderReplacement(of: steps, in: folder).finish(in: folder)
      let written = try OutputFolder(root: root.path, name: "k\(done)")
        .write(new, isOutdated: Self.isPicture)
      #expect(written.warnings.isEmpty, "\(done)")
      #expect(try root.list("k\(done)") == [".netadr.json", "a.md"], "\(done)")
      #expect(try root.text("k\(done)/a.md") == "2")
      #expect(try !root.text("k\(done)/.netadr.json").contains("svg"))
    }
  }

  /// The rule in a few lines, against the folder, over random histories.
  @Test func `no history loses an edit or keeps what is outdated`() throws {
    var random = SplitMix64(seed: 20_261_125)
    let names = ["a.svg", "b.svg", "f/c.svg", "d.md"]
    for history in 0..<60 {
      let output = OutputFolder(root: root.path, name: "h\(history)")
      var disk: [String: String] = [:]
      var generated: [String: String] = [:]
      for step in 0..<12 {
        let name = names[Int.random(in: 0..<4, using: &random)]
        switch Int.random(in: 0..<5, using: &random) {
        case 0:
          try root.write("hand \(step)", to: "h\(history)/\(name)")
          disk[name] = "hand \(step)"
        case 1:
          try? FileManager.default.removeItem(atPath: "\(output.path)/\(name)")
          disk[name] = nil
        default:
          let chosen = names.filter { _ in Bool.random(using: &random) }
          let text = "\(Int.random(in: 0..<3, using: &random))"
          let files = chosen.map { OutputFile(name: $0, text: text) }
          let failure = failure { try output.write(files, isOutdated: Self.isPicture) }
          let isConflict = chosen.contains {
            disk[$0] != nil && disk[$0] != generated[$0] && disk[$0] != text
          }
          #expect((failure?.exit == .conflict) == isConflict, "\(history) \(step)")
          guard failure == nil else { break }
          for name in names where !chosen.contains(name) {
            // A file that is gone is forgotten; one that was edited stays known and in place.
            if disk[name] == nil { generated[name] = nil }
            guard Self.isPicture(name), disk[name] == generated[name] else { continue }
            (disk[name], generated[name]) = (nil, nil)
          }
          for name in chosen { (disk[name], generated[name]) = (text, text) }
        }
        for name in names {
          #expect((try? root.text("h\(history)/\(name)")) == disk[name], "\(history) \(step)")
        }
      }
    }
  }

  @Test func `a figure that is not drawn any more goes with its PNG`() throws {
    let tools = try FakeTools()
    try tools.add("rsvg-convert", FakeTools.converter)
    var netadr = RunProcess.netadr(in: root)
    netadr.environment = tools.environment
    let generate = { (formats: String) in
      try netadr.run(["generate", "x.yaml", "--date", "2026-11-22", "--format", formats])
    }
    try root.write(try netadr("new", "--from", "article").output, to: "x.yaml")
    _ = try generate("md,png")
    // Nothing is feasible in this one, so that no scores are drawn.
    try root.write(try netadr("new", "--from", "conflict").output, to: "x.yaml")
    #expect(try !generate("md").output.contains("removed"))
    #expect(try root.list("Output/x/figures").contains("scores.svg"))
    let run = try generate("md,png")
    let end = "figures/scores.png removed, figures/scores.svg removed\n"
    #expect(run.exitCode == 0 && run.output.hasSuffix(end), "\(run.output)")
    #expect(
      try root.list("Output/x/figures").allSatisfy { !$0.hasPrefix("scores") })
    #expect(try generate("md,png").output == "Output/x: unchanged\n")
  }

  @Test func `an edited figure that is not drawn any more is warned of`() throws {
    let netadr = RunProcess.netadr(in: root)
    try root.write(try netadr("new", "--from", "article").output, to: "x.yaml")
    _ = try netadr("generate", "x.yaml")
    try root.write("mine", to: "Output/x/figures/scores.svg")
    try root.write(try netadr("new", "--from", "conflict").output, to: "x.yaml")
    let run = try netadr("generate", "x.yaml")
    #expect(run.exitCode == 0)
    #expect(run.error.hasPrefix("warning: Output/x/figures/scores.svg: is not"), "\(run.error)")
    #expect(try root.text("Output/x/figures/scores.svg") == "mine")
  }
}
