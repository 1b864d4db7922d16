import Decisions
import MarkdownHTML
import Parallel
import Reporting

/// Makes the files of a decision that take outside programs: PDF and DOCX.
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
  /// - Throws: A failure with exit code 2 when a program is missing.
  init(
    _ rendering: DecisionFiles, toolbox: Toolbox, timeLimit: Duration,
    environment: [String: String]
  ) throws(CommandFailure) {
    formats = rendering.formats
    engine = formats.contains(.pdf) ? try toolbox.pdfEngine() : nil
    pandoc = formats.contains(.docx) ? try toolbox.required(.pandoc, for: "docx") : nil
    converter = formats.contains(.docx) ? try toolbox.path(of: .converter) : nil
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
  var needsTools: Bool { engine != nil || pandoc != nil }

  /// All files of a decision in the formats that the user asked for.
  ///
  /// - Parameters:
  ///   - decision: The decision.
  ///   - folder: The folder that they are for, as diagnostics name it.
  /// - Returns: The files in the order of `DecisionFiles.order`.
  /// - Throws: A failure with exit code 1 when a template asks for what the data lacks, or with
  ///   exit code 2 when a program gives no file.
  func files(_ decision: Decision, for folder: String) throws(CommandFailure) -> [OutputFile] {
    let texts = try rendering.files(decision)
    guard needsTools else { return texts }
    let make = { @Sendable (name: String) throws(CommandFailure) in
      try made(of: name, texts, decision, for: folder)
    }
    let record = { @Sendable () throws(CommandFailure) in try make("adr") }
    let report = { @Sendable () throws(CommandFailure) in try make("report") }
    let (one, other) =
      rendering.usesAllCores ? try concurrently(record, report) : (try record(), try report())
    let wanted = texts.filter { file in
      (formats.contains(.md) || !file.name.hasSuffix(".md"))
        && (formats.contains(.svg) || !file.name.hasSuffix(".svg"))
    }
    return (wanted + one + other).sorted { DecisionFiles.order($0) < DecisionFiles.order($1) }
  }

  /// What programs make of one Markdown text.
  private func made(
    of name: String, _ texts: [OutputFile], _ decision: Decision, for folder: String
  ) throws(CommandFailure) -> [OutputFile] {
    guard let source = texts.first(where: { $0.name == "\(name).md" }) else { return [] }
    let markdown = String(decoding: source.bytes, as: UTF8.self)
    let figures = texts.filter { !$0.folders.isEmpty }
    let job = ToolJob(
      timeLimit: timeLimit, environment: environment, date: decision.date ?? rendering.date)
    var files: [OutputFile] = []
    if let engine {
      // A PDF travels alone: a link to a neighbour would lead to where it was printed.
      let page = try page(markdown, title: decision.title)
      let bytes = try PDFPrinter(engine: engine, job: job)
        .bytes(of: page, pictures: figures, for: "\(folder)/\(name).pdf")
      files.append(OutputFile(name: "\(name).pdf", bytes: bytes))
    }
    if let pandoc {
      let pictures = converter.map { PictureConverter(program: $0, job: job) }
      let bytes = try DocumentConverter(pandoc: pandoc, pictures: pictures, job: job)
        .bytes(
          of: markdown, fields: MarkdownHTML.fields(of: markdown).map { ($0.name, $0.value) },
          files: figures,
          for: "\(folder)/\(name).docx")
      files.append(OutputFile(name: "\(name).docx", bytes: bytes))
    }
    return files
  }

  private func page(_ markdown: String, title: String) throws(CommandFailure) -> String {
    do throws(TemplateError) {
      return try rendering.page(markdown, title: title, options: .init(relativeLinks: false))
    } catch {
      throw CommandFailure(.findings, error.diagnostics)
    }
  }
}
