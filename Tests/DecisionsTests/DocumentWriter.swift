import TestSupport

@testable import Decisions

/// Writes random documents that are valid by the schema, in flow style.
struct DocumentWriter {
  var random: SplitMix64

  init(random: SplitMix64) { self.random = random }

  /// A mapping with the required keys and some of the others.
  mutating func mapping(_ fields: [SchemaField]) -> String {
    var entries: [String] = []
    for field in fields.shuffled(using: &random) {
      guard field.isRequired || Bool.random(using: &random) else { continue }
      entries.append("\"\(field.key)\": \(value(field.value))")
    }
    return "{\(entries.joined(separator: ", "))}"
  }

  private mutating func value(_ schema: ValueSchema) -> String {
    switch schema {
    case .scalar(let format): scalar(format)
    case .list(let element, let minimum, let unique):
      list(element, atLeast: minimum, unique: unique)
    case .oneOrMore(let format):
      Bool.random(using: &random)
        ? scalar(format) : list(.scalar(format), atLeast: 1, unique: false)
    case .wordLists(let lists):
      "[\((lists.randomElement(using: &random) ?? []).joined(separator: ", "))]"
    case .mapping(let fields): mapping(fields)
    case .table(_, let values):
      "{n1: \(value(values)), \"n 2\": \(value(values)), 'n.3': \(value(values))}"
    case .scalarOrMapping(let format, let fields):
      Bool.random(using: &random) ? scalar(format) : mapping(fields)
    }
  }

  private mutating func list(_ element: ValueSchema, atLeast minimum: Int, unique: Bool) -> String {
    var values: [String] = []
    for _ in 0..<Int.random(in: max(1, minimum)...4, using: &random) {
      let value = value(element)
      if !unique || !values.contains(value) { values.append(value) }
    }
    return "[\(values.joined(separator: ", "))]"
  }

  private mutating func scalar(_ format: ScalarFormat) -> String {
    switch format {
    case .line(let maximum):
      text(from: "abcdefghijklmnopqrstuvwxyz0123456789 é漢👍:#-&*", upTo: min(maximum, 40))
    case .prose: text(from: "abc \u{9}é漢:#-&*|>", upTo: 60)
    case .word(let words): words.randomElement(using: &random) ?? ""
    case .integer(let range, _): "\(Int.random(in: range, using: &random))"
    case .integerOrPercentage(let range, _):
      Bool.random(using: &random) ? "\(Int.random(in: range, using: &random))" : percentage
    case .percentage: percentage
    case .date:
      CalendarDate(secondsSince1970: Int.random(in: 0...4_000_000_000, using: &random))?.description
        ?? ""
    case .version:
      "\"1.\(Int.random(in: 0...99, using: &random))"
        + (Bool.random(using: &random) ? ".\(Int.random(in: 0...999, using: &random))\"" : "\"")
    case .weight:
      "\(Int.random(in: 0...999, using: &random)).\(Int.random(in: 0...999, using: &random))"
    case .vmSize: "Standard_D\(Int.random(in: 1...96, using: &random))ds_v5"
    case .ipv4Prefix: ipv4Prefix
    case .ipPrefix: Bool.random(using: &random) ? ipv4Prefix : "\"fd00:\(hexadecimal)::/64\""
    }
  }

  private var percentage: String {
    mutating get {
      let whole = Int.random(in: 0...999, using: &random)
      return Bool.random(using: &random)
        ? "\(whole)%" : "\(whole).\(Int.random(in: 0...99, using: &random))%"
    }
  }

  private var ipv4Prefix: String {
    mutating get {
      let octets = (0..<3).map { _ in "\(Int.random(in: 0...255, using: &random))" }
      return octets.joined(separator: ".") + ".0/24"
    }
  }

  private var hexadecimal: String {
    mutating get { String(Int.random(in: 1...0xFFFF, using: &random), radix: 16) }
  }

  /// Quoted text that is not blank.
  private mutating func text(from letters: String, upTo count: Int) -> String {
    let letters = Array(letters)
    let text = (0..<Int.random(in: 0..<count, using: &random)).map { _ in
      letters.randomElement(using: &random) ?? "x"
    }
    return "\"x\(String(text))\""
  }
}
