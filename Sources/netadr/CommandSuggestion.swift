import ArgumentParser
import Diagnostics

/// What a mistyped command was probably meant to be.
enum CommandSuggestion {
  /// ArgumentParser's message, with a first line of our own where a command has no such subcommand.
  static func replacing(_ message: String, for arguments: [String]) -> String {
    guard message.hasPrefix("Error: Unexpected argument"), let summary = summary(for: arguments)
    else { return message }
    let others = message.drop { $0 != "\n" }
    return "Error: \(summary)" + others
  }

  /// What is wrong with the first word that names no command; nil when every word does.
  private static func summary(for arguments: [String]) -> String? {
    var command: any ParsableCommand.Type = NetADR.self
    for word in arguments {
      let subcommands = command.configuration.subcommands
      guard !subcommands.isEmpty, !word.hasPrefix("-") else { return nil }
      if let next = subcommands.first(where: { $0._commandName == word }) {
        command = next
        continue
      }
      let names = subcommands.map { $0._commandName }
      let advice =
        Suggestion.didYouMean(word, among: names)
        ?? "choose one of \(names.joined(separator: ", "))"
      return "there is no command '\(word.shortened(to: 40))'; \(advice)"
    }
    return nil
  }
}
