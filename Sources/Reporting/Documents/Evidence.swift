internal import Decisions
internal import Diagnostics
internal import Knowledge

/// The facts that Markdown texts cite as footnotes, and their sources.
struct Evidence {
  /// How much a footnote says of its sources.
  enum Style: Hashable {
    /// Titles and dates; a table of the sources has the rest.
    case besideTable
    /// Links and dates.
    case alone
  }

  private let knowledge: KnowledgeBase
  private let models: [NetworkModel]
  private let footnotes: [String: ModelValue]
  private let rows: [(id: String, value: ModelValue)]
  private let cited: [String: [String]]

  /// The evidence of a knowledge base, ready to be picked from.
  ///
  /// - Parameters:
  ///   - knowledge: The knowledge base.
  ///   - models: The options that texts are about; the sources of others are left out.
  ///   - style: How much a footnote says.
  init(_ knowledge: KnowledgeBase, models: [NetworkModel], style: Style) {
    self.knowledge = knowledge
    self.models = models
    var footnotes: [String: ModelValue] = [:]
    var cited: [String: [String]] = [:]
    for fact in knowledge.facts {
      let ids = models.flatMap { fact.sources(for: $0) }.distinct
      // A record stays short: its footnotes name the foremost source, the report names all.
      let named = style == .alone ? ids.prefix(1) : ids[...]
      let sources = named.compactMap(knowledge.source).map { Self.citation($0, style) }
      cited[fact.id] = ids
      footnotes[fact.id] = [
        "id": .markdown(fact.id),
        "title": .string(fact.title),
        "confidence": .string(fact.confidence.rawValue),
        "isDocumentedOld": .bool(fact.confidence == .documentedOld),
        "isCode": .bool(fact.confidence == .code),
        "isOther": .bool(fact.confidence != .documentedOld && fact.confidence != .code),
        "sources": .markdown(sources.joined(separator: "; ")),
      ]
    }
    self.footnotes = footnotes
    self.cited = cited
    rows = knowledge.sources.map { ($0.id, Self.row($0)) }
  }

  /// What the template of the sources sees; nil when the texts cite nothing.
  ///
  /// The footnotes come in the order of `labels`, which is that of the numbers that they get.
  func value(citedIn labels: [String]) -> ModelValue? {
    let facts = labels.filter { footnotes[$0] != nil }
    if facts.isEmpty { return nil }
    let sources = Set(facts.flatMap { cited[$0] ?? [] })
    return [
      "facts": .array(facts.compactMap { footnotes[$0] }),
      "sources": .array(rows.filter { sources.contains($0.id) }.map(\.value)),
    ]
  }

  private static func citation(_ source: Source, _ style: Style) -> String {
    // Release notes have their date in their title already.
    let date = source.date.map(\.description).map { source.title.hasSuffix($0) ? "" : ", \($0)" }
    return switch style {
    case .alone: link(source) + (date ?? ", read \(source.read)")
    case .besideTable: MarkdownText.escaped(source.title) + (date ?? "")
    }
  }

  private static func row(_ source: Source) -> ModelValue {
    [
      "link": .markdown(link(source)),
      "publisher": .string(source.publisher),
      "date": .string(orNull: source.date?.description),
      "read": .string(source.read.description),
    ]
  }

  /// A link to a source.
  static func link(_ source: Source) -> String {
    "[\(MarkdownText.escaped(source.title))](\(source.url))"
  }
}

/// Footnote marks in Markdown of our own: `[^label]`, where user text has its brackets escaped.
enum Footnotes {
  /// The labels that `markdown` refers to, each once, in the order of the text.
  static func labels(in markdown: String) -> [String] {
    var labels: [String] = []
    let bytes = Array(markdown.utf8)
    var position = 0
    while let open = bytes[position...].firstIndex(of: UInt8(ascii: "[")) {
      position = open + 1
      let isEscaped = open > 0 && bytes[open - 1] == UInt8(ascii: "\\")
      guard !isEscaped, position < bytes.count, bytes[position] == UInt8(ascii: "^"),
        let close = bytes[position...].firstIndex(of: UInt8(ascii: "]"))
      else { continue }
      let label = String(decoding: bytes[(position + 1)..<close], as: UTF8.self)
      labels.append(label)
      position = close + 1
    }
    return labels.distinct
  }
}
