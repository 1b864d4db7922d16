internal import Diagnostics
internal import LocatedYAML

extension MatrixWords {
  /// The words at the head of the matrix, `root` being its whole file.
  init(_ root: Fields) {
    var phrases: [Phrase: String] = [:]
    let keys = Phrase.allCases.map(\.rawValue)
    if let value = root.required("phrases"),
      let fields = Fields(value, "'phrases' of \(root.name)", keys: keys, root.context)
    {
      for phrase in Phrase.allCases { phrases[phrase] = fields.phrase(phrase) }
    }
    self.init(oldAfterMonths: root.months("oldAfterMonths"), phrases: phrases)
  }
}

extension Fields {
  /// The wording of a phrase; a value that nothing fills is an error.
  fileprivate func phrase(_ phrase: MatrixWords.Phrase) -> String {
    let wording = text(phrase.rawValue)
    let names = wording.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
      .map { String($0.prefix { $0 != "}" }) }
    for name in names where !phrase.values.contains(name) {
      let known = phrase.values.map { "{\($0)}" }
      context.error(
        optional(phrase.rawValue)?.location,
        "nothing fills '{\(name.shortened(to: 40))}' in '\(phrase.rawValue)' of \(self.name)",
        cure: known.isEmpty ? "leave it out" : "use \(known.joined(separator: " and "))")
    }
    return wording
  }

  /// A number of months, a century at the most.
  fileprivate func months(_ key: String) -> Int {
    guard let value = required(key) else { return 1 }
    if let months = value.text.flatMap({ Int($0) }), (1...1_200).contains(months) { return months }
    context.error(
      value.location, "'\(key)' of \(name) must be a whole number of months from 1 to 1200")
    return 1
  }
}
