import Foundation
import Templates
import TestSupport
import Testing

@testable import netadr

/// Whole runs against what was recorded.
@Suite struct GoldenTests {
  static let cases = names(in: "Tests/Cases") { $0 != ".DS_Store" }

  @Test(arguments: cases) func everyStageGivesWhatWasRecorded(_ name: String) throws {
    let golden = Golden(name)
    let input = try Data(contentsOf: golden.folder.appending(path: "decision.yaml"))
    let (diagnostics, files) = try Stages().outputs([UInt8](input), file: "decision.yaml")
    let problems = diagnostics.map { "\($0)\n" }.joined()
    for file in [("diagnostics.txt", problems)] + files {
      golden.expect(file.1, matches: file.0)
    }
  }

  @Test func theGalleryIsWhatMakeDemoWrites() throws {
    let stages = try Stages()
    let starters = Templates.all.filter { $0.path.hasPrefix("decisions/") }
    #expect(starters.count == 9)
    for (path, text) in starters {
      let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
      let gallery = Golden(
        folder: Checkout.root.appending(path: "Output").appending(path: name), isRecording: false)
      let (diagnostics, files) = try stages.outputs([UInt8](text.utf8), file: path)
      #expect(diagnostics.isEmpty, "\(path)")
      for file in files where file.name != "plan.json" {
        let problem = gallery.compare(file.text, with: file.name)
        #expect(problem == nil, "run make demo and read the difference")
      }
    }
    let folders = Self.names(in: "Output") { _ in true }
    #expect(folders.count == starters.count, "the gallery has a folder that nothing writes")
  }

  private static func names(in folder: String, where isWanted: (String) -> Bool) -> [String] {
    let path = Checkout.root.appending(path: folder).path
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
      .filter(isWanted).sorted()
  }
}
