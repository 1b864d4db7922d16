import Decisions
import Knowledge
import Testing

/// How the texts of the built-in base are written.
@Suite struct TextTests {
  let base: KnowledgeBase

  init() throws { base = try #require(KnowledgeBase.builtIn.base) }

  @Test func sentencesEndWithAFullStopAndBeginWithACapital() {
    for (place, text) in sentences {
      #expect(text.hasSuffix(".") || text.hasSuffix("?"), "\(place): \(text)")
      let first = text.first
      #expect(
        first?.isLowercase == false || text.hasPrefix("kubenet") || text.hasPrefix("ip-masq"),
        "\(place): \(text)")
    }
    #expect(sentences.count > 400)
  }

  @Test func titlesAndCellsAreNoSentences() {
    for (place, text) in phrases { #expect(!text.hasSuffix("."), "\(place): \(text)") }
  }

  @Test func blanksStandOnceAndOnlyBetweenWords() {
    for (place, text) in sentences + phrases {
      #expect(!text.contains("  ") && !text.contains("\n"), "\(place): \(text)")
      #expect(text.first?.isWhitespace == false && text.last?.isWhitespace == false, "\(place)")
    }
  }

  @Test func noTextAdvertises() {
    let banned: Set<String> = [
      "simply", "seamless", "seamlessly", "powerful", "robust", "leverage", "genuine", "modern",
      "enterprise", "effortless", "effortlessly", "game-changing", "best-in-class", "cutting-edge",
      "obviously", "just", "very",
    ]
    for (place, text) in sentences + phrases {
      let words = text.lowercased().split { !$0.isLetter && $0 != "-" }.map(String.init)
      let found = words.filter(banned.contains)
      #expect(found.isEmpty, "\(place): \(text)")
    }
  }

  @Test func cellsFitTheirColumn() {
    for feature in base.features {
      for cell in feature.cells.all.compactMap({ $0 }) {
        #expect(cell.text.count <= Feature.Cell.longestText, "\(feature.id): \(cell.text)")
      }
    }
  }

  private var sentences: [(String, String)] {
    var texts: [(String, String)] = []
    for fact in base.facts {
      let statements = [fact.statement] + NetworkModel.allCases.map { fact.statement(for: $0) }
      texts += (statements + [fact.unused]).compactMap { $0 }.map { ("fact \(fact.id)", $0) }
      texts += fact.conflicts.map { ("conflict \($0.reference)", $0.why) }
    }
    for guide in base.options.all {
      let remarks =
        guide.strengths + guide.limitations + guide.when + guide.mistakes + guide.operations
        + [guide.exactness]
      texts += (remarks.map(\.text) + [guide.summary, guide.how])
        .map { ("option \(guide.model.id)", $0) }
    }
    for feature in base.features { texts.append(("feature \(feature.id)", feature.why)) }
    for guide in base.criteria {
      texts += [guide.question, guide.low, guide.high].map { ("criterion \(guide.title)", $0) }
      switch guide.kind {
      case .computed(let thresholds): texts.append(("criterion \(guide.title)", thresholds))
      case .judged(let scores):
        texts += scores.all.map { ("criterion \(guide.title)", $0.rationale) }
      }
    }
    for guide in base.constraints {
      texts.append(("constraint \(guide.title)", guide.meaning))
      texts += guide.answers.all.map { ("constraint \(guide.title)", $0.text) }
    }
    for claim in base.claims.all {
      texts.append(("claim \(claim.id)", claim.states))
      texts += claim.parts.map { ("claim \(claim.id)", $0.why) }
    }
    texts += base.claims.advice.map { ("advice \($0.id)", $0.text) }
    return texts
  }

  private var phrases: [(String, String)] {
    var texts = base.sources.map { ("source \($0.id)", $0.title) }
    texts += base.facts.map { ("fact \($0.id)", $0.title) }
    texts += base.options.all.map { ("option", $0.title) }
    texts += base.groups.map { ("group", $0.title) }
    for feature in base.features {
      texts.append(("feature", feature.title))
      texts += feature.cells.all.compactMap { $0 }.map { ("feature \(feature.id)", $0.text) }
    }
    for guide in base.constraints {
      texts.append(("constraint", guide.title))
      texts += guide.answers.all.compactMap(\.depends).map { ("constraint \(guide.title)", $0) }
    }
    for claim in base.claims.all {
      texts.append(("claim", claim.title))
      texts += claim.parts.flatMap { [$0.right] + [$0.words, $0.about, $0.unit].compactMap { $0 } }
        .map { ("claim \(claim.id)", $0) }
    }
    return texts
  }
}
