import ArgumentParser
import Diagnostics
import Reporting

/// `netadr explain`: prints what is known of an entry of the knowledge base.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print what is known of an option, a fact, a rule and so on, with its sources.",
    discussion: """
      An ID is an entry's own (max-nodes) or a reference that it carries (F20, R31, S6, X1, 1.3). \
      An id that several kinds use prints all of them; fact:max-nodes names one. Without an ID it \
      lists what exists; a kind's name lists that kind.

      EXAMPLES:
        netadr explain azure-cni-overlay
        netadr explain F20 S6 fact:max-nodes
        netadr explain --kind rules
        netadr explain limited-ip-space --format json

      KINDS:
        \(ExplanationKind.all.map(\.plural).joined(separator: ", "))
      """)

  @Argument(
    help: ArgumentHelp(
      "Ids, references or kinds; without one, everything is listed.", valueName: "id"))
  var ids: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("Look at one kind only.", valueName: "kind"),
    completion: .list(ExplanationKind.all.map(\.plural)),
    transform: { word in
      guard let kind = ExplanationKind(word) else {
        let kinds = ExplanationKind.all.map(\.plural)
        throw ValidationError(
          "there is no kind '\(word.shortened(to: 40))'; "
            + (Suggestion.didYouMean(word, among: kinds)
              ?? "choose one of \(kinds.joined(separator: ", "))"))
      }
      return kind
    })
  var kind: ExplanationKind?

  @OptionGroup var format: FormatOptions
  @OptionGroup var texts: TemplateOptions
  @OptionGroup var base: KnowledgeOptions
  @OptionGroup var consoleOptions: ConsoleOptions

  func run() throws {
    let console = consoleOptions.console
    let pipeline = try Pipeline(knowledge: base.knowledge)
    let book = ExplanationBook(pipeline.knowledge)
    let parts = try ExplanationRequest(words: ids, kind: kind, book: book).parts()
    switch format.format {
    case .json:
      try console.write(
        ModelJSON.text([
          "schema": "netadr.explain/1", "entries": .array(parts.flatMap(\.values)),
        ]))
    case .text: try console.write(ExplanationText(console.output).laidOut(text(of: parts)))
    }
  }

  private func text(of parts: [ExplanationRequest.Part]) throws(CommandFailure) -> String {
    let loading = try TemplateLoading(texts.templates) {
      $0.hasPrefix(ExplanationRenderer.folder)
    }
    let renderer = ExplanationRenderer(loading.templates)
    do throws(TemplateError) {
      var texts: [String] = []
      for part in parts { texts.append(try part.text(renderer)) }
      return texts.joined(separator: "\n")
    } catch {
      throw CommandFailure(.findings, error.diagnostics)
    }
  }
}
