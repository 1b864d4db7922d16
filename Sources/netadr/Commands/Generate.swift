import ArgumentParser
import Decisions
import Diagnostics
import Parallel
import Reporting

/// `netadr generate`: writes record and report of every decision.
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the decision record and the design-review report.",
    discussion: """
      Writes Output/<name>/ for <name>.yaml: adr.md and adr.html (the record), report.md and \
      report.html (the report), its figures/*.svg and decision.json. Files are written only when \
      their bytes change, and never over an edit by hand without --force. A file of an earlier run \
      that has no place any more, such as a figure that is not drawn now, is removed. Nothing is \
      written when any file has an error.

      --format also knows brief (brief.md, the record in that layout, for a comment), fragment \
      (adr.fragment.html and report.fragment.html: the body alone, to paste into a wiki), png (a \
      PNG of double size beside each SVG, and the SVG), pdf and docx. PNG takes rsvg-convert, PDF an \
      installed browser or WeasyPrint, DOCX pandoc. None of them reaches the network, and each is \
      ended when it takes too long. A PDF of the same page is kept and not printed again; with \
      --force it is.

      EXAMPLES:
        netadr generate payments.yaml
        netadr generate payments.yaml --format md,html,json,pdf,docx
        netadr generate payments.yaml --format md,png
        netadr generate decisions/*.yaml --output docs/network --format md,json
        netadr generate payments.yaml --date 2026-11-22 --templates our-layout
        netadr generate payments.yaml --layout brief --limit 4000 --format md
      """)

  @Argument(
    help: "Decision files; - reads standard input.", completion: .file(extensions: ["yaml"]))
  var files: [String]

  @OptionGroup var output: OutputOptions
  @OptionGroup var texts: TemplateOptions
  @OptionGroup var base: KnowledgeOptions
  @OptionGroup var date: DateOptions

  @OptionGroup var record: RecordOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What to write: md, html, json, svg, png, brief, fragment, pdf, docx, with commas between; the "
        + "first four when it is left out.",
      valueName: "list"),
    transform: Self.formats)
  var format: Set<FileFormat> = FileFormat.usual

  @OptionGroup(title: "Outside Programs") var tools: ToolOptions

  @OptionGroup var consoleOptions: ConsoleOptions

  func run() throws {
    let console = consoleOptions.console
    let (files, knowledge, templates) = (files, base.knowledge, texts.templates)
    let (layout, language) = (record.layout, record.language)
    let layouts = [layout] + (format.contains(.brief) ? [RecordLayouts.brief] : [])
    try TemplateLoading.check(language: language, folder: templates)
    // Templates take as long to read as the knowledge base and the decision files together.
    let (input, loading) = try concurrently { () throws(CommandFailure) in
      let pipeline = try Pipeline(knowledge: knowledge)
      return (pipeline: pipeline, batch: DecisionBatch(files, pipeline))
    } _: { () throws(CommandFailure) in
      try TemplateLoading(
        templates, language: language, rendered: layouts.flatMap(ReportRenderer.templates)
      ) { path in
        ![ExplanationRenderer.folder, ReferencePages.folder].contains { path.hasPrefix($0) }
      }
    }
    let (pipeline, batch) = input
    console.report(pipeline.warnings)
    try record.checkLayout(loading.templates)
    console.report(loading.templates.warnings)
    let rendering = DecisionFiles(
      pipeline: pipeline,
      renderer: ReportRenderer(loading.templates, knowledge: pipeline.knowledge),
      style: loading.style, layout: layout,
      formats: format, date: try date.resolved(), usesAllCores: files.count == 1,
      language: language, limit: record.limit(for: layout))
    let environment = Surroundings.environment
    let attachments = try Attachments(
      rendering, toolbox: tools.toolbox(environment: environment), timeLimit: tools.timeLimit,
      environment: environment)
    let assigned = try DecisionFolders.assign(files.map(InputFile.init))
    console.report(batch.diagnostics)
    if let failure = batch.failure { throw CommandFailure(failure) }

    // The user's own templates may fail for some decisions only: all are tried before a file is
    // written.
    if templates != nil {
      let problems = concurrentMap(batch.decisions.map(\.decision), rendering.problems)
        .flatMap(\.self)
      let errors = problems.filter { $0.severity == .error }.onePerTag
      guard errors.isEmpty else { throw CommandFailure(.findings, errors.inFileOrder) }
    }

    let work = zip(batch.decisions, assigned).map {
      ($0.decision, OutputFolder(root: output.output, name: $1.folder))
    }
    let progress = Progress("wrote", total: work.count, console: console)
    let force = output.force
    let write = {
      concurrentMap(work) { decision, folder in
        defer { progress.step() }
        return Self.write(decision, to: folder, attachments, force: force)
      }
    }
    // An interrupted run first ends the programs that it has started and removes what they left.
    var results: [Written] = []
    if attachments.needsTools { holdingSignals { results = write() } } else { results = write() }
    progress.end()
    try summarise(results, console)
  }

  /// What became of one decision: a line for standard output and warnings, or why it failed.
  private typealias Written = Result<(line: String, warnings: [Diagnostic]), CommandFailure>

  private static func write(
    _ decision: Decision, to folder: OutputFolder, _ attachments: Attachments, force: Bool
  ) -> Written {
    do throws(CommandFailure) {
      let files = try attachments.files(decision, for: folder, force: force)
      let written = try folder.write(files, force: force, isOutdated: attachments.writes)
      let outcomes = written.files.map { "\($0.name) \($0.outcome.rawValue)" }
      let summary =
        written.isUnchanged ? "unchanged" : outcomes.joined(separator: ", ")
      return .success(("\(folder.path): \(summary)\n", written.warnings))
    } catch {
      return .failure(error)
    }
  }

  private func summarise(_ results: [Written], _ console: Console) throws {
    var failures: [CommandFailure] = []
    var warnings: [Diagnostic] = []
    var lines = ""
    for result in results {
      switch result {
      case .success(let written):
        lines += written.line
        warnings += written.warnings
      case .failure(let failure): failures.append(failure)
      }
    }
    console.report(warnings)
    try console.write(lines)
    guard let worst = failures.map(\.exit).max(by: { $0.rawValue < $1.rawValue }) else { return }
    throw CommandFailure(worst, failures.flatMap(\.diagnostics))
  }

  private static func formats(_ text: String) throws -> Set<FileFormat> {
    let words = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    var formats = Set(
      try words.map { word in
        guard let format = FileFormat(rawValue: word) else {
          let known = FileFormat.allCases.map(\.rawValue)
          throw ValidationError(
            "'\(word)' is no format; choose from \(known.joined(separator: ", "))")
        }
        return format
      })
    // The report shows the SVG, whatever lies beside it.
    if formats.contains(.png) { formats.insert(.svg) }
    return formats
  }
}
