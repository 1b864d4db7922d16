internal import Decisions
internal import Diagnostics
internal import Guidance
internal import Knowledge

/// What templates see of published figures.
struct ClaimsData {
  let knowledge: KnowledgeBase

  /// The publications with their claims, in the order in which claims name them.
  var value: ModelValue {
    let claims = knowledge.checkedClaims()
    let sources = claims.map(\.claim.source).distinct
    return [
      "publications": .array(
        sources.map { id in publication(id, claims.filter { $0.claim.source == id }) })
    ]
  }

  private func publication(_ id: String, _ claims: [CheckedClaim]) -> ModelValue {
    let source = knowledge.source(id)
    return [
      "link": .markdown(source.map(Evidence.link) ?? MarkdownText.escaped(id)),
      "read": .string(orNull: source?.read.description),
      "tolerance": .string(knowledge.claims.tolerance.description),
      "count": .string(claims.count.grouped),
      "isOne": .bool(claims.count == 1),
      "tally": .string(tally(claims)),
      "claims": .array(claims.map(claim)),
    ]
  }

  /// How many claims have each verdict: `5 correct, 3 approximate and 20 wrong`.
  private func tally(_ claims: [CheckedClaim]) -> String {
    Claim.Verdict.allCases.compactMap { verdict in
      let count = claims.filter { $0.verdict == verdict }.count
      return count == 0 ? nil : "\(count.grouped) \(verdict.rawValue)"
    }
    .asSentenceList
  }

  private func claim(_ checked: CheckedClaim) -> ModelValue {
    let texts = ClaimTexts(knowledge: knowledge)
    let claim = checked.claim
    return [
      "id": .string(claim.publishedID),
      "title": .string(claim.title),
      "states": .markdown(claim.states),
      "verdict": .string(checked.verdict.rawValue),
      "sources": .markdown(texts.sources(checked).map(Evidence.link).joined(separator: "; ")),
      "parts": .array(checked.parts.map { part($0, of: claim, texts) }),
    ]
  }

  private func part(
    _ checked: CheckedClaim.Part, of claim: Claim, _ texts: ClaimTexts
  ) -> ModelValue {
    let wording = Wording(knowledge: knowledge)
    let about = checked.part.about
    return [
      "id": .string(claim.publishedID),
      "title": .string(claim.title + (about.map { ": \($0)" } ?? "")),
      "about": .string(orNull: about.map(\.asSentenceStart)),
      "stated": .string(texts.stated(checked)),
      "derivation": .string(texts.derivation(checked)),
      "right": .markdown(texts.right(checked)),
      "cited": wording.markdown(texts.right(checked), facts: checked.part.facts),
      "why": .markdown(texts.why(checked)),
      "verdict": .string(checked.verdict.rawValue),
    ]
  }
}
