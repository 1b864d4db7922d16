internal import Decisions
internal import Diagnostics
internal import LocatedYAML

extension Claim.Derivation {
  /// What may be asked: the questions about a cluster and the others.
  private enum Question: String, CaseIterable {
    case addresses
    case prefixLength = "prefix-length"
    case pods
    case fits
    case mostNodes = "most-nodes"
    case ratio
    case value
    case answer
    case options
    case judgement

    var keys: [String] {
      switch self {
      case .addresses, .prefixLength, .pods: Claim.Plan.keys + ["in"]
      case .fits, .mostNodes: Claim.Plan.keys + ["in", "length"]
      case .ratio: ["of", "to"]
      case .value: ["fact", "option", "name", "former"]
      case .answer: ["constraint", "option"]
      case .options: ["constraint"]
      case .judgement: ["verdict"]
      }
    }
  }

  init?(_ value: YAMLValue, _ name: String, _ context: ReadingContext) {
    // An unknown question has every key, so that only the question is reported.
    let asked = value["ask"]?.text.flatMap { Question(rawValue: $0) }
    let keys = asked.map { $0.keys } ?? Question.allCases.flatMap(\.keys)
    guard let fields = Fields(value, name, keys: ["ask"] + keys, context),
      let ask = fields.required("ask")
    else { return nil }
    guard let asked else {
      _ = fields.word(of: ask, "ask", else: Question.judgement)
      return nil
    }
    switch asked {
    case .addresses, .prefixLength, .pods, .fits, .mostNodes:
      guard let question = Claim.PlanQuestion(rawValue: asked.rawValue),
        let plan = Claim.Plan(fields, question)
      else { return nil }
      self = .plan(question, plan)
    case .ratio:
      let of = fields.plan("of")
      let to = fields.plan("to")
      guard let of, let to else { return nil }
      self = .ratio(of, to: to)
    case .value:
      let fact = fields.reference("fact", to: .fact)
      let former = fields.optional("former") == nil ? nil : fields.reference("former", to: .fact)
      let option: NetworkModel? = fields.optional("option").flatMap { fields.id($0, "option") }
      guard let fact else { return nil }
      self = .value(
        Claim.Query(
          fact: fact, option: option, name: fields.optionalText("name"), former: former))
    case .answer:
      let constraint: ConstraintID? = fields.requiredID("constraint")
      guard let option: NetworkModel = fields.requiredID("option"), let constraint else {
        return nil
      }
      self = .answer(constraint, option)
    case .options:
      guard let constraint: ConstraintID = fields.requiredID("constraint") else { return nil }
      self = .options(constraint)
    case .judgement:
      guard let verdict = fields.required("verdict") else { return nil }
      self = .judgement(fields.word(of: verdict, "verdict", else: .notCheckable))
    }
  }
}

extension Claim.Plan {
  fileprivate static let keys = ["option", "nodes", "maxPods"]

  /// The cluster of a question; nil, with an error each, where something of it is missing or absurd.
  fileprivate init?(_ fields: Fields, _ question: Claim.PlanQuestion?) {
    let option: NetworkModel? = fields.requiredID("option")
    let nodes = fields.integer("nodes", in: 1...Self.mostNodes)
    let maxPods = fields.integer("maxPods", in: 1...10_000)
    let length =
      question?.needsLength == true ? fields.integer("length", in: 1...32) : nil
    let written = question == nil ? nil : fields.required("in")
    let range: Claim.Range? = written.map { fields.word(of: $0, "in", else: .nodeSubnet) }
    guard let option else { return nil }
    if let range, let written, !range.exists(in: option) {
      fields.context.error(
        written.location, "\(option.id) has no \(range.rawValue)",
        cure: "use one of "
          + Claim.Range.allCases.filter { $0.exists(in: option) }.map(\.rawValue)
          .joined(separator: ", "))
    }
    self.init(
      option: option, range: range, nodes: nodes, maxPods: maxPods, length: length,
      location: fields.optional("maxPods")?.location ?? fields.location)
  }
}

extension Fields {
  fileprivate func plan(_ key: String) -> Claim.Plan? {
    required(key).flatMap { value in
      Fields(value, "'\(key)' of \(name)", keys: Claim.Plan.keys, context)
    }.flatMap { Claim.Plan($0, nil) }
  }

  /// The stated figure in the form that a derivation compares; nil, with an error, in another form.
  func figure(_ value: YAMLValue, for derivation: Claim.Derivation) -> Claim.Figure? {
    switch derivation {
    case .plan(.addresses, _), .plan(.pods, _), .plan(.mostNodes, _), .ratio:
      return .count(integer(of: value, "stated", in: 0...1_000_000_000_000))
    case .plan(.prefixLength, _):
      if let text = value.text, text.hasPrefix("/"), let length = Int(text.dropFirst()),
        (1...32).contains(length)
      {
        return .prefixLength(length)
      }
      context.error(
        value.location, "'stated' of \(name) must be a prefix length",
        cure: "write it as /1 to /32")
      return nil
    case .plan(.fits, _):
      if value.text == "true" || value.text == "false" { return .truth(value.text == "true") }
      context.error(value.location, "'stated' of \(name) must be true or false")
      return nil
    case .options:
      guard case .sequence(let elements) = value.content else {
        context.error(value.location, "'stated' of \(name) must be a list of options")
        return nil
      }
      return .options(elements.compactMap { id($0, "stated") })
    case .answer:
      let answer = word(of: value, "stated", else: ConstraintGuide.Verdict.computed)
      return .text(answer.rawValue)
    case .value, .judgement:
      return .text(text(of: value, "stated"))
    }
  }
}
