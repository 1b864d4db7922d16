public import Knowledge

/// A published claim with what the engine makes of it.
public struct CheckedClaim: Sendable, Hashable {
  /// The claim.
  public let claim: Claim
  /// What each of its parts comes to, in their order.
  public let parts: [Part]

  /// The verdict of the claim: that of its worst part, among those that can be checked.
  public var verdict: Claim.Verdict {
    let reached = Set(parts.map(\.verdict)).subtracting([.notCheckable])
    return Claim.Verdict.allCases.last(where: reached.contains) ?? .notCheckable
  }

  /// What a part of a claim comes to.
  public struct Part: Sendable, Hashable {
    /// The part.
    public let part: Claim.Part
    /// What becomes of it.
    public let verdict: Claim.Verdict
    /// How the answer was found, with its figures; the key names a wording of `Claims.derivations`.
    public let derivation: Message
    /// The figures for the part's own wordings: those of the derivation and the values of facts.
    public let figures: Message
  }
}

extension KnowledgeBase {
  /// Every published claim, checked by the engine, in the order of the knowledge base.
  public func checkedClaims() -> [CheckedClaim] { claims.all.map(checked) }

  /// A claim, checked by the engine.
  public func checked(_ claim: Claim) -> CheckedClaim {
    let check = ClaimCheck(knowledge: self)
    return CheckedClaim(claim: claim, parts: claim.parts.map(check.part))
  }
}
