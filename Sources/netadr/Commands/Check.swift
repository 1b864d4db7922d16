import ArgumentParser
import Guidance
import Parallel
import Reporting

/// `netadr check`: validates decision files and prints what they come to.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Validate decision files and print the verdict.",
    discussion: """
      Reports every problem of every file with its place. Exits with 1 when a file has an error; \
      an outcome without a feasible option is a result, not an error.

      EXAMPLES:
        netadr check payments.yaml
        netadr check decisions/*.yaml --format json
      """)

  @Argument(
    help: "Decision files; - reads standard input.", completion: .file(extensions: ["yaml"]))
  var files: [String]

  @OptionGroup var format: FormatOptions
  @OptionGroup var base: KnowledgeOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var consoleOptions: ConsoleOptions

  func run() throws {
    let console = consoleOptions.console
    let pipeline = try Pipeline(knowledge: base.knowledge)
    console.report(pipeline.warnings)
    let day = try date.resolved()
    let batch = DecisionBatch(files, pipeline)
    console.report(batch.diagnostics)
    let progress = Progress("checked", total: batch.decisions.count, console: console)
    let checked = concurrentMap(batch.decisions) { input, decision in
      defer { progress.step() }
      return (
        file: input.displayName,
        source: ReportSource(
          pipeline.assessment(decision, on: day), knowledge: pipeline.knowledge, date: day)
      )
    }
    progress.end()
    switch format.format {
    case .text:
      let texts = checked.map { VerdictText($0.source, file: $0.file, terminal: console.output) }
      try console.write(texts.map(\.text).joined(separator: "\n"))
    case .json:
      try console.write(
        ModelJSON.text([
          "schema": "netadr.check/1",
          "decisions": .array(
            checked.map { ["file": .string($0.file), "verdict": CheckDocument.value($0.source)] }),
        ]))
    }
    if let failure = batch.failure { throw CommandFailure(failure) }
  }
}
