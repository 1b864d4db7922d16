public import Diagnostics
internal import Yams

/// Reads YAML text into located values; the only code that knows Yams.
///
/// Only the part of YAML that a reviewer reads without surprise is accepted: one document of
/// mappings, lists and scalars. Anchors, aliases, merge keys, tags and further documents
/// are refused, so that the size of the values is bounded by the size of the text. Time and
/// memory are linear in the text.
public enum YAMLReader {
  /// The longest file that is read, in bytes: 1 MiB.
  public static let maximumBytes = 1_048_576
  /// The most levels of nesting that a file may have.
  public static let maximumDepth = 32

  /// Reads one YAML document from the bytes of a file.
  ///
  /// UTF-8 is required; a UTF-8 byte order mark is skipped, and CRLF counts as one line break.
  ///
  /// - Parameters:
  ///   - bytes: The file's bytes.
  ///   - file: The name that locations carry.
  /// - Returns: The root value and every problem found on the way. The root is nil when the text
  ///   cannot be read or is empty; it is there in spite of errors when only single values or keys
  ///   are to blame, so that the caller can report its own problems in the same run.
  public static func read(_ bytes: [UInt8], file: String) -> (
    root: YAMLValue?, diagnostics: [Diagnostic]
  ) {
    switch YAMLText.decode(bytes, file: file) {
    case .failure(let problem): (nil, [problem.diagnostic])
    case .success(let text): compose(text, file: file)
    }
  }

  /// Reads one YAML document from text, as `read(_:file:)` does from bytes.
  public static func read(_ text: String, file: String) -> (
    root: YAMLValue?, diagnostics: [Diagnostic]
  ) {
    read(Array(text.utf8), file: file)
  }

  private static func compose(_ text: YAMLText, file: String) -> (
    root: YAMLValue?, diagnostics: [Diagnostic]
  ) {
    let start = SourceLocation(file: file, line: 1, column: 1)
    if text.hasNoContent {
      let summary =
        text.string.utf8.contains(UInt8(ascii: "#"))
        ? "the file holds only comments" : "the file is empty"
      return (nil, [Diagnostic(.error, at: start, summary)])
    }
    if let excess = AliasGuard.excess(in: text, file: file) { return (nil, [excess]) }
    if let excess = NestedKeyGuard.excess(in: text, file: file) { return (nil, [excess]) }

    var text = text
    var renamed: [KeyPosition: String] = [:]
    while true {
      do {
        // Encoding and resolver are fixed: Yams' defaults ask the environment and run a
        // regular expression on each scalar.
        let parser = try Parser(yaml: text.string, resolver: .basic, encoding: .utf8)
        guard let node = try parser.singleRoot() else {
          return (nil, [Diagnostic(.error, at: start, "the file is empty")])
        }
        var converter = NodeConverter(file: file, renamedKeys: renamed)
        // Nodes hold their anchors weakly; the parser owns them.
        let root = withExtendedLifetime(parser) { converter.convert(node) }
        if case .scalar("", true)? = root?.content, converter.diagnostics.isEmpty {
          return (nil, [Diagnostic(.error, at: start, "the file is empty")])
        }
        return (root, converter.diagnostics.inFileOrder)
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        // Yams stops at the first mapping with duplicates and tells where the first of the twins
        // stands. It is renamed, keeping every position, and the text is read again.
        let position = KeyPosition(line: context.mark.line, column: context.mark.column)
        let work = (renamed.count + 1) * text.string.utf8.count
        guard renamed.count < maximumRenamedKeys, work <= maximumRepeatedBytes,
          renamed[position] == nil, let key = keys.first,
          let patched = text.renamingKey(at: position, number: renamed.count)
        else {
          let place = SourceLocation(file: file, line: position.line, column: position.column)
          let key = (keys.first ?? "").shortened(to: 60)
          return (nil, [Diagnostic(.error, at: place, "key '\(key)' is given more than once")])
        }
        renamed[position] = key
        text = patched
      } catch let error as YamlError {
        return (nil, [SyntaxErrorWording.diagnostic(for: error, text: text, file: file)])
      } catch {
        return (nil, [Diagnostic(.error, at: start, "invalid YAML: \(error)")])
      }
    }
  }

  /// Each renamed key costs one more pass over the text; the bounds keep the time linear.
  private static let maximumRenamedKeys = 10
  private static let maximumRepeatedBytes = 4 * maximumBytes
}
