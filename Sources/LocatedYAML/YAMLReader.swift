public import Diagnostics
internal import Yams

/// Reads YAML text into located values; the only code that knows Yams.
public enum YAMLReader {
  /// Reads one YAML document.
  ///
  /// - Parameters:
  ///   - text: The document's text.
  ///   - file: The name that locations carry.
  /// - Returns: The root value, nil when the text cannot be read or is empty, and every problem
  ///   found on the way.
  public static func read(_ text: String, file: String) -> (
    root: YAMLValue?, diagnostics: [Diagnostic]
  ) {
    var diagnostics: [Diagnostic] = []
    do {
      guard let node = try Yams.compose(yaml: text) else { return (nil, []) }
      let root = convert(node, file: file, diagnostics: &diagnostics)
      return (root, diagnostics)
    } catch {
      let start = SourceLocation(file: file, line: 1, column: 1)
      return (nil, [Diagnostic(.error, at: start, "invalid YAML: \(error)")])
    }
  }

  private static func convert(
    _ node: Node, file: String, diagnostics: inout [Diagnostic]
  ) -> YAMLValue {
    let mark = node.mark
    let place = SourceLocation(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
    switch node {
    case .scalar(let scalar):
      return YAMLValue(.scalar(text: scalar.string, isPlain: scalar.style == .plain), at: place)
    case .sequence(let sequence):
      let elements = sequence.map { convert($0, file: file, diagnostics: &diagnostics) }
      return YAMLValue(.sequence(elements), at: place)
    case .mapping(let mapping):
      let entries = mapping.map { key, value in
        let keyMark = key.mark
        return YAMLValue.Entry(
          key: key.string ?? "",
          keyLocation: SourceLocation(
            file: file, line: keyMark?.line ?? 1, column: keyMark?.column ?? 1),
          value: convert(value, file: file, diagnostics: &diagnostics))
      }
      return YAMLValue(.mapping(entries), at: place)
    case .alias:
      return YAMLValue(.scalar(text: "", isPlain: true), at: place)
    }
  }
}
