internal import Guidance
internal import Knowledge

extension ExplanationKind {
  /// The sentences on dataplane and migration.
  static let statements: Self = Self("statement", plural: "statements") { context in
    context.knowledge.statements.map { guide in
      Explanation(
        .statements, guide.id, title: guide.title, references: guide.references, settled: []
      ) { context.evidence(guide.facts) }
    }
  }
}

extension StatementGuide {
  /// The sentence itself, as readers see it where there are no figures.
  var title: String { Message.readable(text) }
}
