internal import Decisions
public import Diagnostics
internal import Guidance
internal import Knowledge

/// Renders the record and the report of one decision.
public struct Report: Sendable {
  /// What templates see.
  private let data: ModelValue
  private let source: ReportSource

  /// The report of an assessment.
  public init(_ source: ReportSource) {
    self.source = source
    data = ReportData(source).value
  }

  /// The record in a layout, as Markdown.
  ///
  /// - Parameters:
  ///   - layout: A template below `records/`, such as `madr`.
  ///   - templates: The templates of this run.
  /// - Throws: What the templates ask for and the data lacks.
  public func record(_ layout: String, _ templates: TemplateSet) throws(TemplateError) -> String {
    try rendered("records/\(layout).md.mustache", templates)
  }

  /// The design-review report, as Markdown.
  ///
  /// - Throws: What the templates ask for and the data lacks.
  public func report(_ templates: TemplateSet) throws(TemplateError) -> String {
    try rendered("report/report.md.mustache", templates)
  }

  /// What the records of every layout, the report and the page would miss in this decision's data.
  public func problems(of templates: TemplateSet) -> [Diagnostic] {
    let roots = templates.paths.filter { $0.hasPrefix("records/") } + ["report/report.md.mustache"]
    return roots.flatMap { templates.check($0, against: data) }
  }

  /// `decision.json`.
  public func document() -> String { ModelJSON.text(DecisionDocument.value(source)) }

  /// A template with the sources that it cites behind it.
  private func rendered(
    _ path: String, _ templates: TemplateSet
  ) throws(TemplateError) -> String {
    let body = try templates.render(path, data)
    let cited = Footnotes.labels(in: body)
    guard !cited.isEmpty else { return body }
    let sources = source.knowledge.sources.filter { cited.contains($0.id) }
    let list = try templates.render(
      "report/sources.md.mustache", ["sources": .array(sources.map(Self.value))])
    return body + "\n" + list
  }

  private static func value(_ source: Source) -> ModelValue {
    [
      "id": .markdown(source.id),
      "title": .string(source.title),
      "publisher": .string(source.publisher),
      "url": .markdown(source.url),
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
