import ArgumentParser
import Diagnostics
import Templates

/// `netadr new`: writes a starter decision file.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a starter decision file.",
    discussion: """
      Starts from a realistic scenario with comments on every key. Without -o the file goes to \
      standard output.

      EXAMPLES:
        netadr new -o payments.yaml
        netadr new --from regulated -o audit.yaml

      SCENARIOS:
        \(Self.scenarios.joined(separator: "\n  "))
      """)

  /// The scenarios, in the order of their names.
  static var scenarios: [String] {
    Templates.all.map(\.path).filter { $0.hasPrefix(folder) && $0.hasSuffix(ending) }
      .map { String($0.dropFirst(folder.count).dropLast(ending.count)) }
  }

  private static let folder = "decisions/"
  private static let ending = ".yaml"

  @Option(
    name: .long, help: ArgumentHelp("The scenario to start from.", valueName: "scenario"),
    completion: .list(Self.scenarios))
  var from = "default-production"

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write to this file.", valueName: "file"),
    completion: .file(extensions: ["yaml"]))
  var output: String?

  @Flag(name: .long, help: "Write over the file if it exists.")
  var force = false

  @OptionGroup var consoleOptions: ConsoleOptions

  func run() throws {
    guard let text = Templates.text(Self.folder + from + Self.ending) else {
      throw CommandFailure(
        .unusable, "there is no scenario '\(from.shortened(to: 40))'",
        cure: Suggestion.didYouMean(from, among: Self.scenarios)
          ?? "choose one of \(Self.scenarios.joined(separator: ", "))")
    }
    guard let output else { return try consoleOptions.console.write(text) }
    try SingleFile(output).write(text, force: force)
    try consoleOptions.console.write("\(output): created from \(from)\n")
  }
}
