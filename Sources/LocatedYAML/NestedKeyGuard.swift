internal import Diagnostics

/// Stops texts whose mapping keys are mappings within mappings before Yams composes them.
///
/// Yams hashes each key with all that is in it, so a list inside of keys inside of keys is hashed once a
/// level. Such keys are refused in any case, in the composed tree; here only those are refused that
/// would take long. The estimate knows braces and question marks, not quotes and comments: it
/// needs a megabyte of text with several braces left open to refuse what is harmless, and closing
/// braces in comments to let pass what is slow.
enum NestedKeyGuard {
  /// The levels of braces that a decision file may well have.
  private static let usualDepth = 4
  /// The most bytes, times levels above the usual, that are composed.
  private static let harmlessWork = 2_000_000

  /// The problem of a text that would take long to compose.
  static func excess(in text: YAMLText, file: String) -> Diagnostic? {
    var (depth, work, questions) = (0, 0, 0)
    var (line, column) = (1, 0)
    var place = (line: 1, column: 1)
    /// Whether a word that begins here could be a question mark that announces a key.
    var isAtStart = true
    for byte in text.string.utf8 {
      column += 1
      switch byte {
      case UInt8(ascii: "{"):
        depth += 1
        if depth == usualDepth + 1 { place = (line, column) }
      case UInt8(ascii: "}"): depth = max(0, depth - 1)
      case UInt8(ascii: "?") where isAtStart:
        questions += 1
        if questions == usualDepth + 1, depth <= usualDepth { place = (line, column) }
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): (line, column, isAtStart) = (line + 1, 0, true)
      default: break
      }
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): break
      case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ","), UInt8(ascii: "-"),
        UInt8(ascii: "?"), UInt8(ascii: ":"):
        isAtStart = true
      default: isAtStart = false
      }
      work += max(0, depth - usualDepth) + max(0, questions - usualDepth)
    }
    guard work > harmlessWork else { return nil }
    return Diagnostic(
      .error, at: SourceLocation(file: file, line: place.line, column: place.column),
      "mappings are nested too deeply from here on",
      cure: "close each '{', and write keys as single words")
  }
}
