internal import Diagnostics
internal import Yams

/// Says in this program's words what libyaml found.
enum SyntaxErrorWording {
  /// The diagnostic for an error of Yams.
  static func diagnostic(for error: YamlError, text: YAMLText, file: String) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let wording = wording(
        problem: problem, context: context.map { ($0.text, Position($0.mark)) },
        at: Position(mark), in: text)
      let position = wording.position ?? Position(mark)
      return Diagnostic(
        .error, at: SourceLocation(file: file, line: position.line, column: position.column),
        wording.summary, cure: wording.cure)
    default:
      let start = SourceLocation(file: file, line: 1, column: 1)
      return Diagnostic(.error, at: start, "invalid YAML: \(error)")
    }
  }

  private struct Position {
    let line: Int
    let column: Int

    init(_ mark: Mark) { (line, column) = (mark.line, mark.column) }
  }

  private struct Wording {
    let summary: String
    var cure: String?
    /// The place to blame, where it is not the place at which libyaml gave up.
    var position: Position?
  }

  private static func wording(
    problem: String, context: (text: String, position: Position)?, at position: Position,
    in text: YAMLText
  ) -> Wording {
    let opened = context?.position
    if isTab(problem, at: position, in: text) {
      return Wording(summary: "a tab in the indentation", cure: "indent with spaces")
    }
    switch problem {
    case "found character that cannot start any token":
      let mark = text.scalar(line: position.line, column: position.column).map { String($0) } ?? ""
      return Wording(
        summary: "a value cannot begin with '\(mark)'", cure: "put the value in quotes")
    case "did not find expected alphabetic or numeric character":
      let mark = context?.text.contains("anchor") == true ? "&" : "*"
      return Wording(
        summary: "a value cannot begin with '\(mark)'", cure: "put the value in quotes",
        position: opened)
    case "could not find expected ':'":
      return Wording(
        summary: "expected ':' after the key",
        cure: "write 'key: value', or '- ' before a list entry",
        position: opened)
    case "mapping values are not allowed in this context", "found unexpected ':'":
      return Wording(
        summary: "':' is not allowed here",
        cure: "put a value that holds ': ' in quotes, or mend the indentation")
    case "block sequence entries are not allowed in this context":
      return Wording(
        summary: "a list entry '-' is not allowed here", cure: "begin the list on a line of its own"
      )
    case "mapping keys are not allowed in this context":
      return Wording(summary: "a key is not allowed here", cure: "mend the indentation")
    case "found unexpected end of stream", "found unexpected document indicator":
      return Wording(
        summary: "the text that begins here has no closing quote", cure: "add the quote",
        position: opened)
    case "found unknown escape character":
      return Wording(
        summary: "an unknown escape in double quotes",
        cure: "write '\\\\' for a backslash, or use single quotes")
    case "did not find expected hexdecimal number", "found invalid Unicode character escape code":
      return Wording(
        summary: "an escape without the hexadecimal digits of a character",
        cure: "write '\\\\' for a backslash, or use single quotes")
    case "did not find expected key":
      return Wording(
        summary: "expected a key here",
        cure: "mend the indentation, or the quotes of the value before")
    case "did not find expected '-' indicator":
      return Wording(
        summary: "expected a list entry that begins with '-'", cure: "mend the indentation")
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      let close = problem.contains("]") ? "]" : "}"
      return Wording(
        summary: "expected ',' or '\(close)'",
        cure: opened.map { "close what line \($0.line) opens" })
    case "did not find expected node content":
      return Wording(summary: "expected a value", cure: "put it in quotes if it begins with a mark")
    case "found undefined tag handle":
      return Wording(summary: "YAML tags are not supported", cure: "remove the tag")
    case "found undefined alias":
      return Wording(summary: "YAML aliases are not supported", cure: AliasGuard.cure)
    case "but found another document":
      return Wording(
        summary: "a second YAML document begins here", cure: "keep one document a file")
    default: break
    }
    if problem.hasPrefix("Maximum nesting level") {
      return Wording(
        summary: NestedKeyGuard.tooManyLevels, cure: NestedKeyGuard.tooManyLevelsCure)
    }
    let scanned = context?.text ?? ""
    if scanned.contains("directive") || problem.contains("%") || problem.contains("YAML document")
      || problem.contains("<document start>")
    {
      return Wording(
        summary: "expected one YAML document without directives",
        cure: "remove lines that begin with '%' or '---'")
    }
    if scanned.contains("tag") {
      return Wording(
        summary: "a value cannot begin with '!'", cure: "put the value in quotes", position: opened)
    }
    if scanned.contains("block scalar") {
      return Wording(
        summary: "expected a line break after '|' or '>'", cure: "put the value in quotes")
    }
    return Wording(summary: "invalid YAML: \(problem)")
  }

  /// Whether a tab stands before the first word of the line, or libyaml complains of one.
  private static func isTab(_ problem: String, at position: Position, in text: YAMLText) -> Bool {
    if problem.contains("tab character") { return true }
    let before = text.prefix(line: position.line, column: position.column)
    guard before.allSatisfy({ $0 == " " || $0 == "\t" }) else { return false }
    return before.contains("\t")
      || text.scalar(line: position.line, column: position.column) == "\t"
  }
}
