internal import Decisions
internal import Diagnostics
internal import LocatedYAML

extension FeatureGroup {
  init?(_ value: YAMLValue, _ context: ReadingContext) {
    guard let (id, fields) = Fields.entry(value, .group, keys: ["id", "title"], context) else {
      return nil
    }
    self.init(id: id, title: fields.text("title"))
  }
}

extension Feature {
  private static let keys = [
    "id", "title", "group", "why", "constraints", "situations", "article", "cells",
  ]

  init?(_ value: YAMLValue, _ context: ReadingContext) {
    guard let (id, fields) = Fields.entry(value, .feature, keys: Self.keys, context) else {
      return nil
    }
    let title = fields.text("title")
    let group = fields.text("group")
    if !group.isEmpty, let location = value["group"]?.location {
      context.refer(.group, to: group, at: location)
    }
    let why = fields.text("why")
    let constraints: [ConstraintID] =
      fields.optional("constraints") == nil
      ? [] : fields.list("constraints").compactMap { fields.constraint($0) }
    let situations: [Situation] =
      fields.optional("situations") == nil
      ? [] : fields.list("situations").map { fields.word(of: $0, "situations", else: .dualStack) }
    let isInArticle = fields.truth("article")
    let cells: PerOption<Cell?>? = fields.perOption("cells") { model, value in
      if value.text == "not-applicable" { return .some(nil) }
      return Cell(value, "'\(model.id)' of \(fields.name)", context).map(Optional.some)
    }
    guard let cells else { return nil }
    self.init(
      id: id, title: title, group: group, why: why, constraints: constraints,
      situations: situations, isInArticle: isInArticle, cells: cells, location: fields.location)
  }
}

extension Feature.Cell {
  fileprivate init?(_ value: YAMLValue, _ name: String, _ context: ReadingContext) {
    let keys = ["text", "rating", "facts", "ends"]
    guard let fields = Fields(value, name, keys: keys, context) else { return nil }
    let text = fields.text("text")
    if text.count > Self.longestText {
      context.error(
        value["text"]?.location,
        "'text' of \(name) has \(text.count) characters, more than \(Self.longestText)",
        cure: "shorten it")
    }
    if text.contains("|") {
      context.error(
        value["text"]?.location, "'text' of \(name) has a '|', which ends a cell of a table",
        cure: "leave it out")
    }
    let facts = fields.references("facts", to: .fact)
    let ends =
      fields.optional("ends") == nil
      ? nil
      : fields.list("ends").map { element in
        let end = fields.text(of: element, "ends")
        context.refer(toEnd: end, of: facts, in: name, at: element.location)
        return end
      }
    self.init(
      text: text,
      rating: fields.required("rating").map { fields.word(of: $0, "rating", else: .none) } ?? .none,
      facts: facts, endNames: ends.map(Set.init))
  }
}

extension Fields {
  fileprivate func constraint(_ value: YAMLValue) -> ConstraintID? {
    let id = text(of: value, "constraints")
    if let constraint = ConstraintID(rawValue: id) { return constraint }
    if !id.isEmpty {
      context.error(
        value.location, "constraint '\(id)' is not defined",
        cure: context.didYouMean(id, among: ConstraintID.allCases.map(\.id)))
    }
    return nil
  }
}
