import Decisions
import Diagnostics
import Guidance
import Knowledge
import TestSupport
import Testing

@testable import Reporting

/// Knowledge files that someone has damaged: whatever loads must work to the end.
@Suite struct KnowledgeMutationTests {
  private static let files = KnowledgeBase.builtInFiles.map(\.path)
  private static let numbers = [
    "0", "-1", "4611686018427387904", "999999999999", "1000000", "33", "99", "[]", "{}", "~",
    "2026-13-40", "\"\"", "1000000%", "0.0.0.0/0", "255.255.255.255/32",
  ]

  @Test(arguments: files) func aDamagedFileIsRefusedWithPlacesOrWorksToTheEnd(file: String) throws {
    var random = SplitMix64(seed: file.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
    let original = try #require(KnowledgeBase.builtInFiles.first { $0.path == file }).text
    for round in 0..<(file == "facts.yaml" ? 24 : 6) {
      let (kind, text) = Self.damaged(original, round, &random)
      let files = KnowledgeBase.builtInFiles.map { $0.path == file ? (file, text) : $0 }
      let (base, diagnostics) = KnowledgeBase.load(files: files)
      guard let base else {
        #expect(diagnostics.hasErrors, "\(file) \(round) \(kind)")
        let placeless = diagnostics.filter { $0.location == nil }
        #expect(placeless.isEmpty, "\(file) \(round) \(kind): \(placeless)")
        continue
      }
      #expect(!diagnostics.hasErrors, "\(file) \(round) \(kind)")
      let renderer = try renderer(base)
      for name in starters {
        guard let source = try source(name, base) else { continue }
        let report = Report(source)
        let text = try renderer.report(report) + renderer.record(report, layout: "madr")
        #expect(!text.isEmpty && !report.document().isEmpty, "\(file) \(round) \(kind) \(name)")
      }
    }
  }

  /// A text with one change, and what it is.
  private static func damaged(
    _ text: String, _ round: Int, _ random: inout SplitMix64
  ) -> (kind: String, text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let index = Int.random(in: lines.indices, using: &random)
    switch round % 6 {
    case 0:
      let gone = lines.remove(at: index)
      return ("without '\(gone)'", lines.joined(separator: "\n"))
    case 1:
      lines.insert(lines[index], at: index)
      return ("twice '\(lines[index])'", lines.joined(separator: "\n"))
    case 2:
      let ids = lines.indices.filter { lines[$0].contains("- id: ") }
      if let one = ids.randomElement(using: &random), let other = ids.randomElement(using: &random)
      {
        lines.swapAt(one, other)
        return ("swapped '\(lines[one])' and '\(lines[other])'", lines.joined(separator: "\n"))
      }
      return ("the same", text)
    default:
      let places = lines.indices.filter { index in lines[index].contains(where: \.isNumber) }
      guard let place = places.randomElement(using: &random),
        let number = numbers.randomElement(using: &random)
      else { return ("the same", text) }
      let line = lines[place]
      let digits = line.indices.filter { line[$0].isNumber }
      guard let start = digits.randomElement(using: &random) else { return ("the same", text) }
      let end =
        line[start...].firstIndex { !$0.isNumber && $0 != "." && $0 != "/" } ?? line.endIndex
      lines[place] = line[..<start] + number + line[end...]
      return ("'\(lines[place])'", lines.joined(separator: "\n"))
    }
  }
}
