internal import Diagnostics
internal import Knowledge
internal import LocatedYAML

/// One file of words: its texts by key, and what is wrong with it.
struct TemplateStringsFile {
  /// What the keys of figures' words begin with; in the file they stand below this key.
  static let figures = "figures."

  /// The name that messages use.
  let name: String
  private(set) var texts: [String: String] = [:]
  private(set) var problems: [Diagnostic] = []
  private var entries: [(key: String, place: SourceLocation, textPlace: SourceLocation)] = []

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
    for entry in value.entries {
      if entry.key + "." == Self.figures {
        addFigures(entry.value)
      } else {
        add(entry, as: entry.key)
      }
    }
  }

  private mutating func addFigures(_ value: YAMLValue) {
    guard case .mapping(let words) = value.content else {
      problems.append(
        Diagnostic(
          .error, at: value.location, "'figures' holds no keys",
          cure: "write a key and a text on each line below it"))
      return
    }
    for word in words { add(word, as: Self.figures + word.key) }
  }

  private mutating func add(_ entry: YAMLValue.Entry, as key: String) {
    entries.append((key, entry.keyLocation, entry.value.location))
    guard let text = entry.value.text, !text.isEmpty else {
      problems.append(
        Diagnostic(
          .error, at: entry.value.location, "'\(key.shortened(to: 40))' has no text",
          cure: "write a text, or leave the key out to keep the English one"))
      return
    }
    let isFilled = key.hasPrefix(Self.figures)
    guard isFilled ? Self.isWellFormed(text) : !text.contains(where: { $0 == "{" || $0 == "}" }),
      !text.contains(where: \.isNewline)
    else {
      let braces = isFilled ? "an odd brace" : "braces"
      problems.append(
        Diagnostic(
          .error, at: entry.value.location,
          "'\(key.shortened(to: 40))' holds \(braces) or more than one line",
          cure: "write plain text on one line"))
      return
    }
    texts[key] = text
  }

  /// Whether every opening brace is closed before the next one.
  private static func isWellFormed(_ text: String) -> Bool {
    var isOpen = false
    for byte in text.utf8 where byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") {
      if isOpen == (byte == UInt8(ascii: "{")) { return false }
      isOpen.toggle()
    }
    return !isOpen
  }

  /// The keys that English does not have, and the placeholders that its texts do not have.
  func complaints(beside english: [String: String]) -> [Diagnostic] {
    entries.flatMap { key, place, textPlace -> [Diagnostic] in
      guard let original = english[key] else { return [unknown(key, at: place, english)] }
      guard key.hasPrefix(Self.figures) else { return [] }
      let known = Placeholders.names(in: original)
      return Placeholders.names(in: texts[key] ?? "").filter { !known.contains($0) }.map { name in
        Diagnostic(
          .error, at: textPlace, "'\(key)' has no value '\(name.shortened(to: 40))'",
          cure: Suggestion.didYouMean(name, among: known)
            ?? (known.isEmpty ? "it has none" : "it has \(known.joined(separator: ", "))"))
      }
    }
  }

  private func unknown(
    _ key: String, at place: SourceLocation, _ english: [String: String]
  ) -> Diagnostic {
    let asker = key.hasPrefix(Self.figures) ? "figure" : "template"
    return Diagnostic(
      .error, at: place, "no \(asker) asks for the text '\(key.shortened(to: 40))'",
      cure: Suggestion.didYouMean(key, among: english.keys.sorted()) ?? "delete the line")
  }

  /// A warning that names the keys which are missing here; nil when none is, or when the file cannot
  /// be read.
  func missing(of english: [String: String]) -> Diagnostic? {
    let keys = english.keys.filter { texts[$0] == nil }.sorted()
    guard problems.isEmpty, !keys.isEmpty else { return nil }
    return Diagnostic(
      .warning, at: SourceLocation(file: name, line: 1, column: 1),
      "these texts are missing and stay English: \(keys.joined(separator: ", "))")
  }
}
