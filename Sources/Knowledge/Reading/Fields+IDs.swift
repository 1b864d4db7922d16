internal import Decisions
internal import Diagnostics
internal import LocatedYAML

extension Fields {
  /// The case of an enumeration that a value names; nil, with an error, when there is none.
  func id<ID: RawRepresentable & CaseIterable>(_ value: YAMLValue, _ key: String) -> ID?
  where ID.RawValue == String {
    id(value, key, of: ID.allCases.map { ($0.rawValue, $0) })
  }

  /// The same for a key that must be there.
  func requiredID<ID: RawRepresentable & CaseIterable>(_ key: String) -> ID?
  where ID.RawValue == String {
    required(key).flatMap { id($0, key) }
  }

  /// The cases that a list names; empty where the key is absent.
  func ids<ID: RawRepresentable & CaseIterable>(_ key: String) -> [ID]
  where ID.RawValue == String {
    ids(key, of: ID.allCases.map { ($0.rawValue, $0) })
  }

  /// The things that a list names by their ids; empty where the key is absent.
  func ids<Thing>(_ key: String, of known: [(id: String, thing: Thing)]) -> [Thing] {
    optional(key) == nil ? [] : list(key).compactMap { id($0, key, of: known) }
  }

  private func id<Thing>(
    _ value: YAMLValue, _ key: String, of known: [(id: String, thing: Thing)]
  ) -> Thing? {
    let text = text(of: value, key)
    if let found = known.first(where: { $0.id == text }) { return found.thing }
    if !text.isEmpty {
      context.error(
        value.location, "'\(text)' in '\(key)' of \(name) is not known",
        cure: Suggestion.didYouMean(text, among: known.map(\.id))
          ?? "use one of \(known.map(\.id).joined(separator: ", "))")
    }
    return nil
  }

  /// An id that must be there, noted as a reference.
  func reference(_ key: String, to kind: ReadingContext.Kind) -> String? {
    guard let value = required(key) else { return nil }
    let id = text(of: value, key)
    if !id.isEmpty { context.refer(kind, to: id, at: value.location) }
    return id
  }

  /// A whole number within `range` that must be there.
  func integer(_ key: String, in range: ClosedRange<Int>) -> Int {
    required(key).map { integer(of: $0, key, in: range) } ?? range.lowerBound
  }

  /// The same for a value; the lowest of the range, with an error, when it is none.
  func integer(of value: YAMLValue, _ key: String, in range: ClosedRange<Int>) -> Int {
    if let number = value.text.flatMap({ Int($0) }), range.contains(number) { return number }
    context.error(
      value.location, "'\(key)' of \(name) is not usable",
      cure: "make it a whole number from \(range.lowerBound) to \(range.upperBound)")
    return range.lowerBound
  }
}
