import ArgumentParser
import Guidance
import Knowledge
import Reporting

/// `netadr claims`: prints published figures, recomputed.
struct Claims: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print published figures, recomputed.",
    discussion: """
      Figures and statements of a widely read article on the network models of AKS, each with what \
      the engine makes of it at this moment: a derivation, the right figure and a verdict.

      EXAMPLES:
        netadr claims
        netadr claims --format json
        netadr claims --format md > published-figures.md
      """)

  /// A form of output.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case md
    case json
  }

  @Option(name: .long, help: "Write text for people, md for a document or json for machines.")
  var format = Format.text

  @OptionGroup var base: KnowledgeOptions
  @OptionGroup var consoleOptions: ConsoleOptions

  func run() throws {
    let console = consoleOptions.console
    let knowledge = try Pipeline(knowledge: base.knowledge).knowledge
    let claims = knowledge.checkedClaims()
    switch format {
    case .text:
      try console.write(ClaimsText(claims, knowledge: knowledge, terminal: console.output).text)
    case .md:
      let renderer = ReportRenderer(try TemplateLoading(nil).templates, knowledge: knowledge)
      try console.write(try renderer.publishedFigures())
    case .json:
      try console.write(ModelJSON.text(ClaimsDocument.value(claims, knowledge: knowledge)))
    }
  }
}
