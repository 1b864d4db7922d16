import ArgumentParser
import Decisions
import Guidance
import Knowledge
import Reporting

/// `netadr plan`: prints the IP plan of every option.
struct Plan: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the IP plan of every option.",
    discussion: """
      For each option: what it needs in the node subnet, the pod subnet and the pod CIDR, where \
      that goes, and how many nodes would fit at most.

      EXAMPLES:
        netadr plan payments.yaml
        netadr plan payments.yaml --format json
      """)

  @Argument(
    help: "A decision file; - reads standard input.", completion: .file(extensions: ["yaml"]))
  var file: String

  @OptionGroup var format: FormatOptions
  @OptionGroup var base: KnowledgeOptions
  @OptionGroup var consoleOptions: ConsoleOptions

  func run() throws {
    let console = consoleOptions.console
    let pipeline = try Pipeline(knowledge: base.knowledge)
    console.report(pipeline.warnings)
    let batch = DecisionBatch([file], pipeline)
    console.report(batch.diagnostics)
    guard let decision = batch.decisions.first?.decision else {
      throw CommandFailure(batch.failure ?? .findings)
    }
    let sizing = Sizing(decision, limits: pipeline.knowledge.limits)
    switch format.format {
    case .json: try console.write(ModelJSON.text(PlanDocument.value(sizing, decision: decision)))
    case .text:
      let text = PlanText(
        sizing, of: decision, knowledge: pipeline.knowledge, terminal: console.output)
      try console.write(text.text)
    }
  }
}
