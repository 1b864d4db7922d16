import ArgumentParser
import Diagnostics
import Reporting
import Templates

/// `netadr templates check`: checks a folder of templates against what they will be given.
struct TemplatesCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check a folder of templates.",
    discussion: """
      Reads the templates, and renders the record in every layout, the report and its page for \
      every starter scenario, and every explanation, with them. Exits with 1 when a template has an \
      error.

      EXAMPLE:
        netadr templates check our-layout
      """)

  @Argument(help: "The folder; without one, the built-in templates.", completion: .directory)
  var folder: String?

  @OptionGroup var date: DateOptions
  @OptionGroup var consoleOptions: ConsoleOptions

  func run() throws {
    let pipeline = try Pipeline(knowledge: nil)
    let loaded = try TemplateLoading.checked(folder)
    let templates = loaded.templates
    var problems: [Diagnostic] = []
    let renderer = ReportRenderer(templates, knowledge: pipeline.knowledge)
    let day = try date.resolved()
    for scenario in New.scenarios {
      let path = "decisions/\(scenario).yaml"
      let text = Templates.text(path) ?? ""
      guard let decision = pipeline.decision([UInt8](text.utf8), file: path).decision else {
        continue
      }
      let source = ReportSource(
        pipeline.assessment(decision, on: day), knowledge: pipeline.knowledge, date: day)
      problems += renderer.problems(Report(source, strings: templates.strings))
    }
    problems += ExplanationRenderer(templates)
      .problems(ExplanationBook(pipeline.knowledge))
    let distinct = (loaded.problems + problems.onePerTag).distinct.inFileOrder
    consoleOptions.console.report(distinct)
    if distinct.hasErrors { throw CommandFailure(.findings) }
    let count = templates.paths.count
    try consoleOptions.console.write("\(count) templates checked\n")
  }
}
