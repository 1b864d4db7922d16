import ArgumentParser
import Publishing

/// `netadr publish confluence`: writes pages into a space of a Confluence.
struct PublishConfluence: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confluence",
    abstract: "Publish to a space of Confluence, Data Center or Cloud.",
    discussion: """
      Each record becomes a page below --parent, its report a page below that, figures and \
      documents become attachments. A page is known by a property of ours, so that people may \
      move it: it then stays there, while the others follow another --parent. One that they edited \
      or renamed is left alone with exit code 3 and a difference; so is one that holds a file of \
      theirs under the name of ours, and one that they deleted. Open comments in a text hold its \
      page back, because a new text would lose them.

      Cloud takes the account's e-mail address as the user's name and an API token; Data Center \
      takes a personal access token without a name.

      EXAMPLES:
        netadr publish confluence https://wiki.example.com Output/payments \\
          --space ARCH --parent "Decision records"
        netadr publish confluence https://example.atlassian.net Output/* \\
          --space ARCH --parent 98304 --user bot@example.com --dry-run
      """)

  @Argument(
    help: ArgumentHelp(
      "The wiki's address, with its context path where it has one.", valueName: "url"))
  var url: String

  @Argument(help: "The folders that netadr generate wrote.", completion: .directory)
  var folders: [String]

  @Option(name: .long, help: ArgumentHelp("The key of the space.", valueName: "key"))
  var space: String

  @Option(
    name: .long,
    help: ArgumentHelp("The page to publish below: its title, or its id.", valueName: "page"))
  var parent: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Take over a page that is not ours: <page's key>=<page's id>; may be repeated.",
      valueName: "key=id"))
  var adopt: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The interface to use: v1 (Data Center) or v2 (Cloud); else by the address.",
      valueName: "version"),
    transform: Self.api)
  var api: ConfluenceAPI?

  @Flag(name: .long, help: "Write pages although comments in their texts are open.")
  var discardComments = false

  @Flag(name: .long, help: "Tell the watchers of a page that it changed.")
  var notify = false

  @OptionGroup(title: "Pages") var pages: SiteOptions
  @OptionGroup(title: "Wiki") var wiki: WikiOptions
  @OptionGroup(title: "Wiki") var connection: ConnectionOptions
  @OptionGroup var formatOptions: FormatOptions
  @OptionGroup var consoleOptions: ConsoleOptions

  mutating func validate() throws {
    for pair in adopt where WikiOptions.adoption(pair) == nil {
      throw ValidationError("'--adopt \(pair)' is no key and id, such as payments=98304")
    }
  }

  func run() throws {
    let console = consoleOptions.console
    let environment = Surroundings.environment
    let address = try ConnectionOptions.address(url)
    let place: ConfluenceSite
    do throws(ConfluenceSite.Problem) {
      place = try ConfluenceSite(address, space: space, parent: parent, api: api)
    } catch {
      throw CommandFailure(.unusable, error.message)
    }
    let site = try pages.site(of: folders, for: .confluence)
    try WikiOptions.check(adopt, in: site)
    let credentials = try wiki.requiredCredentials(environment: environment)
    // An interrupted run ends between two pages and says what it has written. The client's threads
    // begin here, so that the signal reaches none of them.
    try holdingSignals { () throws(CommandFailure) in
      try publish(site, to: place, as: credentials, environment, console)
    }
  }

  private func publish(
    _ site: Site, to place: ConfluenceSite, as credentials: Credentials,
    _ environment: [String: String], _ console: Console
  ) throws(CommandFailure) {
    let web = try connection.client(for: place.address, wiki, credentials, environment: environment)
    connection.warn(of: place.address, console)
    let client = RetryingClient(web, pause: ConnectionOptions.pause, now: Surroundings.now)
    var storeOptions = ConfluenceStore.Options()
    storeOptions.discardsComments = discardComments
    storeOptions.notifies = notify
    let options = wiki.options(for: ConfluenceStore.self, adopting: adopt)
    storeOptions.overwrites = options.overwrites
    var publisher = PagePublisher(
      ConfluenceStore(place, credentials, client, storeOptions), options)
    try publisher.publish(site, isInterrupted: isSignalPending)
      .report(as: formatOptions.format, on: console)
  }

  private static func api(_ text: String) throws -> ConfluenceAPI {
    if let api = ConfluenceAPI(rawValue: text) { return api }
    throw ValidationError("'\(text)' is no version of the interface; choose from v1, v2")
  }
}
