import ArgumentParser
import Reporting
import Templates

/// `netadr templates export`: writes the built-in templates to a folder to edit.
struct TemplatesExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the templates to a folder to edit.",
    discussion: """
      Delete what you do not change: a folder given with --templates replaces built-in templates \
      file by file.

      EXAMPLE:
        netadr templates export our-layout
        netadr generate payments.yaml --templates our-layout
      """)

  @Argument(help: "The folder.", completion: .directory)
  var folder: String

  @Flag(name: .long, help: "Write over files that were edited by hand.")
  var force = false

  @OptionGroup var consoleOptions: ConsoleOptions

  func run() throws {
    let files = Templates.all
      .filter { !$0.path.hasPrefix("decisions/") && !$0.path.hasPrefix(ReferencePages.folder) }
      .map { OutputFile(name: $0.path, text: $0.text) }
    let written = try OutputFolder(folder).write(files, force: force)
    let lines = written.files.map { "\(folder)/\($0.name) \($0.outcome.rawValue)\n" }
    try consoleOptions.console.write(lines.joined())
  }
}
