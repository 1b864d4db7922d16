internal import Decisions
internal import Diagnostics
public import Knowledge

/// What a report says beside its own guidance to a reader who knows a published claim.
public struct AppliedAdvice: Sendable, Hashable {
  /// The advice; its text is worded with the figures.
  public let advice: ClaimAdvice
  /// The figures of its claims and of the decision.
  public let figures: Message
  /// The ids of the facts that the claims rest on, each once.
  public let facts: [String]
}

extension Assessment {
  /// The advice on published claims that applies to this decision, in the order of the base.
  public func advice(_ knowledge: KnowledgeBase) -> [AppliedAdvice] {
    knowledge.claims.advice.compactMap { advice in
      guard isAbout(advice.place), advice.options.allSatisfy(decision.options.contains) else {
        return nil
      }
      let parts = advice.claims.compactMap { knowledge.claim($0)?.parts.first }
      guard let own = ownFigures(advice, parts.first, knowledge) else { return nil }
      let check = ClaimCheck(knowledge: knowledge)
      var figures = own
      for (index, part) in parts.enumerated() {
        let prefix = index == 0 ? "" : "\(index + 1)."
        for (name, value) in check.part(part).figures.values { figures[prefix + name] = value }
      }
      for name in Placeholders.names(in: advice.text) where figures[name] == nil {
        figures[name] = parts.first?.value(of: name) { knowledge.fact($0) }
          .map(ClaimCheck.value)
      }
      return AppliedAdvice(
        advice: advice, figures: Message(advice.id, figures),
        facts: parts.flatMap(\.facts).distinct)
    }
  }

  private func isAbout(_ place: ClaimAdvice.Place) -> Bool {
    switch place {
    case .constraint(let id): decision.level(of: id) != nil
    case .addresses(let model): sizing[model] != nil
    case .environments(let environments): environments.contains(decision.cluster.environment)
    }
  }

  /// The decision's own figures; nil where the advice's condition does not hold.
  private func ownFigures(
    _ advice: ClaimAdvice, _ part: Claim.Part?, _ knowledge: KnowledgeBase
  ) -> [String: Message.Value]? {
    var figures: [String: Message.Value] = [:]
    if case .addresses(let model) = advice.place, let demands = sizing[model]?.demands {
      guard case .plan(_, let plan)? = part?.derivation else { return figures }
      let own = demands[plan.range].prefixLength
      figures["ownNodes"] = .count(demands.nodes + demands.surgeNodes)
      figures["ownLength"] = .text(own.map { "/\($0)" } ?? "none")
      switch advice.condition {
      case .largerThanStated:
        guard case .prefixLength(let stated)? = part?.stated, own ?? 0 < stated else { return nil }
      case .asManyNodes:
        guard demands.nodes >= plan.nodes else { return nil }
      case .othersLeft, nil: break
      }
    }
    if case .constraint(let id) = advice.place, advice.condition == .othersLeft {
      let others = others(than: advice.options, meeting: id)
      guard !others.isEmpty, advice.options.allSatisfy({ verdict(on: $0) != .excluded }) else {
        return nil
      }
      figures["others"] = .list(others.map { .text(knowledge.option($0).title) })
    }
    return figures
  }

  /// The options that are left and meet a constraint at least in part.
  private func others(
    than options: [NetworkModel], meeting constraint: ConstraintID
  ) -> [NetworkModel] {
    answers.filter {
      $0.constraint == constraint && $0.answer != .notSatisfied && !options.contains($0.option)
        && verdict(on: $0.option) != .excluded
    }.map(\.option)
  }
}
