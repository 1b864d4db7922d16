import ArgumentParser
import Diagnostics
import Publishing

/// `netadr publish git`: puts generated pages into a wiki that is kept in a git repository.
struct PublishGit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "git",
    abstract: "Publish to a wiki that is kept in a git repository.",
    discussion: """
      Azure DevOps, GitHub, GitLab, Gitea and many others keep their wikis so. All pages go into one \
      commit on top of the branch as it is, and nothing is ever pushed by force: when somebody else \
      is faster, the branch is fetched again and the commit is made anew, three times in all. A \
      server that has too much to do is left alone for as long as it says, at most 30 seconds.

      A page that somebody changed, deleted, or put in the place of ours is left alone and told as a \
      conflict, with the difference. A page that somebody moved is kept up to date where it is.

      SSH uses your keys and agent. Over HTTPS the token goes to git through GIT_ASKPASS, to the \
      address's own host alone. Your git settings and hooks are not used.

      EXIT CODES: 0 all is as it should be, 3 a conflict, 4 the server refused or is out of reach, \
      2 nothing was tried.

      EXAMPLES:
        netadr publish git https://dev.azure.com/o/p/_git/p.wiki Output/*
        netadr publish git git@github.com:shop/net.wiki.git Output/* --dry-run
        netadr publish git https://git.example/w.git Output/* --dialect gitea
        netadr publish git ../w.git Output/* --dialect plain --root Design/Net
      """)

  @Argument(help: "The repository's address, without a password or token in it.")
  var url: String

  @Argument(help: "Folders that netadr generate wrote.", completion: .directory)
  var folders: [String]

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The kind of wiki: azure-devops, github, gitlab, gitea, plain; else what the address's host "
        + "tells.",
      valueName: "kind"),
    transform: Self.dialect)
  var dialect: Dialect?

  @Option(
    name: .long,
    help: ArgumentHelp("The branch; else the repository's own.", valueName: "name"))
  var branch: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Publish below this page, such as Design/Networks; it is made if missing.",
      valueName: "titles"),
    transform: SiteOptions.root)
  var root: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Take over the page that is in the place of this one, which is not ours: <folder's name>, or "
        + "<folder's name>/report; may be repeated.",
      valueName: "page"))
  var adopt: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("The commit's author; else netadr.", valueName: "name <mail>"),
    transform: Self.author)
  var author = GitAuthor.program

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Run this git; else NETADR_GIT, else the one from PATH.", valueName: "program"),
    completion: .file())
  var git: String?

  @OptionGroup(title: "Pages") var pages: SiteOptions
  @OptionGroup(title: "Wiki") var wiki: WikiOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var consoleOptions: ConsoleOptions

  mutating func validate() throws {
    if let branch, !Self.isBranch(branch) {
      throw ValidationError("'--branch \(branch)' is no name of a branch")
    }
  }

  func run() throws {
    let console = consoleOptions.console
    let environment = Surroundings.environment
    let address = try self.address()
    let site = try pages.site(of: folders, for: try kind(of: address), below: root)
    for key in adopt { try WikiOptions.check(key, named: key, in: site) }
    let credentials = try wiki.credentials(environment: environment)
    if credentials != nil, address.isUnencrypted {
      console.report([
        Diagnostic(
          .warning, at: nil, "the token goes over the network as plain text", cure: "use https")
      ])
    }
    if let file = wiki.caFile { _ = try InputFile(file).read(limit: 16 << 20) }
    let tools = Toolbox(
      options: git.map { [.git: $0] } ?? [:], environment: environment)
    let program = try tools.git()
    let options = try options(now: Surroundings.now(), environment: environment)
    // An interrupted run first ends the git that it has started and removes its folder.
    try holdingSignals { () throws(CommandFailure) in
      let runner = try GitProcess(
        program, environment: environment, for: address, as: credentials, caFile: wiki.caFile,
        timeout: wiki.timeout)
      var publisher = GitPublisher(to: address, as: credentials, through: runner, options)
      try publisher.publish(site).report(as: format.format, on: console)
    }
  }

  private func options(
    now: Int, environment: [String: String]
  ) throws(CommandFailure) -> GitPublisher<GitProcess>.Options {
    var options = GitPublisher<GitProcess>.Options()
    options.isDryRun = wiki.dryRun
    options.overwrites = wiki.overwrite
    options.prunes = wiki.prune
    options.adopted = Set(adopt)
    options.branch = branch
    options.author = author
    options.patience = wiki.timeout
    options.moment =
      try DateOptions.sourceMoment(
        environment, within: 0...DateOptions.moments.upperBound, what: "moment of a commit") ?? now
    return options
  }

  private func address() throws(CommandFailure) -> GitAddress {
    do throws(PublishProblems) {
      return try GitAddress(url)
    } catch {
      throw CommandFailure(.unusable, error.diagnostics)
    }
  }

  private func kind(of address: GitAddress) throws(CommandFailure) -> Dialect {
    if let dialect = dialect ?? address.dialect { return dialect }
    throw CommandFailure(
      .unusable, "the address does not tell what kind of wiki it is",
      cure: "use --dialect azure-devops, github, gitlab, gitea or plain")
  }

  private static func dialect(_ text: String) throws -> Dialect {
    let dialect = try SiteOptions.dialect(text)
    guard dialect != .confluence, dialect != .mediawiki else {
      throw ValidationError("a wiki of the kind '\(text)' is not kept in a git repository")
    }
    return dialect
  }

  private static func author(_ text: String) throws -> GitAuthor {
    guard let author = GitAuthor(text) else {
      throw ValidationError("'\(text)' is no author of the form 'Name <mail@host>'")
    }
    return author
  }

  /// The rules of `git check-ref-format`.
  private static func isBranch(_ name: String) -> Bool {
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.value > 0x20 && $0.value != 0x7F && !"~^:?*[\\".unicodeScalars.contains($0)
    }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return isPlain && name != "@" && !name.hasPrefix("-") && !name.hasSuffix(".")
      && !name.contains("..") && !name.contains("@{")
      && parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") && !$0.hasSuffix(".lock") }
  }
}
