internal import Decisions
internal import Knowledge

/// Works out what a part of a claim asks for and compares it with what is stated.
struct ClaimCheck {
  let knowledge: KnowledgeBase

  /// What the engine or the facts say, and the verdict that follows.
  private struct Answer {
    let wording: String
    let verdict: Claim.Verdict
    var values: [String: Message.Value]
  }

  /// The verdict on a part with its figures.
  func part(_ part: Claim.Part) -> CheckedClaim.Part {
    var answer = answer(to: part)
    answer.values["stated"] = Self.value(part.stated)
    var figures = answer.values
    for name in Placeholders.names(in: part.right) + Placeholders.names(in: part.why)
    where figures[name] == nil {
      figures[name] = part.value(of: name) { knowledge.fact($0) }.map(Self.value)
    }
    return CheckedClaim.Part(
      part: part, verdict: answer.verdict, derivation: Message(answer.wording, answer.values),
      figures: Message(answer.wording, figures))
  }

  private func answer(to part: Claim.Part) -> Answer {
    let wording = part.derivation.wording
    switch part.derivation {
    case .plan(let question, let plan):
      let figures = PlanFigures(plan, limits: knowledge.limits, stated: part.stated)
      return Answer(
        wording: wording, verdict: verdict(on: part.stated, question, figures),
        values: figures.values)
    case .ratio(let left, let right):
      let (of, to) = (vnetFigures(left), vnetFigures(right))
      let ratio = (of.addresses + to.addresses / 2) / max(1, to.addresses)
      return Answer(
        wording: wording, verdict: verdict(on: part.stated, planned: ratio, bare: ratio),
        values: [
          "ofNodes": .count(of.nodes), "ofPerNode": .count(of.perNode), "of": .count(of.addresses),
          "toNodes": .count(to.nodes), "toPerNode": .count(to.perNode), "to": .count(to.addresses),
          "ratio": .count(ratio),
        ])
    case .value(let query): return answer(to: query, stated: part.stated)
    case .answer(let id, let model):
      let guide = knowledge.constraint(id)
      let answer = guide?.answers[model].verdict.rawValue ?? ""
      return Answer(
        wording: wording, verdict: part.stated == .text(answer) ? .correct : .wrong,
        values: [
          "title": .text(guide?.title ?? id.id), "answer": .text(answer),
          "option": .text(knowledge.option(model).title),
        ])
    case .options(let id): return answer(about: id, stated: part.stated)
    case .judgement(let verdict): return Answer(wording: wording, verdict: verdict, values: [:])
    }
  }

  // MARK: Figures of clusters

  private func verdict(
    on stated: Claim.Figure, _ question: Claim.PlanQuestion, _ figures: PlanFigures
  ) -> Claim.Verdict {
    switch question {
    case .addresses:
      return verdict(
        on: stated, planned: figures.planned.addresses, bare: figures.bare.addresses)
    case .pods: return verdict(on: stated, planned: figures.pods, bare: figures.pods)
    case .mostNodes:
      return verdict(on: stated, planned: figures.mostNodes ?? 0, bare: figures.mostNodes ?? 0)
    case .fits:
      return stated == .truth(figures.fits) ? .correct : .wrong
    case .prefixLength:
      // A neighbouring length is half or twice the addresses: no tolerance covers that.
      guard case .prefixLength(let length) = stated else { return .wrong }
      if length == figures.planned.prefixLength { return .correct }
      return length == figures.bare.prefixLength ? .approximate : .wrong
    }
  }

  /// The verdict on a count by the rule that the knowledge base states.
  private func verdict(
    on stated: Claim.Figure, planned: Int, bare: Int, former: Int? = nil
  ) -> Claim.Verdict {
    guard case .count(let count) = stated else { return .wrong }
    if count == planned { return .correct }
    if count == former { return .outdated }
    let isNear = [planned, bare].contains { ours in
      abs(count - ours) * Percentage(100).hundredths <= knowledge.claims.tolerance.hundredths * ours
    }
    return isNear || count == bare ? .approximate : .wrong
  }

  private func vnetFigures(_ plan: Claim.Plan) -> (nodes: Int, perNode: Int, addresses: Int) {
    let addresses = OptionDemands(plan, surge: 0, limits: knowledge.limits).vnetAddresses
    return (plan.nodes, addresses / plan.nodes, addresses)
  }

  // MARK: Values of facts

  private func answer(to query: Claim.Query, stated: Claim.Figure) -> Answer {
    let fact = knowledge.fact(query.fact)
    let statement = fact?.statement(for: query.option) ?? ""
    // The statement is a sentence; what it stands in is none.
    let words = statement.hasSuffix(".") ? String(statement.dropLast()) : statement
    var values: [String: Message.Value] = [
      "title": .text(fact?.title ?? query.fact), "statement": .text(words),
    ]
    guard let value = knowledge.value(query.fact, query.option, named: query.name),
      case .text(let text) = stated
    else {
      return Answer(wording: "value-missing", verdict: .unsupported, values: values)
    }
    let former = query.former.flatMap { knowledge.integer($0) }
    values["value"] = Self.value(value)
    values["former"] = former.map { .count($0) }
    return Answer(
      wording: "value", verdict: verdict(on: text, value, former: former), values: values)
  }

  private func verdict(on stated: String, _ value: FactValue, former: Int?) -> Claim.Verdict {
    let agrees: Bool
    switch value.content {
    case .integer(let number):
      guard let count = Int(stated) else { return .wrong }
      return verdict(on: .count(count), planned: number, bare: number, former: former)
    case .truth(let truth): agrees = stated == String(truth)
    case .date(let date): agrees = Self.contains(stated, date.description)
    case .text(let text): agrees = stated == text || Self.contains(stated, text)
    case .texts(let texts): agrees = texts.contains(stated)
    }
    return agrees ? .correct : .wrong
  }

  /// Whether a stated span of days holds another one.
  private static func contains(_ stated: String, _ other: String) -> Bool {
    guard let stated = Period(stated), let other = Period(other) else { return false }
    return stated.contains(other)
  }

  // MARK: Answers to constraints

  private func answer(about id: ConstraintID, stated: Claim.Figure) -> Answer {
    let guide = knowledge.constraint(id)
    func models(_ verdicts: Set<ConstraintGuide.Verdict>) -> [NetworkModel] {
      NetworkModel.allCases.filter { model in
        (guide?.answers[model].verdict).map(verdicts.contains) ?? false
      }
    }
    func titles(_ models: [NetworkModel]) -> Message.Value {
      .list(models.map { .text(knowledge.option($0).title) })
    }
    let met = models([.yes])
    let named: Set<NetworkModel> =
      if case .options(let options) = stated { Set(options) } else { [] }
    let agrees = named.isSuperset(of: met) && named.isDisjoint(with: models([.no]))
    return Answer(
      wording: "options", verdict: agrees ? .correct : .wrong,
      values: [
        "title": .text(guide?.title ?? id.id), "met": titles(met),
        "computed": titles(models([.computed, .partly])),
      ])
  }

  // MARK: Values for wordings

  private static func value(_ figure: Claim.Figure) -> Message.Value {
    switch figure {
    case .count(let count): .count(count)
    case .prefixLength(let length): .text("/\(length)")
    case .truth(let truth): .text(truth ? "yes" : "no")
    case .options(let options): .list(options.map { .text($0.id) })
    case .text(let text): .text(text)
    }
  }

  static func value(_ value: FactValue) -> Message.Value {
    switch value.content {
    case .integer(let number): .count(number)
    case .text(let text): .text(text)
    case .date(let date): .text(date.description)
    case .truth(let truth): .text(truth ? "yes" : "no")
    case .texts(let texts): .list(texts.map { .text($0) })
    }
  }
}
