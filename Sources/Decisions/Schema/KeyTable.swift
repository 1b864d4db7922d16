/// The keys of one mapping of the decision file in words, for its documentation.
public struct KeyTable: Sendable, Hashable {
  /// The keys that lead to the mapping, such as `cluster.nodePools`; empty for the file itself.
  public let path: String
  /// The keys, in the order of the schema.
  public let keys: [Key]

  /// One key.
  public struct Key: Sendable, Hashable {
    /// The key.
    public let name: String
    /// Whether a file without it is in error.
    public let isRequired: Bool
    /// What kind of value it takes.
    public let type: String
    /// What such a value must be like; nil where the type says it all.
    public let allowed: String?
    /// The value that a file without the key has, as YAML; nil where it has none.
    public let defaultValue: String?
    /// A value as an author might write it, as YAML; nil where the default serves as one.
    public let example: String?
    /// What the key means, in sentences.
    public let meaning: String
    /// The path of the table of its own keys; nil where it has none.
    public let table: String?
  }
}

extension DecisionSchema {
  /// A table for the file and for each mapping in it, each before those inside it.
  public var keyTables: [KeyTable] { Self.tables(fields, path: "") }

  private static func tables(_ fields: [SchemaField], path: String) -> [KeyTable] {
    let place = { (field: SchemaField) in path.isEmpty ? field.key : "\(path).\(field.key)" }
    let table = KeyTable(
      path: path,
      keys: fields.map { field in
        let words = field.value.words
        return KeyTable.Key(
          name: field.key, isRequired: field.isRequired, type: words.type, allowed: words.allowed,
          defaultValue: field.defaultValue?.yaml, example: field.example?.yaml,
          meaning: field.description, table: field.value.keys == nil ? nil : place(field))
      })
    return [table]
      + fields.flatMap { field in field.value.keys.map { tables($0, path: place(field)) } ?? [] }
  }
}

extension ValueSchema {
  /// The fixed keys of the value, or of each element of a list.
  private var keysOfMapping: [SchemaField]? {
    switch self {
    case .mapping(let fields), .scalarOrMapping(_, let fields): fields
    default: nil
    }
  }

  fileprivate var keys: [SchemaField]? {
    if case .list(let element, _, _) = self { return element.keysOfMapping }
    return keysOfMapping
  }
}

extension JSONValue {
  /// The value as YAML on one line.
  fileprivate var yaml: String {
    switch self {
    case .string(let text): Self.needsQuotes(text) ? "\"\(text)\"" : text
    case .integer(let number): "\(number)"
    case .boolean(let truth): "\(truth)"
    case .null: "null"
    case .array(let elements): "[" + elements.map(\.yaml).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { "\($0.key): \($0.value.yaml)" }.joined(separator: ", ") + "}"
    }
  }

  /// Whether a text without quotes would be a number, as a version would.
  private static func needsQuotes(_ text: String) -> Bool { Double(text) != nil }
}
