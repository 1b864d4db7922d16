import Decisions
import Diagnostics
import TestSupport
import Testing

@Suite struct FuzzTests {
  @Test(.timeLimit(.minutes(10)))
  func `damaged files are read or refused with an error, never both or neither`() {
    let reader = DecisionReader(limits: .tests)
    var random = SplitMix64(seed: 7)
    var refused = 0
    for (name, text) in starters {
      for round in 0..<120 {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...3, using: &random) { damage(&bytes, using: &random) }
        let (decision, diagnostics) = reader.read(bytes, file: name)
        #expect((decision == nil) == diagnostics.hasErrors, "\(name) \(round)")
        #expect(diagnostics == diagnostics.inFileOrder, "\(name) \(round)")
        for diagnostic in diagnostics {
          #expect(diagnostic.location?.file == name, "\(name) \(round): \(diagnostic)")
          #expect(
            !diagnostic.description.contains("invalid YAML"), "\(name) \(round): \(diagnostic)")
          #expect(!diagnostic.description.contains("\n"), "\(name) \(round)")
        }
        if decision == nil { refused += 1 }
      }
    }
    // Most damage is found; were none found, the damage would be none.
    #expect(refused > 300)
  }

  private func damage(_ bytes: inout [UInt8], using random: inout SplitMix64) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<7, using: &random) {
    case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
    case 1:
      bytes[place] = Array("\t\"'[]{}:,&*!|>%@`#-? \n0".utf8).randomElement(using: &random) ?? 0
    case 2:
      bytes.insert(
        Array("\t\"'[]{}:,&*!|>%@`#-? \n0".utf8).randomElement(using: &random) ?? 0, at: place)
    case 3: bytes.remove(at: place)
    case 4: bytes.removeSubrange(place...)
    default:
      var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
      let line = Int.random(in: 0..<lines.count, using: &random)
      if Bool.random(using: &random) {
        lines.remove(at: line)
      } else {
        lines.insert(lines[line], at: Int.random(in: 0...lines.count, using: &random))
      }
      bytes = Array(lines.joined(separator: [10]))
    }
  }
}
