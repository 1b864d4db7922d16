import Diagnostics
import Guidance
import Knowledge
import Reporting

/// Published figures, recomputed, for a terminal, laid out for its width.
struct ClaimsText {
  private let claims: [CheckedClaim]
  private let texts: ClaimTexts
  private let terminal: Terminal

  /// The text of checked claims.
  init(_ claims: [CheckedClaim], knowledge: KnowledgeBase, terminal: Terminal) {
    self.claims = claims
    texts = ClaimTexts(knowledge: knowledge)
    self.terminal = terminal
  }

  /// A paragraph for each claim, and how many have each verdict.
  var text: String { claims.map { text($0) + "\n" }.joined() + closing }

  private func text(_ checked: CheckedClaim) -> String {
    let claim = checked.claim
    let name = "\(claim.publishedID.escapingControls) \(claim.title.escapingControls)"
    let title = terminal.styled(name, .bold)
    let parts = checked.parts.map { part($0, isOnly: checked.parts.count == 1) }
    return "\(title): \(styled(checked.verdict))\n" + row("claim", claim.states) + parts.joined()
  }

  private func part(_ checked: CheckedClaim.Part, isOnly: Bool) -> String {
    let heading =
      isOnly
      ? ""
      : "  \((checked.part.about ?? "").escapingControls): \(styled(checked.verdict))\n"
    return heading + row("stated", texts.stated(checked)) + row("right", texts.right(checked))
      + row("how", texts.derivation(checked)) + row("why", texts.why(checked))
  }

  private func row(_ label: String, _ text: String) -> String {
    let start = "  \(label)" + String(repeating: " ", count: max(1, Self.margin - 2 - label.count))
    let indent = String(repeating: " ", count: Self.margin)
    let lines = text.escapingControls
      .wrapped(to: max(40, terminal.width) - Self.margin, indent: "").split(separator: "\n")
    return start + lines.joined(separator: "\n" + indent) + "\n"
  }

  /// The columns before the texts of a claim.
  private static let margin = 10

  private func styled(_ verdict: Claim.Verdict) -> String {
    let style: TextStyle =
      switch verdict {
      case .correct: .green
      case .approximate, .outdated, .unsupported: .yellow
      case .wrong: .red
      case .notCheckable: .dim
      }
    return terminal.styled(verdict.rawValue, style)
  }

  private var closing: String {
    if claims.isEmpty { return "The knowledge base has no claims.\n" }
    let counts = Claim.Verdict.allCases.compactMap { verdict in
      let count = claims.filter { $0.verdict == verdict }.count
      return count == 0 ? nil : "\(count) \(verdict.rawValue)"
    }
    let all = "\(claims.count.grouped) \(claims.count == 1 ? "claim" : "claims")"
    return "\(all): \(counts.asSentenceList)".wrapped(to: max(40, terminal.width), indent: "  ")
      + "\n"
  }
}
