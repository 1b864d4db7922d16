public import Decisions
public import Diagnostics
internal import Guidance
public import Knowledge
internal import Synchronization

/// Renders records and reports with the templates of a run; shared by all threads.
///
/// What depends on the knowledge base, the options and the marks of the matrix alone is worked out
/// once and kept.
public final class ReportRenderer: Sendable {
  /// The templates of the run.
  public let templates: TemplateSet
  /// The knowledge base of the run.
  public let knowledge: KnowledgeBase
  private let kept = Mutex(Kept())

  private struct Kept {
    var references: [ReferenceKey: Reference] = [:]
    var evidence: [EvidenceKey: Evidence] = [:]
  }

  private struct EvidenceKey: Hashable {
    let models: [NetworkModel]
    let style: Evidence.Style
  }

  /// A day would be too fine a key: the dates of a thousand decisions share few sets of marks.
  private struct ReferenceKey: Hashable {
    let models: [NetworkModel]
    let marks: MatrixMarks
  }

  /// The reference part as Markdown, and the footnotes that it cites.
  private struct Reference {
    let text: String
    let labels: [String]
  }

  /// A renderer for one run.
  public init(_ templates: TemplateSet, knowledge: KnowledgeBase) {
    self.templates = templates
    self.knowledge = knowledge
  }

  /// The record of a report in a layout, as Markdown.
  ///
  /// - Parameters:
  ///   - report: The report.
  ///   - layout: A template below `records/`, such as `madr`.
  ///   - limit: The most characters, as UTF-16 counts them; a longer record is cut and says so.
  /// - Returns: The text, with its sources as footnotes.
  /// - Throws: What the templates ask for and the data lacks.
  public func record(
    _ report: Report, layout: String, limit: Int? = nil
  ) throws(TemplateError) -> String {
    let body = MarkdownBullets.unified(
      try templates.render(RecordLayouts.path(layout), report.data))
    let sources = try sources(of: body, report)
    guard let limit, body.utf16.count + sources.utf16.count > limit else { return body + sources }
    let end = try templates.render(RecordLayouts.cut, RecordLayouts.cutData(limit))
    let room = limit - sources.utf16.count - end.utf16.count - 1
    let beginning = MarkdownCut.beginning(of: body, limit: max(0, room))
    let text = beginning.isEmpty ? end : beginning + "\n" + end
    // Of the sources those are left that the beginning cites.
    return text + (try self.sources(of: text, report))
  }

  /// The footnotes of a record, behind an empty line; empty where it cites nothing.
  private func sources(of body: String, _ report: Report) throws(TemplateError) -> String {
    let chosen = report.source.assessment.outcome.option
    let models = chosen.map { [$0] } ?? report.source.decision.options
    let cited = evidence(models, .alone).value(citedIn: Footnotes.labels(in: body))
    guard let cited else { return "" }
    return "\n" + (try templates.render(RecordLayouts.sources, cited))
  }

  /// The design-review report, as Markdown.
  ///
  /// - Parameter report: The report.
  /// - Returns: The text, with its sources as footnotes and in a table.
  /// - Throws: What the templates ask for and the data lacks.
  public func report(_ report: Report) throws(TemplateError) -> String {
    let options = report.source.decision.options
    let body = try templates.render(Self.report, report.data)
    let reference = try reference(options, on: report.source.date)
    var labels = Footnotes.labels(in: body)
    let cited = Set(labels)
    labels += reference.labels.filter { !cited.contains($0) }
    let text = body + "\n" + reference.text
    guard let sources = evidence(options, .besideTable).value(citedIn: labels) else { return text }
    return text + "\n" + (try templates.render(Self.sources, sources))
  }

  /// Works out beforehand what reports on these options share, so that one core can do it while
  /// another assesses the first decision.
  ///
  /// - Parameters:
  ///   - options: The options that the decision compares.
  ///   - date: The record's date.
  /// - Throws: What the templates ask for and the data lacks.
  public func prepare(
    _ options: [NetworkModel], on date: CalendarDate
  ) throws(TemplateError) {
    _ = try reference(options, on: date)
    _ = evidence(options, .besideTable)
  }

  /// The published figures, recomputed, as a Markdown document of its own.
  public func publishedFigures() throws(TemplateError) -> String {
    try templates.render(Self.publishedFigures, ClaimsData(knowledge: knowledge).value)
  }

  private static let report = "report/report.md.mustache"
  private static let reference = "report/reference.md.mustache"
  private static let sources = "report/sources.md.mustache"
  private static let publishedFigures = "report/published-figures.md.mustache"

  /// The paths of the templates that records of a layout, reports and their pages are rendered with,
  /// apart from those that these include.
  public static func templates(layout: String) -> [String] {
    RecordLayouts.paths(layout) + [report, reference, sources, Page.template]
  }

  /// What the records of every layout, the report, its parts, the page and the published figures
  /// would miss in a report's data.
  public func problems(_ report: Report) -> [Diagnostic] {
    let roots = RecordLayouts.names(in: templates).map(RecordLayouts.path) + [Self.report]
    let options = report.source.decision.options
    let facts = knowledge.facts.map(\.id)
    let models: [(path: String, model: ModelValue?)] =
      roots.map { ($0, report.data) } + [
        (
          Self.reference,
          ReferenceData(knowledge: knowledge, options: options, date: report.source.date).value
        ),
        (Self.sources, evidence(options, .besideTable).value(citedIn: facts)),
        (RecordLayouts.sources, evidence(options, .alone).value(citedIn: facts)),
        (RecordLayouts.cut, RecordLayouts.cutData(0)),
        (Self.publishedFigures, ClaimsData(knowledge: knowledge).value),
        (Page.template, Page.sample.model(style: "")),
      ]
    return models.flatMap { path, model in model.map { templates.check(path, against: $0) } ?? [] }
  }

  private func reference(
    _ options: [NetworkModel], on date: CalendarDate
  ) throws(TemplateError) -> Reference {
    let key = ReferenceKey(models: options, marks: MatrixMarks(knowledge, on: date))
    if let known = kept.withLock({ $0.references[key] }) { return known }
    let text = try templates.render(
      Self.reference,
      ReferenceData(knowledge: knowledge, options: options, date: date).value)
    let reference = Reference(text: text, labels: Footnotes.labels(in: text))
    kept.withLock { $0.references[key] = reference }
    return reference
  }

  private func evidence(_ models: [NetworkModel], _ style: Evidence.Style) -> Evidence {
    let key = EvidenceKey(models: models, style: style)
    if let known = kept.withLock({ $0.evidence[key] }) { return known }
    let evidence = Evidence(knowledge, models: models, style: style)
    kept.withLock { $0.evidence[key] = evidence }
    return evidence
  }
}
