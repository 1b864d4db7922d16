import ArgumentParser

/// The root command.
@main
struct NetADR: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "netadr")
}
