internal import Diagnostics
internal import LocatedYAML

/// Walks a file's values along the schema and reports what does not match.
struct SchemaChecker {
  private(set) var diagnostics: [Diagnostic] = []
  private var suggestionsLeft = 100

  /// A value in view: its names in messages.
  private struct Subject {
    /// How a message names the value: `maxPods`, `an entry of options`.
    let name: String
    /// How a message names the mapping that the value is: `'cluster'`, `an entry of 'nodePools'`;
    /// nil for the whole file.
    let container: String?
    /// The place of the key, which is blamed when there is no value.
    let keyLocation: SourceLocation
    var isRequired = false
  }

  /// Checks the whole file.
  mutating func check(_ root: YAMLValue, against fields: [SchemaField]) {
    guard case .mapping = root.content else {
      report(
        at: root.location, "the file is \(Self.kind(of: root)), but must be a mapping",
        cure: "begin with 'title: …'")
      return
    }
    let subject = Subject(name: "", container: nil, keyLocation: root.location)
    checkMapping(root, fields, subject)
  }

  private mutating func check(_ value: YAMLValue, _ schema: ValueSchema, _ subject: Subject) {
    if value.isNull {
      if schema.isCollection, !subject.isRequired { return }
      report(
        at: subject.keyLocation, "\(subject.name) has no value",
        cure: subject.isRequired ? "give it one" : "give it one, or remove the key")
      return
    }
    switch (schema, value.content) {
    case (.scalar(let format), .scalar), (.oneOrMore(let format), .scalar),
      (.scalarOrMapping(let format, _), .scalar):
      checkScalar(value, format, subject)
    case (.oneOrMore(let format), .sequence(let elements)):
      checkList(elements, .scalar(format), subject, value, minimum: 1, unique: false)
    case (.list(let element, let minimum, let unique), .sequence(let elements)):
      checkList(elements, element, subject, value, minimum: minimum, unique: unique)
    case (.wordLists(let lists), .sequence(let elements)):
      guard !lists.contains(value.texts) || value.texts.count != elements.count else { return }
      let allowed = lists.map { "[\($0.joined(separator: ", "))]" }
      report(
        at: value.location,
        "\(subject.name) must be \(ScalarFormat.alternatives(allowed))", cure: nil)
    case (.mapping(let fields), .mapping), (.scalarOrMapping(_, let fields), .mapping):
      checkMapping(value, fields, subject)
    case (.table(let name, let values), .mapping(let entries)):
      for entry in entries {
        checkName(entry, name, subject)
        check(
          entry.value, values,
          Subject(
            name: entry.key.shortened(to: 60), container: nil,
            keyLocation: entry.keyLocation,
            isRequired: true))
      }
    default:
      report(
        at: value.location,
        "\(subject.name) is \(Self.kind(of: value)), but must be \(schema.kind)",
        cure: Self.cure(for: value, schema))
    }
  }

  private mutating func checkMapping(
    _ value: YAMLValue, _ fields: [SchemaField], _ subject: Subject
  ) {
    let place = subject.container.map { " in \($0)" } ?? ""
    var found: Set<String> = []
    for entry in value.entries {
      guard let field = fields.first(where: { $0.key == entry.key }) else {
        if let meant = reportUnknownKey(entry, among: fields, place) { found.insert(meant) }
        continue
      }
      found.insert(field.key)
      check(
        entry.value, field.value,
        Subject(
          name: field.key, container: "'\(field.key)'",
          keyLocation: entry.keyLocation, isRequired: field.isRequired))
    }
    for field in fields where field.isRequired && !found.contains(field.key) {
      report(
        at: value.location, "required key '\(field.key)' is missing\(place)",
        cure: field.example.flatMap(\.inline).map { "add '\(field.key): \($0)'" }
          ?? "add '\(field.key):' with the keys that belong to it")
    }
  }

  /// Reports a key that the schema does not know.
  ///
  /// - Returns: The key that was probably meant, so that it is not said to be missing too.
  private mutating func reportUnknownKey(
    _ entry: YAMLValue.Entry, among fields: [SchemaField], _ place: String
  ) -> String? {
    let summary = "unknown key '\(entry.key.shortened(to: 60))'\(place)"
    // A file that is wrong a hundred times is no decision file, and suggestions take time.
    guard suggestionsLeft > 0 else {
      report(at: entry.keyLocation, summary, cure: nil)
      return nil
    }
    suggestionsLeft -= 1
    let keys = fields.map(\.key)
    let meant = Suggestion.nearest(to: entry.key, among: keys)
    report(
      at: entry.keyLocation, summary,
      cure: meant.map { "did you mean '\($0)'?" } ?? "allowed are \(keys.joined(separator: ", "))")
    return meant
  }

  private mutating func checkList(
    _ elements: [YAMLValue], _ schema: ValueSchema, _ subject: Subject, _ value: YAMLValue,
    minimum: Int, unique: Bool
  ) {
    if elements.count < minimum {
      report(
        at: value.location, "\(subject.name) is an empty list, but needs at least one entry",
        cure: nil)
    }
    var places: [String: SourceLocation] = [:]
    for element in elements {
      check(
        element, schema,
        Subject(
          name: "an entry of \(subject.name)", container: "an entry of '\(subject.name)'",
          keyLocation: element.location, isRequired: true))
      guard unique, let text = element.text, !element.isNull else { continue }
      if let first = places[text] {
        report(
          at: element.location,
          "\(subject.name) names '\(text.shortened(to: 60))' twice; the first is on line "
            + "\(first.line)", cure: "remove one of them")
      } else {
        places[text] = element.location
      }
    }
  }

  private mutating func checkScalar(_ value: YAMLValue, _ format: ScalarFormat, _ subject: Subject)
  {
    guard case .scalar(let text, let isPlain) = value.content,
      let complaint = format.complaint(about: text, isPlain: isPlain)
    else { return }
    report(at: value.location, subject.name + complaint.predicate, cure: complaint.cure)
  }

  private mutating func checkName(
    _ entry: YAMLValue.Entry, _ format: ScalarFormat, _ subject: Subject
  ) {
    guard let complaint = format.complaint(about: entry.key, isPlain: true) else { return }
    report(
      at: entry.keyLocation, "a name in \(subject.name)\(complaint.predicate)",
      cure: complaint.cure)
  }

  private mutating func report(at place: SourceLocation, _ summary: String, cure: String?) {
    diagnostics.append(Diagnostic(.error, at: place, summary, cure: cure))
  }

  private static func kind(of value: YAMLValue) -> String {
    switch value.content {
    case .scalar: "one value"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }

  private static func cure(for value: YAMLValue, _ schema: ValueSchema) -> String? {
    switch (schema, value.content) {
    case (.list(of: .scalar, _, _), .scalar(let text, _)), (.wordLists, .scalar(let text, _)):
      "write [\(text.shortened(to: 60))]"
    case (.list, _): "begin each entry with '- '"
    case (.table, _), (.mapping, _): "write 'key: value' lines below the key"
    default: nil
    }
  }
}

extension ValueSchema {
  /// Whether an empty value may stand for an empty collection.
  fileprivate var isCollection: Bool {
    switch self {
    case .mapping, .table: true
    default: false
    }
  }

  /// What a value of this schema is, for messages.
  fileprivate var kind: String {
    switch self {
    case .scalar: "one value"
    case .list, .wordLists: "a list"
    case .oneOrMore: "one value or a list"
    case .mapping, .table: "a mapping"
    case .scalarOrMapping(_, let fields):
      "one value or a mapping with \(fields.map(\.key).joined(separator: " and "))"
    }
  }
}

extension JSONValue {
  /// The value as an author writes it on one line of YAML.
  fileprivate var inline: String? {
    switch self {
    case .string(let text): text
    case .integer(let integer): "\(integer)"
    case .array(let elements): "[\(elements.compactMap(\.inline).joined(separator: ", "))]"
    default: nil
    }
  }
}
