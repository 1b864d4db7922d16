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
    let chosen = source.assessment.outcome.option
    return try rendered(
      "records/\(layout).md.mustache", sources: "records/sources.md.mustache",
      of: chosen.map { [$0] } ?? source.decision.options, templates)
  }

  /// The design-review report, as Markdown.
  ///
  /// - Throws: What the templates ask for and the data lacks.
  public func report(_ templates: TemplateSet) throws(TemplateError) -> String {
    try rendered(
      "report/report.md.mustache", sources: Self.reportSources,
      of: source.decision.options, templates)
  }

  /// What the records of every layout, the report and the page would miss in this decision's data.
  public func problems(of templates: TemplateSet) -> [Diagnostic] {
    let roots = templates.paths.filter { $0.hasPrefix("records/") } + ["report/report.md.mustache"]
    return roots.flatMap { templates.check($0, against: data) }
  }

  private static let reportSources = "report/sources.md.mustache"

  /// `decision.json`.
  public func document() -> String { ModelJSON.text(DecisionDocument.value(source)) }

  /// A template with the facts and sources that it cites behind it.
  private func rendered(
    _ path: String, sources: String, of models: [NetworkModel], _ templates: TemplateSet
  ) throws(TemplateError) -> String {
    let body = try templates.render(path, data)
    let evidence = Evidence(citedIn: body, knowledge: source.knowledge, models: models,
      hasTable: sources == Self.reportSources)
    if evidence.facts.isEmpty { return body }
    return body + "\n" + (try templates.render(sources, evidence.value))
  }
}
