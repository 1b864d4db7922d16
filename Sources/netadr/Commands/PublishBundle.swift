import ArgumentParser
import Diagnostics
import Publishing

/// `netadr publish bundle`: writes the files of a wiki to a folder.
struct PublishBundle: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle",
    abstract: "Write the files of a wiki to a folder, for review or for your own copy.",
    discussion: """
      Writes to DIR what the wiki is to hold of the FOLDERs, named as the wiki names it, with its \
      links, its pictures and its table of contents. No network and no secret is needed. Every \
      limit of the wiki and every collision of names is checked before the first file is written.

      DIR holds what one run names: a file of an earlier run that has no place any more is removed, \
      and one that was edited by hand is never written over without --force. Confluence and \
      MediaWiki keep no files: there DIR gets the text of each page, its attachments, and \
      pages.json with titles on the wiki, parents and labels; on Confluence --root has no meaning.

      EXAMPLES:
        netadr publish bundle wiki/ Output/payments --dialect azure-devops
        netadr publish bundle wiki/ Output/* --dialect gitlab --root "Platform/Decisions"
        netadr publish bundle wiki/ Output/payments --dialect github --dry-run --format json
      """)

  @Argument(help: ArgumentHelp("The folder to write to.", valueName: "dir"), completion: .directory)
  var folder: String

  @Argument(
    help: ArgumentHelp("Folders that netadr generate wrote.", valueName: "folder"),
    completion: .directory)
  var folders: [String]

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The kind of wiki: azure-devops, github, gitlab, gitea (1.20 or later), confluence, mediawiki, "
        + "plain.",
      valueName: "wiki"),
    transform: SiteOptions.dialect)
  var dialect: Dialect

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The page above the published ones, by the titles from the wiki's top, with / between.",
      valueName: "titles"),
    transform: SiteOptions.root)
  var root: [String] = []

  @OptionGroup var site: SiteOptions

  @Flag(name: .long, help: "Say what the folder would hold, or what is in the way; write nothing.")
  var dryRun = false

  @Flag(name: .long, help: "Write over files that were edited by hand.")
  var force = false

  @OptionGroup var output: FormatOptions
  @OptionGroup var consoleOptions: ConsoleOptions

  func run() throws {
    let console = consoleOptions.console
    let site = try site.site(of: folders, for: dialect, below: root)
    console.report(site.pictureWarnings)
    let bundle = SiteBundle(site)
    var written: WrittenFolder?
    let target = OutputFolder(folder)
    if dryRun {
      try target.check(bundle.files, force: force) { _ in true }
    } else {
      let result = try target.write(bundle.files, force: force) { _ in true }
      console.report(result.warnings)
      written = result
    }
    switch output.format {
    case .text: try console.write(bundle.text(of: written, in: folder.trimmingTrailingSlashes))
    case .json: try console.write(bundle.json(of: written))
    }
  }
}
