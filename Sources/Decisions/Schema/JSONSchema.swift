extension DecisionSchema {
  /// The decision file's JSON Schema (draft 2020-12) as JSON text.
  ///
  /// It is printed from the tree that the reader checks files against. What is structure is in it; what
  /// values say about each other (overlaps, unique names) only the reader knows. The text depends on
  /// the limits alone.
  public func jsonSchema() -> String {
    JSONValue.members([
      ("$schema", "https://json-schema.org/draft/2020-12/schema"),
      ("$id", "netadr.schema.json"),
      ("title", "netadr decision file"),
      (
        "description",
        "The decision about the network model of an Azure Kubernetes Service (AKS) cluster."
      ),
    ])
    .adding(Self.object(fields))
    .adding(
      .members([
        (
          "$defs",
          .members([
            ("ipv4Prefix", ScalarFormat.ipv4Prefix.jsonSchema),
            ("ipPrefix", ScalarFormat.ipPrefix.jsonSchema),
          ])
        )
      ])
    ).text
  }

  static func object(_ fields: [SchemaField]) -> JSONValue {
    let required = fields.filter(\.isRequired).map(\.key)
    return .members([
      ("type", "object"),
      ("additionalProperties", false),
      ("required", required.isEmpty ? nil : .strings(required)),
      ("properties", .members(fields.map { ($0.key, $0.jsonSchema) })),
    ])
  }
}

extension SchemaField {
  fileprivate var jsonSchema: JSONValue {
    var schema = value.jsonSchema
    if !isRequired { schema = schema.allowingNull(for: value) }
    return JSONValue.members([("description", .string(description))])
      .adding(schema)
      .adding(
        .members([("default", defaultValue), ("examples", example.map { .array([$0]) })]))
  }
}

extension ValueSchema {
  fileprivate var jsonSchema: JSONValue {
    switch self {
    case .scalar(let format): return format.reference
    case .list(let element, let minimum, let unique):
      return .members([
        ("type", "array"), ("minItems", .integer(minimum)), ("uniqueItems", unique ? true : nil),
        ("items", element.jsonSchema),
      ])
    case .oneOrMore(let format):
      let list = JSONValue.members([
        ("type", "array"), ("minItems", 1), ("items", format.reference),
      ])
      return .members([("anyOf", .array([format.reference, list]))])
    case .wordLists(let lists):
      return .members([("enum", .array(lists.map { .strings($0) }))])
    case .mapping(let fields): return DecisionSchema.object(fields)
    case .table(let name, let values):
      return .members([
        ("type", "object"), ("propertyNames", name.jsonSchema),
        ("additionalProperties", values.jsonSchema),
      ])
    case .scalarOrMapping(let format, let fields):
      return .members([("anyOf", .array([format.reference, DecisionSchema.object(fields)]))])
    }
  }
}

extension JSONValue {
  /// An object with the members of another after its own.
  fileprivate func adding(_ other: JSONValue) -> JSONValue {
    guard case .object(let members) = self, case .object(let more) = other else { return self }
    return .object(members + more)
  }

  /// The schema of an optional mapping, which may be left empty in YAML.
  fileprivate func allowingNull(for schema: ValueSchema) -> JSONValue {
    switch schema {
    case .mapping, .table:
      guard case .object(let members) = self else { return self }
      return .object(
        members.map { $0.key == "type" ? Member(key: "type", value: ["object", "null"]) : $0 })
    default: return self
    }
  }
}

extension ScalarFormat {
  /// The schema, or a reference to it where it is long and comes often.
  fileprivate var reference: JSONValue {
    switch self {
    case .ipv4Prefix: .members([("$ref", "#/$defs/ipv4Prefix")])
    case .ipPrefix: .members([("$ref", "#/$defs/ipPrefix")])
    default: jsonSchema
    }
  }

  fileprivate var jsonSchema: JSONValue {
    switch self {
    case .line(let maximum):
      Self.text(
        pattern: "^(?=.*\\S)[^\\u0000-\\u001F\\u007F-\\u009F\\u2028-\\u202E\\u2066-\\u2069]+$",
        maximum: maximum)
    case .prose:
      Self.text(
        pattern: "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F]*$"
      )
    case .word(let words): .members([("enum", .strings(words))])
    case .integer(let range, _): Self.integer(range)
    case .integerOrPercentage(let range, _):
      .members([("anyOf", .array([Self.integer(range), Self.percentage.jsonSchema]))])
    case .percentage:
      Self.text(pattern: "^(1000(\\.0{1,2})?|(0|[1-9][0-9]{0,2})(\\.[0-9]{1,2})?)%$")
    case .date:
      .members([
        ("type", "string"), ("format", "date"),
        ("pattern", "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"),
      ])
    case .version: Self.text(pattern: "^[1-9]\\.(0|[1-9][0-9]?)(\\.(0|[1-9][0-9]{0,2}))?$")
    case .weight: .members([("type", "number"), ("minimum", 0), ("maximum", 1_000)])
    case .vmSize: Self.text(pattern: "^[A-Za-z0-9_]{1,80}$")
    case .ipv4Prefix: Self.text(pattern: "^\(Self.ipv4)/\(Self.ipv4Length)$")
    case .ipPrefix:
      Self.text(
        pattern: "^(\(Self.ipv4)/\(Self.ipv4Length)"
          + "|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*/(12[0-8]|1[01][0-9]|[1-9]?[0-9]))$")
    }
  }

  private static let octet = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
  private static let ipv4 = "(\(octet)\\.){3}\(octet)"
  private static let ipv4Length = "(3[0-2]|[12]?[0-9])"

  private static func text(pattern: String, maximum: Int? = nil) -> JSONValue {
    .members([
      ("type", "string"), ("maxLength", maximum.map { .integer($0) }),
      ("pattern", .string(pattern)),
    ])
  }

  private static func integer(_ range: ClosedRange<Int>) -> JSONValue {
    .members([
      ("type", "integer"), ("minimum", .integer(range.lowerBound)),
      ("maximum", .integer(range.upperBound)),
    ])
  }
}
