import Decisions
import Foundation
import Guidance
import Knowledge
import Testing

/// The verdicts and right figures of the research notes (section 4), typed from there, against what
/// the engine makes of every claim.
@Suite struct PublishedClaimsTests {
  private struct Row {
    let id: String
    let verdicts: [Claim.Verdict]
    /// What the right figures of the parts must name, worked out in the notes.
    let right: [String]

    init(_ id: String, _ verdicts: Claim.Verdict..., right: String...) {
      self.id = id
      self.verdicts = verdicts
      self.right = right
    }
  }

  private let rows = [
    Row("S1", .correct, right: "400"), Row("S2", .correct, right: "20,000"),
    Row("S3", .wrong, right: "/17"), Row("S4", .correct, right: "/18"),
    Row("S5", .wrong, right: "new subnet"), Row("S6", .wrong, right: "/13, or /14 without surge"),
    Row("S7", .wrong, right: "/14"), Row("S8", .wrong, right: "276,100, or 251,000"),
    Row("S9", .wrong, right: "201 times"),
    Row("S10", .correct, .outdated, .correct, right: "400", "5,000", "5,000"),
    Row("S11", .approximate, right: "22,110, or 20,100"),
    Row("S12", .wrong, right: "28,160 of a pod CIDR, a /17"),
    Row("S13", .correct, right: "125,000"),
    Row("S14", .approximate, .wrong, right: "550", "140,800, a /14; 128,000, a /15"),
    Row("S15", .unsupported, right: "no figure"), Row("S16", .wrong, right: "node's address"),
    Row("S17", .wrong, right: "2023-08-13"), Row("S18", .correct, right: "DCasv5 and DCadsv5"),
    Row("S19", .wrong, right: "the pod CIDR can grow"),
    Row(
      "S20", .unsupported, .correct, .unsupported,
      right: "no such threshold", "scarce", "no such threshold"),
    Row("S21", .approximate, right: "most scenarios"), Row("S22", .unsupported, right: "legacy"),
    Row("S23", .correct, .wrong, right: "2017", "2018-04-25"),
    Row("S24", .notCheckable, right: "nothing to check"), Row("S25", .wrong, right: "/14"),
    Row("S26", .outdated, right: "2028-03-31"), Row("S27", .wrong, right: "kubenet and Azure CNI"),
    Row("S28", .wrong, right: "no encapsulation"), Row("S29", .wrong, right: "the pod's own"),
    Row("S30", .unsupported, right: "every model"),
    Row("S31", .correct, .wrong, right: "node's address", "AKS"),
    Row("S32", .outdated, right: "overlay"), Row("S33", .notCheckable, right: "outside it nodes"),
  ]

  @Test func `verdicts and right figures are those of the research notes`() throws {
    let knowledge = try builtInKnowledge()
    #expect(rows.map(\.id) == knowledge.claims.all.map(\.publishedID))
    for row in rows {
      let checked = knowledge.checked(try #require(knowledge.claim(row.id)))
      #expect(checked.parts.map(\.verdict) == row.verdicts, "\(row.id)")
      for (part, wanted) in zip(checked.parts, row.right) {
        let right = part.figures.sentence(part.part.right)
        #expect(right.contains(wanted), "\(row.id): \(right)")
      }
      #expect(checked.parts.count == row.right.count, "\(row.id)")
    }
  }

  @Test func `a claim is as bad as its worst part that can be checked`() throws {
    let knowledge = try builtInKnowledge()
    for (id, verdict) in [
      ("S10", Claim.Verdict.outdated), ("S14", .wrong), ("S20", .unsupported), ("S23", .wrong),
      ("S31", .wrong), ("S24", .notCheckable), ("S1", .correct),
    ] {
      #expect(knowledge.checked(try #require(knowledge.claim(id))).verdict == verdict, "\(id)")
    }
  }

  @Test func `every wording is filled and every figure that the loader allows is there`() throws {
    let knowledge = try builtInKnowledge()
    for claim in knowledge.checkedClaims() {
      for checked in claim.parts {
        let wording = try #require(knowledge.claims.derivations[checked.derivation.key])
        #expect(checked.derivation.unfilled(in: wording) == [], "\(claim.claim.id)")
        #expect(checked.figures.unfilled(in: checked.part.right) == [], "\(claim.claim.id)")
        #expect(checked.figures.unfilled(in: checked.part.why) == [], "\(claim.claim.id)")
        var allowed = checked.part.derivation.figures
        if checked.derivation.key == "value-missing" { allowed.remove("value") }
        #expect(Set(checked.derivation.values.keys) == allowed, "\(claim.claim.id)")
      }
    }
  }

  @Test func `a stated figure is judged by its distance from ours`() throws {
    // 100 nodes with 200 pods: 20,100 addresses, 22,110 with 10 surge nodes.
    let knowledge = try builtInKnowledge()
    let part = try #require(knowledge.claim("S11")?.parts.first)
    for (stated, verdict) in [
      (22_110, Claim.Verdict.correct), (20_100, .approximate), (18_090, .approximate),
      (18_089, .wrong), (24_321, .approximate), (24_322, .wrong), (0, .wrong),
      (1_000_000_000_000, .wrong),
    ] {
      let changed = try base(stated: "\(part.stated.count ?? 0)", as: "\(stated)", of: "S11")
      #expect(changed.checked(try #require(changed.claim("S11"))).verdict == verdict, "\(stated)")
    }
    for (stated, verdict) in [
      ("/13", Claim.Verdict.correct), ("/14", .approximate), ("/12", .wrong),
    ] {
      let changed = try base(stated: "/19", as: stated, of: "S6")
      #expect(changed.checked(try #require(changed.claim("S6"))).verdict == verdict, "\(stated)")
    }
    for (stated, verdict) in [
      ("2023-Q3", Claim.Verdict.correct), ("2023", .correct), ("2024", .wrong),
    ] {
      let changed = try base(stated: "2024-Q4", as: "\"\(stated)\"", of: "S17")
      #expect(changed.checked(try #require(changed.claim("S17"))).verdict == verdict, "\(stated)")
    }
  }

  @Test func `verdicts follow the facts, not what was stored`() throws {
    // With 500 routes a table, 400 nodes are no longer right.
    let files = KnowledgeBase.builtInFiles.map { path, text in
      path == "facts.yaml"
        ? (path: path, text: text.replacing("      value: 400\n", with: "      value: 500\n"))
        : (path: path, text: text)
    }
    let changed = try #require(KnowledgeBase.load(files: files).base)
    let checked = changed.checked(try #require(changed.claim("S1")))
    #expect(checked.verdict == .wrong)
    #expect(checked.parts[0].figures.values["value"] == .count(500))
  }

  /// The base with another stated figure of a claim.
  private func base(stated: String, as other: String, of id: String) throws -> KnowledgeBase {
    let files = try KnowledgeBase.builtInFiles.map { path, text in
      guard path == "claims.yaml" else { return (path: path, text: text) }
      let start = try #require(text.range(of: "reference: [\(id),"))
      let rest = text[start.lowerBound...]
      let place = try #require(rest.range(of: "stated: \(stated)\n"))
      return (
        path: path,
        text: text[..<place.lowerBound] + "stated: \(other)\n" + text[place.upperBound...]
      )
    }
    let loaded = KnowledgeBase.load(files: files)
    return try #require(loaded.base, "\(loaded.diagnostics)")
  }
}

extension Claim.Figure {
  /// The number of a count.
  fileprivate var count: Int? { if case .count(let count) = self { count } else { nil } }
}
