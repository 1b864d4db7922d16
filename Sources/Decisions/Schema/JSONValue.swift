/// A JSON value whose keys keep their order, so that the same value is always the same text.
indirect enum JSONValue: Sendable, Hashable, ExpressibleByStringLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral
{
  /// A key with its value.
  struct Member: Sendable, Hashable {
    let key: String
    let value: JSONValue
  }

  case string(String)
  case integer(Int)
  case boolean(Bool)
  case null
  case array([JSONValue])
  case object([Member])

  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int) { self = .integer(value) }
  init(booleanLiteral value: Bool) { self = .boolean(value) }
  init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  /// An object from its members, in their order; members without a value are left out.
  static func members(_ members: [(String, JSONValue?)]) -> JSONValue {
    .object(members.compactMap { key, value in value.map { Member(key: key, value: $0) } })
  }

  /// An array of words.
  static func strings(_ words: [String]) -> JSONValue { .array(words.map { .string($0) }) }

  /// The JSON text, indented by two spaces, with a line break at its end.
  var text: String {
    var text = ""
    write(to: &text, indent: "")
    return text + "\n"
  }

  private func write(to text: inout String, indent: String) {
    let inner = indent + "  "
    switch self {
    case .string(let string): text += Self.quoted(string)
    case .integer(let integer): text += "\(integer)"
    case .boolean(let boolean): text += boolean ? "true" : "false"
    case .null: text += "null"
    case .array(let elements):
      if elements.allSatisfy(\.isAtom) {
        text += "["
        for (index, element) in elements.enumerated() {
          text += index == 0 ? "" : ", "
          element.write(to: &text, indent: inner)
        }
        text += "]"
      } else {
        for (index, element) in elements.enumerated() {
          text += (index == 0 ? "[\n" : ",\n") + inner
          element.write(to: &text, indent: inner)
        }
        text += "\n\(indent)]"
      }
    case .object(let members):
      for (index, member) in members.enumerated() {
        text += (index == 0 ? "{\n" : ",\n") + inner + Self.quoted(member.key) + ": "
        member.value.write(to: &text, indent: inner)
      }
      text += members.isEmpty ? "{}" : "\n\(indent)}"
    }
  }

  private var isAtom: Bool {
    switch self {
    case .array(let elements): elements.isEmpty
    case .object: false
    default: true
    }
  }

  private static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "\""
  }
}
