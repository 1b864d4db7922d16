import Decisions
import Diagnostics
import Guidance
import Knowledge
import MarkdownHTML
import Reporting
import Templates

/// From a decision file to the texts of its record and report: built once a run, shared by threads.
struct Pipeline: Sendable {
  /// The knowledge base of this run.
  let knowledge: KnowledgeBase
  /// What is amiss with the knowledge base without making it unusable.
  let warnings: [Diagnostic]
  private let reader: DecisionReader

  /// A pipeline with the built-in knowledge base or the user's own.
  ///
  /// - Throws: A failure with exit code 1 and every problem of the knowledge base, or with exit
  ///   code 2 when the folder holds none of its files.
  init(knowledge folder: String?) throws(CommandFailure) {
    let loaded = try Self.knowledge(folder)
    guard let knowledge = loaded.base else { throw CommandFailure(.findings, loaded.diagnostics) }
    self.knowledge = knowledge
    warnings = loaded.diagnostics
    reader = DecisionReader(limits: DecisionLimits(knowledge.limits))
  }

  /// The schema that decision files are read by.
  var schema: DecisionSchema { DecisionSchema(limits: reader.limits) }

  /// Reads a decision file.
  func decision(_ bytes: [UInt8], file: String) -> (
    decision: Decision?, diagnostics: [Diagnostic]
  ) {
    reader.read(bytes, file: file)
  }

  /// What the engine says of a decision on its own date, else on `day`.
  func assessment(_ decision: Decision, on day: CalendarDate) -> Assessment {
    var decision = decision
    decision.date = decision.date ?? day
    return Assessment(decision, knowledge: knowledge)
  }

  /// A folder of the user's own replaces the built-in files one by one.
  private static func knowledge(
    _ folder: String?
  ) throws(CommandFailure) -> (base: KnowledgeBase?, diagnostics: [Diagnostic]) {
    guard let folder else { return KnowledgeBase.builtIn }
    let own = try InputFolder(folder).texts(endings: [".yaml"])
    guard !own.isEmpty else {
      let names = KnowledgeBase.builtInFiles.map(\.path).joined(separator: ", ")
      throw CommandFailure(
        .unusable, "\(folder): holds no knowledge file", cure: "put one of \(names) in it")
    }
    var files = Dictionary(
      KnowledgeBase.builtInFiles.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first }
    )
    for file in own { files[file.path] = file.text }
    let loaded = KnowledgeBase.load(
      files: files.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    let names = Set(own.map(\.path))
    let located = loaded.diagnostics.map { Self.named($0, names, in: folder) }
    return (loaded.base, located)
  }

  /// A diagnostic about one of the user's files, with the path that leads to it.
  private static func named(
    _ diagnostic: Diagnostic, _ names: Set<String>, in folder: String
  ) -> Diagnostic {
    guard let place = diagnostic.location, names.contains(place.file) else { return diagnostic }
    return Diagnostic(
      diagnostic.severity,
      at: SourceLocation(
        file: "\(folder)/\(place.file)", line: place.line, column: place.column),
      diagnostic.summary, cure: diagnostic.cure)
  }
}
