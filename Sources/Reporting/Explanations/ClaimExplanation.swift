internal import Guidance
internal import Knowledge

extension ExplanationKind {
  /// What publications state, recomputed.
  static let claims: Self = Self("claim", plural: "claims") { context in
    context.knowledge.claims.all.map { claim in
      Explanation(
        .claims, claim.id, title: claim.title, references: claim.references,
        settled: [claim.publishedID]
      ) { ClaimExplanation(claim: claim, context: context).fields }
    }
  }
}

extension Claim {
  /// The ids of the facts that its check rests on.
  var facts: [String] { parts.flatMap(\.facts) }
}

private struct ClaimExplanation {
  let claim: Claim
  let context: ExplanationContext

  var fields: [ModelValue.Field] {
    let knowledge = context.knowledge
    let texts = ClaimTexts(knowledge: knowledge)
    let checked = knowledge.checked(claim)
    // Where it is stated is told apart from what the check rests on.
    return ClaimsDocument.fields(checked, texts)
      + [.init("statedIn", context.sources([claim.source]))]
      + context.evidence(claim.facts, sources: texts.sources(checked).map(\.id))
  }
}
