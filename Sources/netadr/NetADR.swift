import ArgumentParser

/// The root command; its subcommands lie in `Commands/`, one a file.
@main
struct NetADR: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "netadr",
    abstract: "Write the decision record for the network model of an AKS cluster.",
    usage: "netadr <subcommand>",
    discussion: """
      netadr reads a decision file, does the IP math for every network model, compares the models \
      and writes an architecture decision record and a design-review report.

      EXAMPLES:
        netadr new -o payments.yaml        write a starter decision file
        netadr check payments.yaml         validate it and print the verdict
        netadr generate payments.yaml      write Output/payments/
        netadr explain azure-cni-overlay   what is known of a network model
        netadr publish --help              put the pages on a wiki

      EXIT CODES:
        0 done, 1 findings, 2 usage or unreadable input, 3 conflict, 4 remote error
      """,
    version: Version.current,
    subcommands: [
      New.self, Check.self, Plan.self, Generate.self, Explain.self, Claims.self, Schema.self,
      TemplatesCommand.self, PublishCommand.self,
    ])

  static func main() {
    Run(arguments: Array(CommandLine.arguments.dropFirst())).endProcess()
  }
}
