import Decisions
import Foundation
import Guidance
import Knowledge
import Reporting
import Testing

@testable import netadr

/// Claims and statements, which rest on facts and which other entries name.
extension ExplanationTests {
  @Test func everyClaimPrintsItsPartsFiguresSourcesAndDates() throws {
    let checked = knowledge.checkedClaims()
    #expect(checked.map(\.claim.publishedID) == (1...33).map { "S\($0)" })
    for claim in checked {
      for word in [claim.claim.publishedID, claim.claim.id, "claim:\(claim.claim.id)"] {
        let text = try text(word)
        #expect(text.contains("claim \(claim.claim.id): \(claim.claim.title) (S"), "\(word)")
        #expect(text.contains("\n\(claim.claim.states)\nVerdict: \(claim.verdict.rawValue)\n"))
        for part in claim.parts {
          let why = part.figures.sentence(part.part.why)
          let derivation = part.derivation.sentence(
            try #require(knowledge.claims.derivations[part.derivation.key]))
          let right = part.figures.sentence(part.part.right)
          for line in ["Right: \(right)\n", "Derivation: \(derivation)\n", "Why: \(why)"] {
            #expect(text.contains("\n  \(line)"), "\(word): \(line)")
          }
          if let about = part.part.about {
            #expect(text.contains("\n\(about): \(part.verdict.rawValue)\n"), "\(word): \(about)")
          }
          if let words = part.part.words { #expect(text.contains("  Stated: \(words)\n")) }
          for id in part.part.facts {
            let fact = try #require(knowledge.fact(id))
            for source in fact.sources(for: part.part.derivation.option) {
              let source = try #require(knowledge.source(source))
              #expect(text.contains(source.url), "\(word): \(source.url)")
              #expect(text.contains("read \(source.read)"), "\(word): \(source.url)")
            }
          }
        }
        let publication = try #require(knowledge.source(claim.claim.source))
        #expect(text.contains("Stated in: \(publication.title)"))
        #expect(text.contains(publication.url) && text.contains("read \(publication.read)"))
      }
    }
  }

  @Test func aClaimIsNamedByWhatItBearsOn() throws {
    for claim in knowledge.claims.all {
      let bearing = claim.bearsOn
      let names =
        bearing.options.map { "option:\($0.id)" } + bearing.rules.map { "rule:\($0)" }
        + bearing.constraints.map { "constraint:\($0.id)" }
        + bearing.criteria.map { "criterion:\($0.id)" }
      for name in names {
        #expect(try text(name).contains("\n  claim \(claim.id): \(claim.title)\n"), "\(name)")
        let id = name.split(separator: ":")[1]
        #expect(try text("claim:\(claim.id)").contains(id), "\(name)")
      }
    }
  }

  @Test func everyStatementPrintsItsSentenceFactsAndSources() throws {
    for guide in knowledge.statements {
      let text = try text("statement:\(guide.id)")
      let plain = guide.text.prefix { $0 != "{" }
      #expect(text.hasPrefix("statement \(guide.id): \(plain)"))
      try expectSources(guide.facts, nil, in: text)
      #expect(text.contains("It rests on") == guide.facts.isEmpty, "\(guide.id)")
    }
  }

  @Test func aReferenceFindsWhatSettlesItAndElseWhatTakesItUp() {
    func kinds(_ name: String) -> Set<String> {
      Set(book.entries(named: name, of: nil).map(\.kind.id))
    }
    #expect(kinds("M3").contains("fact") && !kinds("M3").contains("claim"))
    #expect(kinds("R27").contains("rule") && !kinds("R27").contains("statement"))
    #expect(kinds("S6") == ["claim"])
    let carried =
      knowledge.statements.flatMap(\.references) + knowledge.claims.all.flatMap(\.references)
    for reference in carried { #expect(!kinds(reference).isEmpty, "\(reference)") }
    let statements = book.entries(named: "R27", of: ExplanationKind("statement"))
    #expect(
      statements.map(\.id)
        == knowledge.statements.filter { $0.references.contains("R27") }.map(\.id))
  }
}
