import ArgumentParser
import Decisions

/// `netadr schema`: prints the JSON Schema of decision files.
struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the JSON Schema of decision files (draft 2020-12).",
    discussion: """
      Editors check and complete a decision file by it; the reader follows the same definition.

      EXAMPLE:
        netadr schema > netadr.schema.json
      """)

  @OptionGroup var consoleOptions: ConsoleOptions

  func run() throws {
    let pipeline = try Pipeline(knowledge: nil)
    try consoleOptions.console.write(pipeline.schema.jsonSchema())
  }
}
