import ArgumentParser
import Diagnostics
import Publishing

/// `netadr publish mediawiki`: writes pages through the API of a MediaWiki.
struct PublishMediaWiki: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mediawiki",
    abstract: "Publish to a MediaWiki.",
    discussion: """
      Each record becomes the page <Parent>/<Title>, its report a page below that; figures and \
      documents become files of the wiki. All pages lie in one category, by which the next run \
      finds them wherever people moved them. A page that somebody edited is left alone with exit \
      code 3 and a difference; where the wiki joins an edit of the same moment with ours, both \
      stand in the page and it is told as a conflict.

      Log in with a bot password (Special:BotPasswords) of an account of its own: --user Name@app. \
      It needs the grants "Edit existing pages", "Create, edit, and move pages", "Upload new \
      files" and "Upload, replace, and move files"; --prune needs "Delete pages" too. A token of \
      OAuth goes without a user's name. A wiki takes 90 edits a minute of most accounts; a run waits \
      for the next minute.

      EXAMPLES:
        netadr publish mediawiki https://wiki.example.com Output/payments \\
          --user Publisher@netadr --parent "Architecture/Decisions"
        netadr publish mediawiki https://wiki.example.com/w/api.php Output/* \\
          --token-file token.txt --user Publisher@netadr --dry-run --format json
      """)

  @Argument(
    help: ArgumentHelp("The address of the wiki, or of its api.php.", valueName: "url"))
  var url: String

  @Argument(help: "The folders that netadr generate wrote.", completion: .directory)
  var folders: [String]

  @Option(
    name: .long,
    help: ArgumentHelp("The title to publish below; it need not be a page.", valueName: "title"))
  var parent: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The category of all pages that are published.", valueName: "name"))
  var category = SiteWords.usualCategory

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Take over a page that is not ours: <page's key>=<page's id>; may be repeated.",
      valueName: "key=id"))
  var adopt: [String] = []

  @OptionGroup(title: "Pages") var pages: SiteOptions
  @OptionGroup(title: "Wiki") var wiki: WikiOptions
  @OptionGroup(title: "Wiki") var connection: ConnectionOptions
  @OptionGroup var formatOptions: FormatOptions
  @OptionGroup var consoleOptions: ConsoleOptions

  mutating func validate() throws {
    for pair in adopt where WikiOptions.adoption(pair) == nil {
      throw ValidationError("'--adopt \(pair)' is no key and id, such as payments=1204")
    }
    for (option, title) in [("--parent", parent), ("--category", category)] {
      guard let title else { continue }
      if let problem = MediaWikiStore.problems(ofTitle: title).first {
        throw ValidationError("'\(option) \(title)' \(problem)")
      }
    }
    if wiki.prune, parent == nil {
      throw ValidationError("'--prune' needs '--parent', so that it reaches only pages below it")
    }
  }

  func run() throws {
    let console = consoleOptions.console
    let environment = Surroundings.environment
    let address = try ConnectionOptions.address(url)
    let site = try pages.site(
      of: folders, for: .mediawiki, below: parent.map { [$0] } ?? [], category: category)
    try WikiOptions.check(adopt, in: site)
    let credentials = try wiki.requiredCredentials(environment: environment)
    // An interrupted run ends between two pages and says what it has written. The client's threads
    // begin here, so that the signal reaches none of them.
    try holdingSignals { () throws(CommandFailure) in
      try publish(site, to: address, as: credentials, environment, console)
    }
  }

  private func publish(
    _ site: Site, to address: WebAddress, as credentials: Credentials,
    _ environment: [String: String], _ console: Console
  ) throws(CommandFailure) {
    let client = try connection.client(
      for: address, wiki, credentials, environment: environment)
    connection.warn(of: address, console)
    let api: String
    do throws(StoreFailure) { api = try MediaWikiAddress.api(of: address, client) } catch {
      let message = credentials.secret.removed(from: error.message, user: credentials.user)
      throw CommandFailure(.remote, message)
    }
    var storeOptions = MediaWikiStore.Options(parent: parent ?? "", category: category)
    storeOptions.overwrites = wiki.overwrite
    let store = MediaWikiStore(
      api: api, credentials, client, storeOptions, pause: ConnectionOptions.pause,
      now: Surroundings.now)
    let options = wiki.options(for: MediaWikiStore.self, adopting: adopt)
    var publisher = PagePublisher(store, options)
    try publisher.publish(site, isInterrupted: isSignalPending)
      .report(as: formatOptions.format, on: console)
  }
}
