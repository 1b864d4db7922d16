internal import Diagnostics

/// Stops texts whose mapping keys are mappings within mappings before Yams composes them.
///
/// Yams hashes each key with all that is in it, so a list inside of keys inside of keys is hashed once a
/// level. Such keys are refused in any case, in the composed tree; here only those are refused that
/// would take long. Every bracket counts as if it were a key: a decision file has few inside of
/// each other, and never much text in them.
enum NestedKeyGuard {
  /// The wording for a text with more levels than are read.
  static let tooManyLevels = "more than \(YAMLReader.maximumDepth) levels of nesting"
  /// The cure for a text with more levels than are read.
  static let tooManyLevelsCure = "flatten the file"

  /// The levels of brackets that a decision file may well have.
  private static let usualDepth = 4
  /// The most characters, times levels above the usual, that are composed.
  private static let harmlessWork = 2_000_000

  /// The problem of a text that would take long to compose.
  static func excess(in text: YAMLText, file: String) -> Diagnostic? {
    var scanner = NestingScanner(text.string)
    var work = 0
    var place: KeyPosition?
    var limit: KeyPosition?
    while scanner.moveToToken() {
      let (start, position) = (scanner.offset, scanner.position)
      let depth = scanner.depth
      scanner.readToken()
      if scanner.depth > usualDepth, place == nil { place = position }
      if scanner.depth > YAMLReader.maximumDepth, limit == nil { limit = position }
      work += max(0, max(depth, scanner.depth) - usualDepth) * (scanner.offset - start)
    }
    guard work > harmlessWork, let place else { return nil }
    if let limit {
      return Diagnostic(
        .error, at: SourceLocation(file: file, line: limit.line, column: limit.column),
        tooManyLevels, cure: tooManyLevelsCure)
    }
    return Diagnostic(
      .error, at: SourceLocation(file: file, line: place.line, column: place.column),
      "lists and mappings are nested too deeply from here on",
      cure: "close each bracket, and write keys as single words")
  }
}
