internal import Decisions
internal import Diagnostics

/// What can be checked of claims only when facts and limits are known.
struct ClaimChecks {
  let facts: [String: Fact]
  let limits: Limits
  let context: ReadingContext

  init(facts: [String: Fact], limits: Limits, _ context: ReadingContext) {
    self.facts = facts
    self.limits = limits
    self.context = context
  }

  /// Reports figures outside the limits, values that no fact has, and placeholders without a figure.
  func check(_ claims: Claims) {
    for claim in claims.all {
      for part in claim.parts { check(part, of: "claim '\(claim.id)'") }
    }
    let byID = Dictionary(claims.all.map { ($0.id, $0) }) { first, _ in first }
    for advice in claims.advice { check(advice, byID) }
  }

  private func check(_ part: Claim.Part, of name: String) {
    var figures = part.derivation.figures
    switch part.derivation {
    case .plan(_, let plan): check(plan, of: name)
    case .ratio(let left, let right):
      check(left, of: name)
      check(right, of: name)
    case .value(let query):
      if !check(query, part, of: name) { figures.remove("value") }
    case .answer, .options, .judgement: break
    }
    for (key, text) in [("right", part.right), ("why", part.why)] {
      check(text, key, of: name, at: part.location, figures) { placeholder in
        part.value(of: placeholder) { facts[$0] } != nil
      }
    }
  }

  private func check(_ plan: Claim.Plan, of name: String) {
    let (lowest, highest) = (limits.pods.lowestMaxPods, limits.pods.highestMaxPods)
    if plan.maxPods < lowest || plan.maxPods > highest {
      context.error(
        plan.location, "'maxPods' of \(name) is \(plan.maxPods), which no node pool can have",
        cure: "make it a whole number from \(lowest) to \(highest)")
    }
  }

  /// Checks that the fact can be asked and that the stated figure can be compared with its value.
  ///
  /// - Returns: Whether the fact has the value.
  private func check(_ query: Claim.Query, _ part: Claim.Part, of name: String) -> Bool {
    guard let fact = facts[query.fact], case .text(let stated) = part.stated else { return true }
    let value = fact.value(named: query.name, for: query.option)
    if let wanted = query.name, value == nil {
      context.error(
        part.location, "fact '\(fact.id)', which \(name) asks, has no value '\(wanted)'",
        cure: "name one that it has, or leave 'name' out")
    }
    if let former = query.former.flatMap({ facts[$0] }), former.value?.integer == nil {
      context.error(
        part.location, "fact '\(former.id)' has no whole number to be the former value of \(name)",
        cure: "refer to another fact")
    }
    guard let value else { return query.name != nil }
    let form: String? =
      switch value.content {
      case .integer: Int(stated) == nil ? "a whole number" : nil
      case .truth: ["true", "false"].contains(stated) ? nil : "true or false"
      case .date: Period(stated) == nil ? "a date, a quarter or a year" : nil
      case .text, .texts: nil
      }
    if let form {
      context.error(
        part.location, "'stated' of \(name) cannot be compared with fact '\(fact.id)'",
        cure: "make it \(form)")
    }
    return true
  }

  private func check(_ advice: ClaimAdvice, _ claims: [String: Claim]) {
    let name = "advice '\(advice.id)'"
    let parts = advice.claims.map { claims[$0]?.parts.first }
    // A claim that does not exist is reported already.
    guard !parts.contains(nil), let location = claims[advice.claims.first ?? ""]?.location else {
      return
    }
    var figures: Set<String> = ["ownNodes", "ownLength", "others"]
    for (index, part) in parts.enumerated() {
      let names = part?.derivation.figures ?? []
      figures.formUnion(index == 0 ? names : Set(names.map { "\(index + 1).\($0)" }))
    }
    check(advice.text, "text", of: name, at: advice.location, figures) { placeholder in
      parts.first??.value(of: placeholder) { facts[$0] } != nil
    }
    checkCondition(advice, name, asked: parts.first??.derivation, location)
  }

  /// A condition that the place or the claim gives no figures for would never hold.
  private func checkCondition(
    _ advice: ClaimAdvice, _ name: String, asked: Claim.Derivation?, _ claim: SourceLocation
  ) {
    switch (advice.condition, advice.place, asked) {
    case (nil, _, _), (.othersLeft, .constraint, _): break
    case (.largerThanStated, .addresses, .plan(.prefixLength, _)),
      (.asManyNodes, .addresses, .plan):
      break
    case (let condition?, _, _):
      context.error(
        advice.location,
        "\(name) can never be '\(condition.rawValue)' there: the place or the claim on line "
          + "\(claim.line) has no such figures", cure: "leave 'when' out, or change 'beside'")
    }
  }

  private func check(
    _ text: String, _ key: String, of name: String, at location: SourceLocation,
    _ figures: Set<String>, isValue: (String) -> Bool
  ) {
    for placeholder in Placeholders.names(in: text)
    where !figures.contains(placeholder) && !isValue(placeholder) {
      let known = figures.sorted()
      context.error(
        location, "'{\(placeholder)}' in '\(key)' of \(name) stands for nothing",
        cure: Suggestion.didYouMean(placeholder, among: known)
          ?? "use one of \(known.joined(separator: ", ")) or a value of a fact that it names")
    }
  }
}
