import Decisions
import Diagnostics
import Figures
import Guidance
import MarkdownHTML
import Parallel
import Reporting
import Templates

/// Renders the files of one decision.
struct DecisionFiles: Sendable {
  let pipeline: Pipeline
  let renderer: ReportRenderer
  let style: String
  let layout: String
  var formats: Set<FileFormat>
  let date: CalendarDate
  /// Whether one decision may use all cores; a batch of decisions does so by itself.
  let usesAllCores: Bool
  /// The language of headings.
  var language = TemplateStrings.fallback
  /// The most characters of the record; nil for no limit.
  var limit: Int?

  /// The texts of a decision: record, report, figures and data, in the order of `Self.order`.
  ///
  /// - Throws: A failure with exit code 1 when a template asks for what the data lacks.
  func files(_ decision: Decision) throws(CommandFailure) -> [OutputFile] {
    let title = decision.title
    do throws(TemplateError) {
      let report = try report(decision)
      let record = { @Sendable () throws(TemplateError) in
        try texts(
          "adr", try renderer.record(report, layout: layout, limit: limit), title: title,
          chosen: report.chosen)
          + (formats.contains(.json)
            ? [OutputFile(name: "decision.json", text: report.document())] : [])
          + (formats.contains(.brief) ? [try brief(report)] : [])
      }
      let review = { @Sendable () throws(TemplateError) in
        try texts(
          "report", try renderer.report(report), title: title, chosen: report.chosen,
          figures: report.figures)
      }
      let figures = formats.contains(.svg) ? report.figures.map(Self.file) : []
      let (one, other) =
        usesAllCores ? try concurrently(record, review) : (try record(), try review())
      return (one + other + figures).sorted { Self.order($0) < Self.order($1) }
    } catch {
      throw CommandFailure(.findings, error.diagnostics)
    }
  }

  private func brief(_ report: Report) throws(TemplateError) -> OutputFile {
    let text = try renderer.record(
      report, layout: RecordLayouts.brief, limit: RecordLayouts.briefLimit)
    return OutputFile(name: FileFormat.briefName, text: text)
  }

  /// The report of a decision.
  ///
  /// With all cores, its maps and what all reports share are worked out beside the rest.
  private func report(_ decision: Decision) throws(TemplateError) -> Report {
    let make = { @Sendable () throws(TemplateError) in
      let assessment = pipeline.assessment(decision, on: date)
      let knowledge = pipeline.knowledge
      let source = { @Sendable () throws(TemplateError) in
        ReportSource(assessment, knowledge: knowledge, date: date)
      }
      let maps = { @Sendable () throws(TemplateError) in
        ReportMaps(assessment, knowledge: knowledge)
      }
      let (one, other) =
        usesAllCores ? try concurrently(source, maps) : (try source(), try maps())
      return Report(
        one, maps: other, strings: renderer.templates.strings, showsFigures: showsFigures)
    }
    guard usesAllCores else { return try make() }
    let prepare = { @Sendable () throws(TemplateError) in
      try renderer.prepare(decision.options, on: decision.date ?? date)
    }
    return try concurrently(make, prepare).0
  }

  /// What the templates ask for and a decision's data lacks.
  func problems(_ decision: Decision) -> [Diagnostic] {
    let source = ReportSource(
      pipeline.assessment(decision, on: date), knowledge: pipeline.knowledge, date: date)
    return renderer.problems(Report(source, strings: renderer.templates.strings))
  }

  /// Whether reports show figures: not beside Markdown alone, whose images would be missing.
  var showsFigures: Bool { formats.contains(.svg) || writesTexts && !formats.contains(.md) }

  /// Whether the record and the report are written in any form: not where data alone is wanted.
  private var writesTexts: Bool { !formats.isDisjoint(with: [.md, .html, .fragment, .pdf, .docx]) }

  private static func file(_ figure: Figure) -> OutputFile {
    OutputFile(name: "\(figure.subject.path).svg", text: figure.svg)
  }

  /// The record first, then the report, then its figures, then the data.
  static func order(_ file: OutputFile) -> Int {
    let endings = ["md", "html", "fragment.html", "pdf", "docx"]
    let names =
      ["adr", "report"].flatMap { name in endings.map { "\(name).\($0)" } } + [FileFormat.briefName]
    let figures = Figure.Subject.allCases.flatMap { ["\($0.path).svg", "\($0.path).png"] }
    return (names + figures).firstIndex(of: file.name) ?? names.count + figures.count
  }

  /// A text in the formats that are asked for; it is not rendered where none is.
  private func texts(
    _ name: String, _ markdown: @autoclosure () throws(TemplateError) -> String, title: String,
    chosen: String?, figures: [Figure] = []
  ) throws(TemplateError) -> [OutputFile] {
    guard writesTexts else { return [] }
    let markdown = try markdown()
    let inline = Dictionary(
      figures.map { ("\($0.subject.path).svg", $0.svg) }, uniquingKeysWith: { first, _ in first })
    var files: [OutputFile] = []
    if formats.contains(.md) { files.append(OutputFile(name: "\(name).md", text: markdown)) }
    if formats.contains(.html) {
      let page = try page(
        markdown, title: title, chosen: chosen,
        options: .init(linksToPages: true, figures: inline))
      files.append(OutputFile(name: "\(name).html", text: page))
    }
    if formats.contains(.fragment) {
      var options = Self.fragment
      options.figures = inline
      options.words = words
      let fragment = MarkdownHTML.render(markdown, options: options)
      files.append(OutputFile(name: "\(name).fragment.html", text: fragment.html))
    }
    return files
  }

  private var words: MarkdownHTML.Words { MarkdownHTML.Words(renderer.templates.strings) }

  /// A wiki has no stylesheet of ours and no neighbour files: no marks, regions or links to them.
  private static let fragment = MarkdownHTML.Options(
    headingAnchors: false, rowAnchors: false, tableRegions: false, relativeLinks: false)

  /// The page made of a Markdown text.
  ///
  /// - Throws: What the template of the page asks for and its data lacks.
  func page(
    _ markdown: String, title: String, chosen: String? = nil, options: MarkdownHTML.Options
  ) throws(TemplateError) -> String {
    var options = options
    options.words = words
    let fragment = MarkdownHTML.render(markdown, options: options)
    var page = Page(
      title: title, body: fragment.html,
      headings: fragment.headings.map {
        Page.Heading(level: $0.level, id: $0.id, text: $0.text)
      },
      meta: fragment.frontMatter.map { ($0.name, $0.value) },
      generator: "netadr")
    page.language = language
    page.chosen = chosen
    return try page.render(renderer.templates, style: style)
  }
}

extension MarkdownHTML.Words {
  /// The keys of the words in a strings file.
  static let keys = [
    "pageFootnotes", "pageFootnote", "pageBackToReference", "pageLinkToSection", "pageTable",
    "pageFigure", "pageDone", "pageToDo",
  ]

  /// The words in the language of some strings.
  init(_ strings: TemplateStrings) {
    let words = Self.keys.map { strings[$0] ?? "" }
    self.init(
      footnotes: words[0], footnote: words[1], backToReference: words[2], linkToSection: words[3],
      table: words[4], figure: words[5], done: words[6], toDo: words[7])
  }
}

extension Figure.Subject {
  /// Where the figure's file lies below the folder of its decision, without the ending.
  fileprivate var path: String { "figures/\(rawValue)" }
}
