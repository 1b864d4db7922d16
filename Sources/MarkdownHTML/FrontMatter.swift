/// The YAML block between two lines of `---` at the head of a record.
///
/// It is read for display only, so what a reader sees as a field is one, and nothing is an error.
enum FrontMatter {
  /// The fields of the front matter of `text`, and the Markdown after it.
  ///
  /// A text has front matter when its first line is `---`, the next line that says something is a
  /// key or a comment, and a line of `---` or `...` closes it; otherwise `---` is a rule.
  static func split(_ text: String) -> (fields: [HTMLFragment.Field], body: Substring) {
    var rest = text[...]
    if rest.unicodeScalars.first == "\u{FEFF}" { rest.unicodeScalars.removeFirst() }
    let start = rest
    guard rest.utf8.starts(with: "---".utf8), let opening = takeLine(&rest),
      trimmed(opening) == "---"
    else { return ([], start) }
    var lines: [Substring] = []
    while let line = takeLine(&rest) {
      if line.hasPrefix("---") || line.hasPrefix("..."), trimmed(line).utf8.count == 3 {
        return (fields(of: lines), rest)
      }
      if lines.isEmpty, !trimmed(line).isEmpty, !line.hasPrefix("#"), keyAndValue(line) == nil {
        return ([], start)
      }
      if !trimmed(line).isEmpty { lines.append(line) }
    }
    return ([], start)
  }

  private static func fields(of lines: [Substring]) -> [HTMLFragment.Field] {
    var fields: [(name: String, values: [String])] = []
    for line in lines where !trimmed(line).hasPrefix("#") {
      if let (key, value) = keyAndValue(line) {
        fields.append((String(key), elements(value)))
      } else if let last = fields.indices.last {
        let item = trimmed(line)
        fields[last].values += item.hasPrefix("- ") ? [scalar(item.dropFirst(2))] : [String(item)]
      }
    }
    return fields.map { .init(name: $0.name, value: $0.values.joined(separator: ", ")) }
  }

  /// The key and the value of a line such as `status: accepted` that is not indented.
  private static func keyAndValue(_ line: Substring) -> (key: Substring, value: Substring)? {
    guard let first = line.unicodeScalars.first, first.properties.isAlphabetic || first == "_",
      let colon = line.firstIndex(of: ":")
    else { return nil }
    let value = line[line.index(after: colon)...]
    guard value.isEmpty || value.first?.isWhitespace == true else { return nil }
    return (trimmed(line[..<colon]), trimmed(value))
  }

  private static func elements(_ value: Substring) -> [String] {
    if value.isEmpty || value == "|" || value == ">" { return [] }
    guard value.hasPrefix("["), value.hasSuffix("]") else { return [scalar(value)] }
    return value.dropFirst().dropLast().split(separator: ",").map(scalar)
  }

  /// A plain or quoted value without its quotes and without a comment after it.
  private static func scalar(_ text: Substring) -> String {
    let text = trimmed(text)
    if let quote = text.first, quote == "\"" || quote == "'",
      let end = text.dropFirst().firstIndex(of: quote)
    {
      return String(text[text.index(after: text.startIndex)..<end])
    }
    var previous: Character = " "
    for index in text.indices {
      if text[index] == "#", previous.isWhitespace { return String(trimmed(text[..<index])) }
      previous = text[index]
    }
    return String(text)
  }

  /// Takes the next line off `rest`, without its line end; nil at the end of the text.
  private static func takeLine(_ rest: inout Substring) -> Substring? {
    guard !rest.isEmpty else { return nil }
    guard let end = rest.firstIndex(where: \.isNewline) else {
      defer { rest = rest[rest.endIndex...] }
      return rest
    }
    defer { rest = rest[rest.index(after: end)...] }
    return rest[..<end]
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
