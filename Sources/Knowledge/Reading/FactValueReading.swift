internal import Decisions
internal import Diagnostics
internal import LocatedYAML

extension Fields {
  /// The value under a key of a fact or of what it says of an option; nil where there is none.
  func factValue(_ key: String) -> FactValue? {
    optional(key).flatMap { factValue(of: $0, key) }
  }

  /// The further values by their names.
  func factValues() -> [String: FactValue] {
    guard let value = optional("values") else { return [:] }
    guard case .mapping(let entries) = value.content else {
      context.error(value.location, "'values' of \(name) must be a mapping")
      return [:]
    }
    var values: [String: FactValue] = [:]
    for entry in entries { values[entry.key] = factValue(of: entry.value, entry.key) }
    return values
  }

  private func factValue(of value: YAMLValue, _ key: String) -> FactValue? {
    switch value.content {
    case .mapping:
      context.error(
        value.location, "'\(key)' of \(name) must be a number, a text, a date or a list of texts")
      return nil
    case .sequence(let elements):
      return FactValue(
        content: .texts(elements.map { text(of: $0, key) }), location: value.location)
    case .scalar(_, let isPlain):
      let text = text(of: value, key)
      checkPercentage(text, at: value.location)
      return FactValue(
        content: isPlain ? plainContent(text, at: value.location) : .text(text),
        location: value.location)
    }
  }

  /// The numbers that a fact may hold: nothing that is known of networks lies beyond.
  private static let numbers = 0...1_000_000_000_000

  /// What a scalar without quotes means; a number that no fact holds is an error.
  private func plainContent(_ text: String, at location: SourceLocation) -> FactValue.Content {
    if text == "true" || text == "false" { return .truth(text == "true") }
    if let date = CalendarDate(text) { return .date(date) }
    if text.utf8.map({ (48...57).contains($0) ? 48 : $0 }) == Array("0000-00-00".utf8) {
      context.error(
        location, "'\(text)' of \(name) is not a date", cure: "name a day of the calendar")
      return .text(text)
    }
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return .text(text)
    }
    guard digits == "0" || digits.first != "0", let number = Int(text) else {
      context.error(
        location, "'\(text.shortened(to: 40))' of \(name) is not a whole number",
        cure: "leave out leading zeros, or write it in quotes")
      return .integer(0)
    }
    // Facts about prefix lengths hold lengths, and counts that are as small.
    let highest = optional("unit")?.text == "prefix length" ? 128 : Self.numbers.upperBound
    guard (Self.numbers.lowerBound...highest).contains(number) else {
      context.error(
        location, "'\(text)' of \(name) is out of range",
        cure: "make it a whole number from \(Self.numbers.lowerBound) to \(highest)")
      return .integer(0)
    }
    return .integer(number)
  }

  /// Reports a percentage that is no share: one above 100%, or a negative one.
  private func checkPercentage(_ text: String, at location: SourceLocation) {
    guard text.hasSuffix("%") else { return }
    let parts = text.dropLast().split(separator: ".", omittingEmptySubsequences: false)
    let areDigits = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { (48...57).contains($0) }
    }
    let whole = parts.first.flatMap { Int($0) } ?? .max
    let rest = parts.dropFirst().joined()
    guard areDigits, parts.count <= 2,
      whole < 100 || (whole == 100 && rest.allSatisfy { $0 == "0" })
    else {
      context.error(
        location, "'\(text.shortened(to: 40))' of \(name) is no percentage",
        cure: "make it 0% to 100%")
      return
    }
  }
}
