extension ModelValue {
  /// The value of the field `name`, or nil when this is no object or has no such field.
  public subscript(name: String) -> ModelValue? {
    guard case .object(let fields) = self else { return nil }
    return fields.first { $0.name == name }?.value
  }

  /// Text, or null when there is none.
  public static func string(orNull text: String?) -> ModelValue {
    text.map { .string($0) } ?? .null
  }

  /// A number, or null when there is none.
  public static func integer(orNull number: Int?) -> ModelValue {
    number.map { .integer($0) } ?? .null
  }

  /// A list of texts.
  public static func strings(_ texts: some Sequence<String>) -> ModelValue {
    .array(texts.map { .string($0) })
  }

  /// The digits of a number of thousandths, without trailing zeros: 1,500 is `1.5`, −20 is `-0.02`.
  static func decimalText(thousandths: Int) -> String {
    let (whole, rest) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1_000)
    let sign = thousandths < 0 ? "-" : ""
    guard rest != 0 else { return sign + String(whole) }
    var digits = String(rest + 1_000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return sign + String(whole) + "." + digits
  }
}

extension ModelValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  /// Plain text.
  public init(stringLiteral text: String) { self = .string(text) }

  /// A whole number.
  public init(integerLiteral number: Int) { self = .integer(number) }

  /// Yes or no.
  public init(booleanLiteral flag: Bool) { self = .bool(flag) }

  /// A list.
  public init(arrayLiteral elements: ModelValue...) { self = .array(elements) }

  /// An object whose fields keep the order in which they are written.
  public init(dictionaryLiteral fields: (String, ModelValue)...) {
    self = .object(fields.map { Field($0.0, $0.1) })
  }

  /// Nothing.
  public init(nilLiteral: ()) { self = .null }
}
