internal import Decisions
internal import Diagnostics
internal import LocatedYAML

extension Claims {
  init(_ root: YAMLValue, _ context: ReadingContext) {
    let keys = ["tolerance", "derivations", "claims", "advice"]
    guard let fields = Fields(root, "claims.yaml", keys: keys, context) else {
      self = .none
      return
    }
    self.init(
      all: fields.list("claims").compactMap { Claim($0, context) },
      tolerance: fields.tolerance(), derivations: fields.derivations(),
      advice: fields.optional("advice") == nil
        ? [] : fields.list("advice").compactMap { ClaimAdvice($0, context) })
  }
}

extension Claim {
  private static let keys = [
    "id", "title", "reference", "source", "states", "parts", "bearsOn",
  ]

  init?(_ value: YAMLValue, _ context: ReadingContext) {
    guard let (id, fields) = Fields.entry(value, .claim, keys: Self.keys, context) else {
      return nil
    }
    let values = fields.list("parts")
    let parts = values.enumerated().compactMap { index, value in
      Part(
        value, values.count == 1 ? fields.name : "part \(index + 1) of \(fields.name)",
        isOneOfMany: values.count > 1, context)
    }
    let source = fields.text("source")
    if !source.isEmpty, let location = value["source"]?.location {
      context.refer(.source, to: source, at: location)
    }
    self.init(
      id: id, references: fields.noteReferences(isOptional: true), source: source,
      title: fields.text("title"), states: fields.text("states"), parts: parts,
      bearsOn: Bearing(fields.optional("bearsOn"), fields.name, context),
      location: fields.location)
  }
}

extension Claim.Part {
  private static let keys = [
    "about", "stated", "words", "unit", "derive", "right", "why", "facts",
  ]

  fileprivate init?(
    _ value: YAMLValue, _ name: String, isOneOfMany: Bool, _ context: ReadingContext
  ) {
    guard let fields = Fields(value, name, keys: Self.keys, context) else { return nil }
    let derivation = fields.required("derive").flatMap {
      Claim.Derivation($0, "'derive' of \(name)", context)
    }
    let about = isOneOfMany ? fields.text("about") : fields.optionalText("about")
    let words = fields.optionalText("words")
    let unit = fields.optionalText("unit")
    let right = fields.text("right")
    let why = fields.text("why")
    // Where there is nothing to check there may be nothing to cite.
    let isJudged = value["derive"]?["ask"]?.text == "judgement"
    let facts =
      isJudged && fields.optional("facts") == nil ? [] : fields.references("facts", to: .fact)
    guard let written = fields.required("stated"), let derivation,
      let stated = fields.figure(written, for: derivation)
    else { return nil }
    self.init(
      about: about, stated: stated, words: words, unit: unit, derivation: derivation,
      right: right, why: why, facts: facts, location: written.location)
  }
}

extension Claim.Bearing {
  fileprivate init(_ value: YAMLValue?, _ name: String, _ context: ReadingContext) {
    let keys = ["options", "constraints", "rules", "criteria"]
    let fields = value.flatMap { Fields($0, "'bearsOn' of \(name)", keys: keys, context) }
    let criteria = fields?.ids("criteria", of: Criterion.standing.map { ($0.id, $0) })
    self.init(
      options: fields?.ids("options") ?? [], constraints: fields?.ids("constraints") ?? [],
      rules: fields?.optional("rules") == nil ? [] : fields?.references("rules", to: .rule) ?? [],
      criteria: criteria ?? [])
  }
}

extension ClaimAdvice {
  private static let keys = ["id", "claims", "beside", "options", "when", "text"]

  fileprivate init?(_ value: YAMLValue, _ context: ReadingContext) {
    guard let (id, fields) = Fields.entry(value, .advice, keys: Self.keys, context) else {
      return nil
    }
    let claims = fields.references("claims", to: .claim)
    let place = fields.required("beside").flatMap { Place($0, fields.name, context) }
    let condition: Condition? = fields.optional("when").map {
      fields.word(of: $0, "when", else: .othersLeft)
    }
    let text = fields.text("text")
    let options: [NetworkModel] = fields.ids("options")
    guard let place else { return nil }
    self.init(
      id: id, claims: claims, place: place, options: options, condition: condition, text: text,
      location: value["text"]?.location ?? fields.location)
  }
}

extension ClaimAdvice.Place {
  fileprivate init?(_ value: YAMLValue, _ name: String, _ context: ReadingContext) {
    let keys = ["constraint", "addresses", "environments"]
    guard let fields = Fields(value, "'beside' of \(name)", keys: keys, context) else { return nil }
    if fields.optional("environments") != nil {
      self = .environments(fields.ids("environments"))
    } else if let id: ConstraintID = fields.optional("constraint").flatMap({
      fields.id($0, "constraint")
    }) {
      self = .constraint(id)
    } else if let model: NetworkModel = fields.optional("addresses").flatMap({
      fields.id($0, "addresses")
    }) {
      self = .addresses(model)
    } else {
      if keys.allSatisfy({ fields.optional($0) == nil }) {
        context.error(
          fields.location, "'beside' of \(name) names no place",
          cure: "use one of \(keys.joined(separator: ", "))")
      }
      return nil
    }
  }
}

extension Fields {
  fileprivate func tolerance() -> Percentage {
    guard let value = required("tolerance") else { return .zero }
    let text = text(of: value, "tolerance")
    if text.hasSuffix("%"), let percent = Int(text.dropLast()), (0...100).contains(percent) {
      return Percentage(percent)
    }
    context.error(
      value.location, "'tolerance' of \(name) is not usable",
      cure: "make it a whole percentage such as 10%")
    return .zero
  }

  fileprivate func derivations() -> [String: String] {
    guard let value = required("derivations") else { return [:] }
    let keys = Claim.Derivation.wordings
    guard let fields = Fields(value, "'derivations' of \(name)", keys: keys, context) else {
      return [:]
    }
    var wordings: [String: String] = [:]
    for key in keys {
      guard let value = fields.required(key) else { continue }
      let text = fields.text(of: value, key)
      wordings[key] = text
      fields.checkPlaceholders(
        of: text, at: value.location, key, among: Claim.Derivation.figures(of: key))
    }
    return wordings
  }

  /// Reports placeholders that stand for nothing.
  func checkPlaceholders(
    of text: String, at location: SourceLocation, _ key: String, among known: Set<String>
  ) {
    for placeholder in Placeholders.names(in: text) where !known.contains(placeholder) {
      let names = known.sorted()
      context.error(
        location, "'{\(placeholder)}' in '\(key)' of \(name) stands for nothing",
        cure: Suggestion.didYouMean(placeholder, among: names)
          ?? "use one of \(names.joined(separator: ", "))")
    }
  }
}
