import Diagnostics
import Testing

@Suite struct DiagnosticTests {
  private func place(_ file: String, _ line: Int, _ column: Int) -> Diagnostics.SourceLocation {
    Diagnostics.SourceLocation(file: file, line: line, column: column)
  }

  @Test func `a diagnostic is one line with its place, what is wrong and the cure`() {
    let error = Diagnostic(
      .error, at: place("a.yaml", 12, 5), "unknown key 'x'", cure: "did you mean 'y'?")
    #expect(error.description == "a.yaml:12:5: error: unknown key 'x'; did you mean 'y'?")
    #expect(Diagnostic(.warning, at: nil, "odd").description == "warning: odd")
    let hostile = Diagnostic(.error, at: place("a\nb", 1, 1), "key '\u{1B}[31m\u{202E}\r'")
    #expect(hostile.description == "a\\u{a}b:1:1: error: key '\\u{1b}[31m\\u{202e}\\u{d}'")
  }

  @Test func `diagnostics are ordered by file, line and column, and keep their order at one place`()
  {
    let diagnostics = [
      Diagnostic(.error, at: place("b", 1, 1), "1"), Diagnostic(.error, at: place("a", 10, 1), "2"),
      Diagnostic(.error, at: place("a", 9, 7), "3"),
      Diagnostic(.warning, at: place("a", 9, 2), "4"),
      Diagnostic(.error, at: nil, "5"), Diagnostic(.error, at: place("a", 9, 2), "6"),
      Diagnostic(.error, at: nil, "7"),
    ]
    #expect(diagnostics.inFileOrder.map(\.summary) == ["5", "7", "4", "6", "3", "2", "1"])
    #expect(diagnostics.hasErrors)
    #expect(!diagnostics.filter { $0.severity == .warning }.hasErrors)
    #expect(![Diagnostic]().hasErrors)
  }

  @Test func `what cannot be seen is written out`() {
    let rows = [
      "plain é漢👍 text": "plain é漢👍 text", "a\tb": "a\\u{9}b", "\u{0}": "\\u{0}",
      "\u{7F}": "\\u{7f}",
      "\u{9B}31m": "\\u{9b}31m", "a\u{200B}b": "a\\u{200b}b", "\u{2028}": "\\u{2028}",
      "\u{2067}x\u{2069}": "\\u{2067}x\\u{2069}", "\u{FEFF}": "\\u{feff}", "\u{AD}": "\\u{ad}",
      "\u{E0041}": "\\u{e0041}", "": "",
    ]
    for (text, visible) in rows { #expect(text.escapingControls == visible) }
  }

  @Test func `texts are cut to so many scalars with an ellipsis`() {
    #expect("abc".shortened(to: 3) == "abc")
    #expect("abcd".shortened(to: 3) == "abc…")
    #expect("".shortened(to: 3) == "")
    #expect("abc".shortened(to: 0) == "…")
    let stacked = "e" + String(repeating: "\u{301}", count: 1_000)
    #expect(stacked.shortened(to: 60).unicodeScalars.count == 61)
  }
}
