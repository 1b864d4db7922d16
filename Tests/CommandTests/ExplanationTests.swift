import Decisions
import Foundation
import Guidance
import Knowledge
import Reporting
import Testing

@testable import netadr

/// Every entry of the knowledge base, in process, against the base itself.
@Suite struct ExplanationTests {
  let knowledge: KnowledgeBase
  let book: ExplanationBook
  let renderer: ExplanationRenderer

  init() throws {
    knowledge = try Pipeline(knowledge: nil).knowledge
    book = ExplanationBook(knowledge)
    renderer = ExplanationRenderer(
      try TemplateLoading(nil) { $0.hasPrefix(ExplanationRenderer.folder) }.templates)
  }

  /// What `netadr explain` prints for words, on lines as long as they need to be.
  func text(_ words: String..., width: Int = 100_000) throws -> String {
    let parts = try ExplanationRequest(words: words, kind: nil, book: book).parts()
    let texts = try parts.map { try $0.text(renderer) }
    return ExplanationText(Terminal(isTerminal: false, width: width))
      .laidOut(texts.joined(separator: "\n"))
  }

  func expectSources(_ facts: [String], _ option: NetworkModel?, in text: String) throws {
    for id in facts {
      let fact = try #require(knowledge.fact(id))
      let models = option.map { [$0] } ?? NetworkModel.allCases
      for source in models.flatMap({ fact.sources(for: $0) }).compactMap(knowledge.source) {
        #expect(text.contains(source.url), "\(id): \(source.url)")
        #expect(text.contains("read \(source.read)"), "\(id): \(source.url)")
        #expect(text.contains(source.date.map { "dated \($0)" } ?? "undated"), "\(source.url)")
      }
    }
  }

  @Test func everyFactPrintsItsTextValuesSourcesAndDates() throws {
    for fact in knowledge.facts {
      let text = try text("fact:\(fact.id)")
      #expect(text.hasPrefix("fact \(fact.id): \(fact.title)"))
      try expectSources([fact.id], nil, in: text)
      for source in fact.sources.compactMap(knowledge.source) {
        #expect(text.contains(source.url))
      }
      #expect(text.contains("Confidence: \(fact.confidence.rawValue)"))
      let entries = fact.options.map(\.all) ?? []
      let stated = entries.compactMap { entry in
        if case .stated(let statement) = entry { statement } else { nil }
      }
      for sentence in ([fact.statement] + stated.map(\.statement)).compactMap({ $0 }) {
        #expect(text.contains(sentence), "\(fact.id): \(sentence)")
      }
      let values = [fact.value].compactMap { $0 } + fact.values.values
      for value in values + stated.flatMap({ [$0.value].compactMap { $0 } + $0.values.values }) {
        for word in words(of: value) { #expect(text.contains(word), "\(fact.id): \(word)") }
      }
      for conflict in fact.conflicts {
        for part in [conflict.reference, conflict.chosen, conflict.why] + conflict.others {
          #expect(text.contains(part), "\(fact.id): \(part)")
        }
      }
      for reference in fact.references { #expect(text.contains(reference), "\(fact.id)") }
      if let unused = fact.unused { #expect(text.contains(unused)) }
    }
  }

  /// The digits of a value in groups of three, made the slow way.
  private func words(of value: FactValue) -> [String] {
    switch value.content {
    case .integer(let number):
      var (digits, groups) = (String(number), [String]())
      while digits.count > 3 {
        groups.insert(String(digits.suffix(3)), at: 0)
        digits.removeLast(3)
      }
      return [([digits] + groups).joined(separator: ",")]
    case .text(let text): return [text]
    case .date(let date): return [date.description]
    case .truth(let truth): return [truth ? "yes" : "no"]
    case .texts(let texts): return texts
    }
  }

  @Test func everyOptionPrintsItsRemarksCellsAnswersAndScores() throws {
    for guide in knowledge.options.all {
      let text = try text(guide.model.id)
      let remarks =
        guide.strengths + guide.limitations + guide.when + guide.mistakes + guide.operations
        + [guide.exactness]
      let cells = knowledge.features.compactMap { $0.cells[guide.model] }
      let answers = knowledge.constraints.map { $0.answers[guide.model] }
      for part in [guide.title, guide.summary, guide.how] + remarks.map(\.text)
        + cells.map(\.text) + answers.map(\.text)
      {
        #expect(text.contains(part), "\(guide.model.id): \(part)")
      }
      let facts = remarks.flatMap(\.facts) + cells.flatMap(\.facts) + answers.flatMap(\.facts)
      try expectSources(facts, guide.model, in: text)
    }
  }

  @Test func everyFeaturePrintsItsCellsAndSources() throws {
    for feature in knowledge.features {
      let text = try text("feature:\(feature.id)")
      #expect(text.contains(feature.why) && text.contains(feature.title))
      for constraint in feature.constraints { #expect(text.contains(constraint.id)) }
      for cell in feature.cells.all.compactMap({ $0 }) {
        #expect(text.contains(cell.text), "\(feature.id)")
        try expectSources(cell.facts, nil, in: text)
      }
    }
  }

  @Test func everyConstraintPrintsItsAnswersAndSources() throws {
    for guide in knowledge.constraints {
      let text = try text("constraint:\(guide.constraint.id)")
      #expect(text.contains(guide.meaning))
      #expect(text.contains("rule \(guide.constraint.id): "))
      for answer in guide.answers.all {
        #expect(text.contains("\(answer.verdict.rawValue). \(answer.text)"))
        if let depends = answer.depends { #expect(text.contains(depends)) }
        try expectSources(answer.facts, nil, in: text)
      }
    }
  }

  @Test func everyCriterionPrintsItsScoresAndSources() throws {
    for guide in knowledge.criteria {
      let text = try text("criterion:\(guide.criterion.id)")
      for part in [guide.question, guide.low, guide.high] { #expect(text.contains(part)) }
      switch guide.kind {
      case .computed(let thresholds): #expect(text.contains(thresholds))
      case .judged(let scores):
        for score in scores.all {
          #expect(text.contains("\(score.value). \(score.rationale)"))
          try expectSources(score.facts, nil, in: text)
        }
      }
    }
  }

  @Test func everyRulePrintsItsReasonMessagesExamplesAndSources() throws {
    for rule in Rule.all {
      let guide = try #require(knowledge.rule(rule.id))
      let text = try text("rule:\(rule.id)")
      #expect(text.contains(guide.rationale) && text.contains(guide.title))
      try expectSources(guide.facts, nil, in: text)
      for key in guide.messages.keys { #expect(text.contains("\n  \(key): "), "\(rule.id)") }
      for example in rule.examples {
        for line in example.decision.split(separator: "\n") { #expect(text.contains(line)) }
        for finding in example.findings {
          let words = finding.split(separator: " ")
          #expect(text.contains("→ \(words[0]): \(words[1])"), "\(rule.id): \(finding)")
        }
      }
    }
  }

  @Test func everyReferenceOfTheNotesPrintsWhatCarriesIt() throws {
    let carried = knowledge.rules.filter { Phrases(rawValue: $0.id) == nil }.flatMap(\.references)
    let ranges = [("F", 1...47), ("M", 1...14), ("X", 1...26)]
    let references = ranges.flatMap { letter, range in range.map { "\(letter)\($0)" } }
    for reference in references + carried + ["1.3"] {
      for spelling in [reference, reference.lowercased()] {
        let entries = book.entries(named: spelling, of: nil)
        #expect(!entries.isEmpty, "\(reference)")
        let text = try text(spelling)
        for entry in entries { #expect(text.contains("\(entry.kind.id) \(entry.id): ")) }
        #expect(text.contains("https://") && text.contains("read 2026-"), "\(reference)")
      }
    }
  }

  @Test func nothingIsWiderThanTheTerminalButWhatCannotBeBroken() throws {
    for entry in book.entries {
      for line in try text("\(entry.kind.id):\(entry.id)", width: 40).split(separator: "\n") {
        let isOneWord = !line.drop { $0 == " " }.contains(" ")
        #expect(line.count <= 40 || isOneWord, "\(entry.id): \(line)")
      }
    }
  }

  @Test func nothingIsLeftUnfilled() throws {
    for entry in book.entries {
      let text = try text("\(entry.kind.id):\(entry.id)")
      // Braces stand in the decisions of a rule's examples, which come last before the facts.
      let prose = text.components(separatedBy: "\nExamples\n")
      #expect(!(prose.first ?? "").contains("{"), "\(entry.id)")
      #expect(!text.contains("()") && !text.contains("[]") && !text.contains("\n\n\n"))
      #expect(!text.contains(" \n") && text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
    }
  }

  @Test func noIdIsTheNameOfAKindOrHoldsAColon() {
    for entry in book.entries {
      #expect(ExplanationKind(entry.id) == nil && !entry.id.contains(":"))
    }
  }

  @Test func whatRefersToAFactIsWhatNamesIt() throws {
    for fact in knowledge.facts {
      let text = try text("fact:\(fact.id)")
      let parts = text.components(separatedBy: "\nWhat refers to it\n")
      let listed = parts.count == 2 ? parts[1].split(separator: "\n").map(String.init) : []
      var expected: [String] = []
      for guide in knowledge.options.all {
        let remarks =
          guide.strengths + guide.limitations + guide.when + guide.mistakes + guide.operations
        if remarks.contains(where: { $0.facts.contains(fact.id) }) {
          expected.append("  option \(guide.model.id): \(guide.title)")
        }
      }
      for feature in knowledge.features
      where feature.cells.all.contains(where: { $0?.facts.contains(fact.id) ?? false }) {
        expected.append("  feature \(feature.id): \(feature.title)")
      }
      for guide in knowledge.rules
      where guide.facts.contains(fact.id) && Phrases(rawValue: guide.id) == nil {
        expected.append("  rule \(guide.id): \(guide.title)")
      }
      for guide in knowledge.constraints
      where guide.answers.all.contains(where: { $0.facts.contains(fact.id) }) {
        expected.append("  constraint \(guide.constraint.id): \(guide.title)")
      }
      for guide in knowledge.criteria {
        guard case .judged(let scores) = guide.kind else { continue }
        if scores.all.contains(where: { $0.facts.contains(fact.id) }) {
          expected.append("  criterion \(guide.criterion.id): \(guide.title)")
        }
      }
      for claim in knowledge.claims.all
      where claim.parts.contains(where: { $0.facts.contains(fact.id) }) {
        expected.append("  claim \(claim.id): \(claim.title)")
      }
      for guide in knowledge.statements where guide.facts.contains(fact.id) {
        expected.append("  statement \(guide.id): \(Message.readable(guide.text))")
      }
      #expect(listed == expected, "\(fact.id)")
    }
  }
}
