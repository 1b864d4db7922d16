/// What a value of the decision file may be.
///
/// One tree of these describes the whole file: the reader walks it to check a file's structure,
/// and `netadr schema` prints it as JSON Schema.
indirect enum ValueSchema: Sendable {
  /// One value.
  case scalar(ScalarFormat)
  /// A list; `unique` where no value may come twice.
  case list(of: ValueSchema, minimum: Int, unique: Bool)
  /// One value or a list of such values.
  case oneOrMore(ScalarFormat)
  /// One of a few lists, word for word.
  case wordLists([[String]])
  /// A mapping with fixed keys.
  case mapping([SchemaField])
  /// A mapping from names that the author chooses.
  case table(name: ScalarFormat, values: ValueSchema)
  /// One value, or a mapping with fixed keys.
  case scalarOrMapping(ScalarFormat, [SchemaField])
}

/// One key of a mapping in the decision file.
struct SchemaField: Sendable {
  /// The key.
  let key: String
  /// Whether a file without it is in error.
  var isRequired = false
  /// What the value may be.
  let value: ValueSchema
  /// What the key means, in a sentence.
  let description: String
  /// The value that a file without the key has.
  var defaultValue: JSONValue?
  /// A value as an author might write it.
  var example: JSONValue?

  init(
    _ key: String, _ value: ValueSchema, required: Bool = false,
    default defaultValue: JSONValue? = nil,
    example: JSONValue? = nil, _ description: String
  ) {
    self.key = key
    self.value = value
    self.isRequired = required
    self.defaultValue = defaultValue
    self.example = example
    self.description = description
  }
}

/// The form of a single value.
enum ScalarFormat: Sendable, Hashable {
  /// Text on one line, 1 to so many characters.
  case line(maximum: Int)
  /// Text of any length.
  case prose
  /// One of the words.
  case word([String])
  /// A whole number of a range, with the words around the range in a message.
  case integer(ClosedRange<Int>, meaning: RangeMeaning)
  /// A whole number of a range or a percentage.
  case integerOrPercentage(ClosedRange<Int>, meaning: RangeMeaning)
  /// A percentage of 0 to 1,000 with at most two decimals.
  case percentage
  /// A day as `YYYY-MM-DD`.
  case date
  /// A Kubernetes version as `1.33` or `1.33.2`.
  case version
  /// A number of 0 to 1,000 with at most three decimals.
  case weight
  /// The name of a VM size.
  case vmSize
  /// An IPv4 prefix.
  case ipv4Prefix
  /// A prefix of either family.
  case ipPrefix
}

/// What a range of numbers means: the words before and after it.
struct RangeMeaning: Sendable, Hashable {
  /// Such as "a node takes".
  let before: String
  /// Such as "pods".
  let after: String

  init(_ before: String, _ after: String = "") {
    self.before = before
    self.after = after
  }

  /// "a node takes 10 to 250 pods".
  func sentence(_ range: ClosedRange<Int>) -> String {
    "\(before) \(range.lowerBound) to \(range.upperBound)" + (after.isEmpty ? "" : " \(after)")
  }
}
