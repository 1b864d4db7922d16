internal import Decisions
internal import Diagnostics
internal import LocatedYAML

extension OptionGuide {
  private static let keys = [
    "id", "title", "summary", "how", "strengths", "limitations", "when", "mistakes", "operations",
    "exactness",
  ]

  init?(_ value: YAMLValue, _ context: ReadingContext) {
    guard let (id, fields) = Fields.entry(value, .option, keys: Self.keys, context) else {
      return nil
    }
    let title = fields.text("title")
    let summary = fields.text("summary")
    let how = fields.text("how")
    let strengths = fields.remarks("strengths")
    let limitations = fields.remarks("limitations")
    let when = fields.remarks("when")
    let mistakes = fields.remarks("mistakes")
    let operations = fields.remarks("operations")
    let exactness = fields.required("exactness").flatMap { fields.remark($0, "'exactness'") }
    guard let model: NetworkModel = fields.knownID(id, at: value["id"]), let exactness else {
      return nil
    }
    self.init(
      model: model, title: title, summary: summary, how: how, strengths: strengths,
      limitations: limitations, when: when, mistakes: mistakes, operations: operations,
      exactness: exactness, location: fields.location)
  }
}

extension ConstraintGuide {
  private static let keys = ["id", "title", "meaning", "reference", "answers"]

  init?(_ value: YAMLValue, _ context: ReadingContext) {
    guard let (id, fields) = Fields.entry(value, .constraint, keys: Self.keys, context) else {
      return nil
    }
    let title = fields.text("title")
    let meaning = fields.text("meaning")
    let references = fields.noteReferences()
    let answers = fields.perOption("answers") { model, value in
      Answer(value, "'\(model.id)' of \(fields.name)", context)
    }
    guard let constraint: ConstraintID = fields.knownID(id, at: value["id"]), let answers else {
      return nil
    }
    self.init(
      constraint: constraint, title: title, meaning: meaning, references: references,
      answers: answers, location: fields.location)
  }
}

extension ConstraintGuide.Answer {
  fileprivate init?(_ value: YAMLValue, _ name: String, _ context: ReadingContext) {
    let keys = ["answer", "text", "depends", "facts"]
    guard let fields = Fields(value, name, keys: keys, context) else { return nil }
    self.init(
      verdict: fields.required("answer").map { fields.word(of: $0, "answer", else: .no) } ?? .no,
      text: fields.text("text"), depends: fields.optionalText("depends"),
      facts: fields.references("facts", to: .fact))
  }
}

extension CriterionGuide {
  private enum Origin: String, CaseIterable {
    case computed
    case judged
  }

  init?(_ value: YAMLValue, _ context: ReadingContext) {
    let origin: Origin = value["kind"]?.text == "computed" ? .computed : .judged
    let keys = ["id", "title", "kind", "question", "low", "high"]
    guard
      let (id, fields) = Fields.entry(
        value, .criterion, keys: keys + [origin == .computed ? "thresholds" : "scores"], context)
    else { return nil }
    if let kind = fields.required("kind") { _ = fields.word(of: kind, "kind", else: origin) }
    let title = fields.text("title")
    let question = fields.text("question")
    let low = fields.text("low")
    let high = fields.text("high")
    var kind: Kind?
    switch origin {
    case .computed: kind = .computed(thresholds: fields.text("thresholds"))
    case .judged:
      let scores = fields.perOption("scores") { model, value in
        Score(value, "'\(model.id)' of \(fields.name)", context)
      }
      kind = scores.map(Kind.judged)
    }
    guard let kind else { return nil }
    guard let criterion = Criterion.standing.first(where: { $0.id == id }) else {
      fields.unknown(id, at: value["id"], among: Criterion.standing.map(\.id))
      return nil
    }
    self.init(
      criterion: criterion, title: title, question: question, low: low, high: high, kind: kind,
      location: fields.location)
  }
}

extension CriterionGuide.Score {
  fileprivate init?(_ value: YAMLValue, _ name: String, _ context: ReadingContext) {
    let keys = ["value", "rationale", "facts"]
    guard let fields = Fields(value, name, keys: keys, context) else { return nil }
    let written = fields.required("value")
    let score = written?.text.flatMap { Int($0) } ?? 0
    if let written, !(1...5).contains(score) {
      context.error(written.location, "'value' of \(name) must be a whole number from 1 to 5")
    }
    self.init(
      value: score, rationale: fields.text("rationale"),
      facts: fields.references("facts", to: .fact))
  }
}

extension RuleGuide {
  private static let keys = [
    "id", "title", "topic", "reference", "rationale", "facts", "is-open-point", "messages",
  ]

  init?(_ value: YAMLValue, _ context: ReadingContext) {
    guard let (id, fields) = Fields.entry(value, .rule, keys: Self.keys, context) else {
      return nil
    }
    var messages: [String: String] = [:]
    if let value = fields.optional("messages") {
      if value.entries.isEmpty {
        context.error(
          value.location, "'messages' of \(fields.name) must be a mapping", cure: "add a message")
      }
      for entry in value.entries { messages[entry.key] = fields.text(of: entry.value, entry.key) }
    }
    self.init(
      id: id, title: fields.text("title"), topic: fields.topic(),
      references: fields.noteReferences(isOptional: true), rationale: fields.text("rationale"),
      facts: fields.references("facts", to: .fact), isOpenPoint: fields.truth("is-open-point"),
      messages: messages, location: fields.location)
  }
}

extension Fields {
  /// Where the findings of a rule belong; `platform` where it is not said.
  fileprivate func topic() -> RuleGuide.Topic {
    guard let value = optional("topic") else { return .platform }
    let text = value.text ?? ""
    if let topic = RuleGuide.Topic(rawValue: text) { return topic }
    let topics = RuleGuide.Topic.allCases.map(\.rawValue)
    context.error(
      value.location, "'\(text)' is no topic of a rule",
      cure: Suggestion.didYouMean(text, among: topics)
        ?? "use one of \(topics.joined(separator: ", "))")
    return .platform
  }

  fileprivate func remarks(_ key: String) -> [OptionGuide.Remark] {
    list(key).compactMap { remark($0, "an item of '\(key)'") }
  }

  fileprivate func remark(_ value: YAMLValue, _ what: String) -> OptionGuide.Remark? {
    let name = "\(what) of \(name)"
    guard let fields = Fields(value, name, keys: ["text", "facts"], context) else { return nil }
    return OptionGuide.Remark(
      text: fields.text("text"), facts: fields.references("facts", to: .fact))
  }

  /// The case of an enumeration whose raw value is `id`; nil, with an error, when there is none.
  fileprivate func knownID<ID: RawRepresentable & CaseIterable>(
    _ id: String, at value: YAMLValue?
  ) -> ID? where ID.RawValue == String {
    if let known = ID(rawValue: id) { return known }
    unknown(id, at: value, among: ID.allCases.map(\.rawValue))
    return nil
  }

  fileprivate func unknown(_ id: String, at value: YAMLValue?, among ids: [String]) {
    context.error(
      value?.location, "'\(id)' is none of the ids of the decision file",
      cure: context.didYouMean(id, among: ids) ?? "use one of \(ids.joined(separator: ", "))")
  }
}
