import Diagnostics

/// Lays the text of explanations out for a terminal.
///
/// Of the templates' text a line that begins with `# ` or `## ` is a heading; every other line is
/// broken at the width of the terminal, its later lines indented below its first words.
struct ExplanationText {
  private let terminal: Terminal

  /// A layout for a terminal.
  init(_ terminal: Terminal) { self.terminal = terminal }

  /// The lines, without runs of empty ones, headings set off.
  func laidOut(_ text: String) -> String {
    var result = ""
    var isAfterText = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isEmpty = line.allSatisfy { $0 == " " }
      if !isEmpty { result += set(line) + "\n" } else if isAfterText { result += "\n" }
      isAfterText = !isEmpty
    }
    while result.hasSuffix("\n\n") { result.removeLast() }
    return result
  }

  private func set(_ line: Substring) -> String {
    for (mark, style) in [("# ", TextStyle.bold), ("## ", .cyan)] where line.hasPrefix(mark) {
      let heading = wrapped(line.dropFirst(mark.count), start: "", indent: "  ")
      return heading.split(separator: "\n").map { terminal.styled(String($0), style) }
        .joined(separator: "\n")
    }
    let blanks = String(line.prefix { $0 == " " })
    return wrapped(line.dropFirst(blanks.count), start: blanks, indent: hanging(line, blanks))
  }

  private func wrapped(_ text: Substring, start: String, indent: String) -> String {
    text.description.escapingControls.wrapped(to: terminal.width, indent: indent, start: start)
  }

  /// Below the text behind a source's number, else two columns in; a paragraph stays at the margin.
  private func hanging(_ line: Substring, _ blanks: String) -> String {
    if blanks.isEmpty { return "" }
    return blanks + (line.dropFirst(blanks.count).first == "[" ? "    " : "  ")
  }
}
