import ArgumentParser

/// `netadr templates`: looks at, checks and exports the templates.
struct TemplatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: "List, show, check and export the templates.",
    discussion: """
      EXAMPLES:
        netadr templates list
        netadr templates show report/summary.md.mustache
        netadr templates export our-layout
        netadr templates check our-layout
      """,
    subcommands: [
      TemplatesList.self, TemplatesShow.self, TemplatesCheck.self, TemplatesExport.self,
    ])
}
