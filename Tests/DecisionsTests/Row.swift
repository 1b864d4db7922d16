import Diagnostics
import Testing

/// A small decision file without a fault; the rows of the error tables change one place of it.
let faultless = """
  title: T
  cluster:
    nodePools:
      - {name: system, mode: system, nodes: 3}
  network:
    vnet:
      addressSpace: [10.20.0.0/16]

  """

/// A change to the faultless file and what the reader says about it.
struct Row {
  let original: String
  let replacement: String
  /// The diagnostics without the file's name.
  let expected: [String]

  init(_ original: String, _ replacement: String, _ expected: [String]) {
    self.original = original
    self.replacement = replacement
    self.expected = expected
  }

  func check() {
    guard let range = faultless.firstRange(of: original) else {
      Issue.record("'\(original)' is not in the faultless file")
      return
    }
    let (decision, diagnostics) = read(faultless.replacingCharacters(in: range, with: replacement))
    #expect(
      diagnostics.map(\.description) == expected.map { "test.yaml:\($0)" }, "\(replacement)")
    #expect((decision == nil) == diagnostics.hasErrors, "\(replacement)")
  }
}

extension String {
  /// The text with a range of it replaced.
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
