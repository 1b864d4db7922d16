internal import Diagnostics
internal import LocatedYAML

/// One file of words: its texts by key, and what is wrong with it.
struct TemplateStringsFile {
  /// The name that messages use.
  let name: String
  private(set) var texts: [String: String] = [:]
  private(set) var problems: [Diagnostic] = []
  private var places: [(key: String, place: SourceLocation)] = []

  /// Reads a file's text.
  init(_ text: String, name: String) {
    self.name = name
    let (value, diagnostics) = YAMLReader.read(text, file: name)
    problems = diagnostics.filter { $0.severity == .error }
    guard let value, problems.isEmpty, !value.isNull else { return }
    guard case .mapping = value.content else {
      problems.append(
        Diagnostic(
          .error, at: value.location, "the file holds no keys",
          cure: "write a key and a text on each line, such as decision: Decision"))
      return
    }
    for entry in value.entries { add(entry) }
  }

  private mutating func add(_ entry: YAMLValue.Entry) {
    places.append((entry.key, entry.keyLocation))
    guard let text = entry.value.text, !text.isEmpty else {
      problems.append(
        Diagnostic(
          .error, at: entry.value.location, "'\(entry.key)' has no text",
          cure: "write a text, or leave the key out to keep the English one"))
      return
    }
    guard !text.contains(where: { $0 == "{" || $0 == "}" }), !text.contains(where: \.isNewline)
    else {
      problems.append(
        Diagnostic(
          .error, at: entry.value.location,
          "'\(entry.key)' holds braces or more than one line",
          cure: "write plain text on one line"))
      return
    }
    texts[entry.key] = text
  }

  /// The keys that English does not have.
  func unknownKeys(beside english: [String: String]) -> [Diagnostic] {
    places.filter { english[$0.key] == nil }.map { key, place in
      Diagnostic(
        .error, at: place, "no template asks for the text '\(key.shortened(to: 40))'",
        cure: Suggestion.didYouMean(key, among: english.keys.sorted()) ?? "delete the line")
    }
  }

  /// A warning that names the keys which are missing here; nil when none is.
  func missing(of english: [String: String]) -> Diagnostic? {
    let keys = english.keys.filter { texts[$0] == nil }.sorted()
    guard !keys.isEmpty else { return nil }
    return Diagnostic(
      .warning, at: SourceLocation(file: name, line: 1, column: 1),
      "these texts are missing and stay English: \(keys.joined(separator: ", "))")
  }
}
