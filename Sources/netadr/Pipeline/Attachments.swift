import Decisions
import Diagnostics
import MarkdownHTML
import Parallel
import Reporting

/// Makes the files of a decision that take outside programs: PNG, PDF and DOCX.
struct Attachments: Sendable {
  /// The rendering of texts; it has Markdown among its formats.
  private let rendering: DecisionFiles
  /// The formats that the user asked for.
  private let formats: Set<FileFormat>
  private let engine: Toolbox.PDFEngine?
  private let pandoc: String?
  private let converter: String?
  private let timeLimit: Duration
  private let environment: [String: String]

  /// Looks up the programs that the formats need, before anything is written.
  ///
  /// - Parameters:
  ///   - rendering: The rendering of texts in the formats that the user asked for.
  ///   - toolbox: The programs.
  ///   - timeLimit: How long each run of a program may take.
  ///   - environment: The environment variables of this run.
  /// - Throws: A failure with exit code 2 that names every missing program.
  init(
    _ rendering: DecisionFiles, toolbox: Toolbox, timeLimit: Duration,
    environment: [String: String]
  ) throws(CommandFailure) {
    let formats = rendering.formats
    self.formats = formats
    var problems: [Diagnostic] = []
    func found<Program>(
      for format: FileFormat, _ find: () throws(CommandFailure) -> Program?
    ) -> Program? {
      guard formats.contains(format) else { return nil }
      do throws(CommandFailure) { return try find() } catch {
        problems += error.diagnostics
        return nil
      }
    }
    engine = found(for: .pdf) { () throws(CommandFailure) in try toolbox.pdfEngine() }
    pandoc = found(for: .docx) { () throws(CommandFailure) in
      try toolbox.required(.pandoc, for: "docx")
    }
    let needed = found(for: .png) { () throws(CommandFailure) in
      try toolbox.required(.converter, for: "png")
    }
    let useful =
      formats.contains(.png)
      ? nil
      : found(for: .docx) { () throws(CommandFailure) in try toolbox.path(of: .converter) }
    converter = needed ?? useful
    guard problems.isEmpty else { throw CommandFailure(.unusable, problems) }
    self.timeLimit = timeLimit
    self.environment = environment
    var rendering = rendering
    if engine != nil || pandoc != nil {
      if rendering.showsFigures { rendering.formats.insert(.svg) }
      rendering.formats.insert(.md)
    }
    self.rendering = rendering
  }

  /// Whether outside programs run.
  var needsTools: Bool { engine != nil || pandoc != nil || converter != nil }

  /// Whether a file is of a format that the user asked for.
  func writes(_ file: String) -> Bool { FileFormat(ofFile: file).map(formats.contains) ?? false }

  /// All files of a decision in the formats that the user asked for.
  ///
  /// - Parameters:
  ///   - decision: The decision.
  ///   - folder: The folder that they are for; PDF files of an earlier run that still hold are
  ///     taken from it.
  ///   - force: Whether every file is made anew.
  /// - Returns: The files in the order of `DecisionFiles.order`.
  /// - Throws: A failure with exit code 1 when a template asks for what the data lacks, or with
  ///   exit code 2 when a program gives no file.
  func files(
    _ decision: Decision, for folder: OutputFolder, force: Bool
  ) throws(CommandFailure) -> [OutputFile] {
    let texts = try rendering.files(decision)
    guard needsTools else { return texts }
    let job = ToolJob(
      timeLimit: timeLimit, environment: environment, date: decision.date ?? rendering.date)
    let figures = texts.filter { FileFormat(ofFile: $0.name) == .svg }
    let pictures =
      try converter.map { PictureConverter(program: $0, job: job) }?
      .pictures(of: figures, for: folder.path) ?? []
    let make = { @Sendable (name: String) throws(CommandFailure) -> [OutputFile] in
      guard let text = texts.first(where: { $0.name == "\(name).md" }) else { return [] }
      let markdown = String(decoding: text.bytes, as: UTF8.self)
      let pdf = try engine.map { engine throws(CommandFailure) in
        try print(
          markdown, title: decision.title, figures, with: PDFPrinter(engine: engine, job: job),
          to: "\(name).pdf", in: folder, force: force)
      }
      let docx = try pandoc.map { pandoc throws(CommandFailure) in
        try DocumentConverter(pandoc: pandoc, job: job, language: rendering.language).bytes(
          of: markdown, fields: MarkdownHTML.fields(of: markdown).map { ($0.name, $0.value) },
          files: figures + pictures, for: "\(folder.path)/\(name).docx")
      }
      return [(".pdf", pdf), (".docx", docx)].compactMap { ending, bytes in
        bytes.map { OutputFile(name: name + ending, bytes: $0) }
      }
    }
    let record = { @Sendable () throws(CommandFailure) in try make("adr") }
    let report = { @Sendable () throws(CommandFailure) in try make("report") }
    let (one, other) =
      rendering.usesAllCores ? try concurrently(record, report) : (try record(), try report())
    let wanted = (texts + pictures).filter { writes($0.name) }
    return (wanted + one + other).sorted { DecisionFiles.order($0) < DecisionFiles.order($1) }
  }

  /// The PDF of a Markdown text: printed, or the one in the folder where it is of the same page.
  private func print(
    _ markdown: String, title: String, _ figures: [OutputFile], with printer: PDFPrinter,
    to name: String, in folder: OutputFolder, force: Bool
  ) throws(CommandFailure) -> [UInt8] {
    let page = try page(markdown, title: title)
    let stamp = printer.stamp(of: page, pictures: figures)
    if !force, let old = folder.untouched(name), stamp.ends(old) { return old }
    return stamp.added(
      to: try printer.bytes(of: page, pictures: figures, for: "\(folder.path)/\(name)"))
  }

  /// A PDF travels alone: a link to a neighbour would lead to where it was printed.
  private func page(_ markdown: String, title: String) throws(CommandFailure) -> String {
    do throws(TemplateError) {
      return try rendering.page(markdown, title: title, options: .init(relativeLinks: false))
    } catch {
      throw CommandFailure(.findings, error.diagnostics)
    }
  }
}
