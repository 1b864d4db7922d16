internal import Decisions
public import Guidance
public import Knowledge

/// `netadr claims --format json`: published figures, recomputed (schema `netadr.claims/1`).
public enum ClaimsDocument {
  /// The document of checked claims.
  ///
  /// - Parameters:
  ///   - claims: The claims, in order.
  ///   - knowledge: The knowledge base that they were checked with.
  /// - Returns: The claims, and the sources that they name by their ids.
  public static func value(_ claims: [CheckedClaim], knowledge: KnowledgeBase) -> ModelValue {
    let texts = ClaimTexts(knowledge: knowledge)
    let cited = Set(claims.flatMap { texts.sources($0).map(\.id) + [$0.claim.source] })
    return [
      "schema": "netadr.claims/1",
      "tolerance": .string(knowledge.claims.tolerance.description),
      "claims": .array(claims.map { claim($0, texts) }),
      "sources": .array(
        knowledge.sources.filter { cited.contains($0.id) }.map { FactsDocument.value($0) }),
    ]
  }

  private static func claim(_ checked: CheckedClaim, _ texts: ClaimTexts) -> ModelValue {
    let claim = checked.claim
    return .object(
      [
        .init("id", .string(claim.publishedID)),
        .init("name", .string(claim.id)),
        .init("references", .strings(claim.references)),
        .init("title", .string(claim.title)),
      ] + fields(checked, texts) + [
        .init("sources", .strings(texts.sources(checked).map(\.id)))
      ])
  }

  /// What is stated, what the engine makes of it and what it bears on.
  static func fields(_ checked: CheckedClaim, _ texts: ClaimTexts) -> [ModelValue.Field] {
    let bearing = checked.claim.bearsOn
    return [
      .init("source", .string(checked.claim.source)),
      .init("claim", .string(checked.claim.states)),
      .init("stated", .string(texts.joined(checked, texts.stated))),
      .init("derivation", .string(texts.joined(checked, texts.derivation))),
      .init("correct", .string(texts.joined(checked, texts.right))),
      .init("verdict", .string(checked.verdict.rawValue)),
      .init("parts", .array(checked.parts.map { part($0, texts) })),
      .init(
        "bearsOn",
        [
          "options": .strings(bearing.options.map(\.id)),
          "constraints": .strings(bearing.constraints.map(\.id)),
          "rules": .strings(bearing.rules),
          "criteria": .strings(bearing.criteria.map(\.id)),
        ]),
    ]
  }

  private static func part(_ checked: CheckedClaim.Part, _ texts: ClaimTexts) -> ModelValue {
    [
      "about": .string(orNull: checked.part.about),
      "stated": .string(texts.stated(checked)),
      "derivation": .string(texts.derivation(checked)),
      "correct": .string(texts.right(checked)),
      "verdict": .string(checked.verdict.rawValue),
      "why": .string(texts.why(checked)),
      "figures": figures(checked.derivation),
      "facts": .strings(checked.part.facts),
    ]
  }

  /// The figures by name: numbers as numbers, all else as text.
  private static func figures(_ message: Message) -> ModelValue {
    .object(
      message.values.sorted { $0.key < $1.key }.map { name, value in
        if case .count(let count) = value { return .init(name, .integer(count)) }
        return .init(name, .string(Message("", ["value": value]).sentence("{value}")))
      })
  }
}
