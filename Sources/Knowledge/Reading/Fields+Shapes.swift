internal import Decisions
internal import Diagnostics
internal import LocatedYAML

extension Fields {
  /// The entry's own id, declared; the entry without one is an error.
  ///
  /// - Returns: The id and a way to name the entry in diagnostics from now on.
  static func entry(
    _ value: YAMLValue, _ kind: ReadingContext.Kind, keys: [String], _ context: ReadingContext
  ) -> (id: String, fields: Fields)? {
    let written = value["id"]?.text ?? ""
    let name = written.isEmpty ? "the \(kind.rawValue)" : "\(kind.rawValue) '\(written)'"
    guard let fields = Fields(value, name, keys: keys, context) else { return nil }
    guard let idValue = fields.required("id") else { return nil }
    let id = fields.text(of: idValue, "id")
    guard !id.isEmpty else { return nil }
    if !isIdentifier(id) {
      context.error(
        idValue.location, "'\(id)' is not an id", cure: "use a-z, 0-9 and single hyphens")
    }
    context.declare(kind, id, at: idValue.location)
    return (id, fields)
  }

  /// A value for every option: keys are option ids, all five must be there.
  func perOption<Value>(
    _ key: String, _ read: (NetworkModel, YAMLValue) -> Value?
  ) -> PerOption<Value>? {
    guard let value = required(key) else { return nil }
    let ids = NetworkModel.allCases.map(\.id)
    guard let table = Fields(value, "'\(key)' of \(name)", keys: ids, context) else { return nil }
    var values: [NetworkModel: Value] = [:]
    for model in NetworkModel.allCases {
      guard let value = table.optional(model.id) else {
        context.error(
          value.location, "'\(key)' of \(name) has no option '\(model.id)'", cure: "add the option")
        continue
      }
      values[model] = read(model, value)
    }
    return PerOption(complete: values)
  }

  /// One reference of the research notes, or a list of them; absent only where `isOptional`.
  func noteReferences(isOptional: Bool = false) -> [String] {
    guard let value = isOptional ? optional("reference") : required("reference") else { return [] }
    let values = value.elements.isEmpty ? [value] : value.elements
    return values.map { element in
      let reference = text(of: element, "reference")
      if !reference.isEmpty, !Self.isNoteReference(reference) {
        context.error(
          element.location, "'\(reference)' is not a reference", cure: "write it as F1, X4 or 1.3")
      }
      return reference
    }
  }

  /// Lower-case ASCII letters and digits in words joined by single hyphens.
  static func isIdentifier(_ text: String) -> Bool {
    text.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { word in
      !word.isEmpty && word.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
    }
  }

  /// A capital letter and a number (`F1`, `M3a`), or a section (`1.3`).
  static func isNoteReference(_ text: String) -> Bool {
    let isDigit: (Character) -> Bool = { $0.isASCII && $0.isNumber }
    guard let first = text.first else { return false }
    if "CFMRSX".contains(first) {
      let rest = text.dropFirst()
      let digits = rest.prefix(while: isDigit)
      return !digits.isEmpty && ["", "a", "b"].contains(String(rest.dropFirst(digits.count)))
    }
    let numbers = text.split(separator: ".", omittingEmptySubsequences: false)
    return numbers.count == 2 && numbers.allSatisfy { !$0.isEmpty && $0.allSatisfy(isDigit) }
  }
}
