import ArgumentParser
import Reporting
import Templates

/// `netadr templates list`: the paths of the built-in templates.
struct TemplatesList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the templates.",
    discussion: """
      EXAMPLE:
        netadr templates list --format json
      """)

  @OptionGroup var format: FormatOptions
  @OptionGroup var consoleOptions: ConsoleOptions

  func run() throws {
    let paths = Templates.all.map(\.path).filter { !$0.hasPrefix(ReferencePages.folder) }
    switch format.format {
    case .text: try consoleOptions.console.write(paths.map { $0 + "\n" }.joined())
    case .json:
      try consoleOptions.console.write(ModelJSON.text(["templates": .strings(paths)]))
    }
  }
}
