internal import Decisions
internal import Knowledge

/// The facts that a Markdown text cites as footnotes, and their sources.
struct Evidence {
  /// The cited facts, in the order of the knowledge base.
  let facts: [Fact]
  private let models: [NetworkModel]
  private let knowledge: KnowledgeBase
  /// Whether the template lists the sources in a table, so that footnotes need no links.
  private let hasTable: Bool

  /// The evidence of a text whose footnotes are labelled with the ids of facts.
  ///
  /// - Parameters:
  ///   - markdown: The text.
  ///   - knowledge: The knowledge base.
  ///   - models: The options that the text is about; the sources of others are left out.
  ///   - hasTable: Whether the template lists the sources in a table.
  init(
    citedIn markdown: String, knowledge: KnowledgeBase, models: [NetworkModel], hasTable: Bool
  ) {
    self.hasTable = hasTable
    let labels = Footnotes.labels(in: markdown)
    self.knowledge = knowledge
    self.models = models
    facts = knowledge.facts.filter { labels.contains($0.id) }
  }

  /// What the template of the sources sees.
  var value: ModelValue {
    let cited = hasTable ? Set(facts.flatMap(sourceIDs)) : []
    return [
      "facts": .array(facts.map(value)),
      "sources": hasTable
        ? .array(knowledge.sources.filter { cited.contains($0.id) }.map(Self.value)) : .null,
    ]
  }

  private func value(_ fact: Fact) -> ModelValue {
    [
      "id": .markdown(fact.id),
      "title": .string(fact.title),
      "confidence": .string(fact.confidence.rawValue),
      "sources": .markdown(
        sourceIDs(fact).compactMap(knowledge.source).map(citation).joined(separator: "; ")),
    ]
  }

  /// The sources of a fact and of what it says of the options compared, each once.
  private func sourceIDs(_ fact: Fact) -> [String] {
    var seen: Set<String> = []
    return models.flatMap { fact.sources(for: $0) }.filter { seen.insert($0).inserted }
  }

  /// A source by its title and date, as a link where there is no table of the sources.
  private func citation(_ source: Source) -> String {
    let title = MarkdownText.escaped(source.title)
    let date = source.date.map { ", \($0)" } ?? ""
    return (hasTable ? title : "[\(title)](\(source.url))") + date
  }

  private static func value(_ source: Source) -> ModelValue {
    [
      "title": .string(source.title),
      "publisher": .string(source.publisher),
      "url": .string(source.url),
      "date": .string(orNull: source.date?.description),
      "read": .string(source.read.description),
    ]
  }
}

/// Footnote marks in Markdown of our own: `[^label]`, where user text has its brackets escaped.
enum Footnotes {
  /// The labels that `markdown` refers to.
  static func labels(in markdown: String) -> Set<String> {
    var labels: Set<String> = []
    var rest = Array(markdown.utf8)[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "[")) {
      rest = rest[(open + 1)...]
      guard rest.first == UInt8(ascii: "^"), let close = rest.firstIndex(of: UInt8(ascii: "]"))
      else { continue }
      labels.insert(String(decoding: rest[(open + 2)..<close], as: UTF8.self))
      rest = rest[(close + 1)...]
    }
    return labels
  }
}
