import ArgumentParser
import Diagnostics
import Templates

/// `netadr templates show`: the text of a built-in template.
struct TemplatesShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a template.",
    discussion: """
      EXAMPLE:
        netadr templates show records/madr.md.mustache
      """)

  @Argument(help: "The template's path, as `templates list` prints it.")
  var path: String

  @OptionGroup var consoleOptions: ConsoleOptions

  func run() throws {
    guard let text = Templates.text(path) else {
      let paths = Templates.all.map(\.path)
      throw CommandFailure(
        .unusable, "there is no template '\(path.shortened(to: 60))'",
        cure: Suggestion.didYouMean(path, among: paths) ?? "see `netadr templates list`")
    }
    try consoleOptions.console.write(text)
  }
}
