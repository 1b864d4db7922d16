internal import Decisions
internal import Diagnostics
internal import LocatedYAML

/// A mapping while it is read: typed access to its keys, every problem recorded.
struct Fields {
  let context: ReadingContext
  let location: SourceLocation
  /// What the mapping is, as diagnostics name it: `fact 'max-nodes'`.
  let name: String
  /// A handful of entries: looking along them is quicker than hashing.
  private let entries: [YAMLValue.Entry]

  /// The fields of `value`; nil, with an error, when it is no mapping.
  init?(_ value: YAMLValue, _ name: String, keys: [String], _ context: ReadingContext) {
    guard case .mapping(let entries) = value.content else {
      context.error(
        value.location, "\(name) must be a mapping",
        cure: "write it with the keys \(keys.joined(separator: ", "))")
      return nil
    }
    self.context = context
    self.name = name
    location = value.location
    self.entries = entries
    for entry in entries where !keys.contains(entry.key) {
      context.error(
        entry.keyLocation, "'\(entry.key)' is not a key of \(name)",
        cure: context.didYouMean(entry.key, among: keys)
          ?? "use one of \(keys.joined(separator: ", "))")
    }
  }

  /// The value of a key that may be absent.
  func optional(_ key: String) -> YAMLValue? { entries.first { $0.key == key }?.value }

  /// The value of a key that must be there.
  func required(_ key: String) -> YAMLValue? {
    if let value = optional(key) { return value }
    context.error(location, "\(name) has no '\(key)'", cure: "add '\(key)'")
    return nil
  }

  /// A text that must be there; empty, with an error, when it is not.
  func text(_ key: String) -> String { required(key).map { text(of: $0, key) } ?? "" }

  /// A text that may be absent.
  func optionalText(_ key: String) -> String? { optional(key).map { text(of: $0, key) } }

  /// The text of a scalar; an empty one is an error.
  func text(of value: YAMLValue, _ key: String) -> String {
    guard let text = value.text else {
      context.error(value.location, "'\(key)' of \(name) must be a text")
      return ""
    }
    if value.isNull || text.allSatisfy(\.isWhitespace) {
      context.error(value.location, "'\(key)' of \(name) is empty", cure: "write a text")
    } else if text.hasControlCharacter {
      context.error(
        value.location, "'\(key)' of \(name) has a line break or another control character",
        cure: "write it on one line")
    }
    return text
  }

  /// A date that must be there.
  func date(_ key: String) -> CalendarDate? {
    guard let value = required(key) else { return nil }
    if let date = value.text.flatMap({ CalendarDate($0) }) { return date }
    context.error(
      value.location, "'\(key)' of \(name) is not a date", cure: "write it as YYYY-MM-DD")
    return nil
  }

  /// One of the words of an enumeration; `fallback` when it is absent or, with an error, unknown.
  func word<Word: RawRepresentable & CaseIterable>(_ key: String, else fallback: Word) -> Word
  where Word.RawValue == String {
    optional(key).map { word(of: $0, key, else: fallback) } ?? fallback
  }

  /// The same for a value.
  func word<Word: RawRepresentable & CaseIterable>(
    of value: YAMLValue, _ key: String, else fallback: Word
  ) -> Word where Word.RawValue == String {
    if let word = value.text.flatMap(Word.init(rawValue:)) { return word }
    let words = Word.allCases.map(\.rawValue)
    context.error(
      value.location, "'\(key)' of \(name) must be one of \(words.joined(separator: ", "))",
      cure: value.text.flatMap { context.didYouMean($0, among: words) })
    return fallback
  }

  /// `true` or `false`; false when absent.
  func truth(_ key: String) -> Bool {
    guard let value = optional(key) else { return false }
    if value.text != "true", value.text != "false" {
      context.error(value.location, "'\(key)' of \(name) must be true or false")
    }
    return value.text == "true"
  }

  /// The elements of a list that must be there and not be empty.
  func list(_ key: String) -> [YAMLValue] {
    guard let value = required(key) else { return [] }
    guard case .sequence(let elements) = value.content else {
      context.error(value.location, "'\(key)' of \(name) must be a list")
      return []
    }
    if elements.isEmpty {
      context.error(value.location, "'\(key)' of \(name) is empty", cure: "name at least one")
    }
    return elements
  }

  /// The texts of a list that must be there and not be empty.
  func texts(_ key: String) -> [String] { list(key).map { text(of: $0, key) } }

  /// The ids in a list, each noted as a reference; the same id twice is an error.
  func references(_ key: String, to kind: ReadingContext.Kind) -> [String] {
    var seen: Set<String> = []
    return list(key).map { element in
      let id = text(of: element, key)
      if !seen.insert(id).inserted {
        context.error(element.location, "'\(id)' is in '\(key)' of \(name) twice")
      }
      if !id.isEmpty { context.refer(kind, to: id, at: element.location) }
      return id
    }
  }
}

extension String {
  /// Whether a control character (Cc of Unicode) occurs, told from the bytes: a base has thousands
  /// of texts.
  fileprivate var hasControlCharacter: Bool {
    var previous: UInt8 = 0
    for byte in utf8 {
      if byte < 0x20 || byte == 0x7F || (previous == 0xC2 && byte < 0xA0) { return true }
      previous = byte
    }
    return false
  }
}
