import ArgumentParser
import Diagnostics
import Publishing
import Reporting

/// `netadr publish comment`: prints a decision as a comment on a pull request.
struct PublishComment: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "comment",
    abstract: "Print a decision's brief as a comment on a pull request.",
    discussion: """
      Prints brief.md of the FOLDER, or adr.md where there is none, cut to what a comment of the \
      host may hold. Figures fall away, and so do links to files beside it, unless --link names the \
      folder where they are read. The last line is hidden: <!-- netadr-comment NAME sha256:… -->, \
      for Bitbucket [//]: # (netadr-comment NAME sha256:…), where NAME is the folder's. A pipeline looks for it and changes that comment instead of \
      adding another; nothing has to be done where the digest is the same.

      EXAMPLES:
        netadr generate payments.yaml --format brief,md,json
        netadr publish comment Output/payments > comment.md
        netadr publish comment Output/payments --host azure-devops --link https://wiki.example/adr
      """)

  @Argument(
    help: ArgumentHelp("A folder that netadr generate wrote.", valueName: "folder"),
    completion: .directory)
  var folder: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Where the comment is to stand: github, azure-devops, gitlab, bitbucket.",
      valueName: "name"),
    transform: Self.host)
  var host = CommentHost.github

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Where the whole is to be read. An address that ends with / is that of the folder's files, to "
        + "which links lead then.",
      valueName: "url"))
  var link: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Cut at so many characters; else at what the host takes.", valueName: "characters"))
  var limit: Int?

  @Option(
    name: .long,
    help: ArgumentHelp("The language of the comment's own words: en, de.", valueName: "tag"))
  var language = TemplateStrings.fallback

  @OptionGroup var consoleOptions: ConsoleOptions

  mutating func validate() throws {
    if let link {
      let isAddress = ["https://", "http://"].contains { prefix in
        link.hasPrefix(prefix) && link.utf8.count > prefix.utf8.count
      }
      guard isAddress, link.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
      else { throw ValidationError("'--link \(link)' is no address such as https://wiki.example/") }
    }
    if let limit, limit > host.limit {
      throw ValidationError("'--limit' is at most \(host.limit) for \(host.rawValue)")
    }
    if let limit, limit < RecordLayouts.leastLimit {
      throw ValidationError("'--limit' is at least \(RecordLayouts.leastLimit) characters")
    }
  }

  func run() throws {
    let console = consoleOptions.console
    let words = ReviewComment.Words(try TemplateLoading.strings(language))
    let (key, path, files) = try PublicationFolders.files(of: folder)
    let texts = Dictionary(files.map { ($0.name, $0.bytes) }) { first, _ in first }
    let comment: ReviewComment
    do throws(PublishProblems) {
      comment = try ReviewComment(
        key: key, folder: path, files: texts, host: host, link: link, words: words)
    } catch {
      throw CommandFailure(.unusable, error.diagnostics)
    }
    let most = limit ?? host.limit
    guard let text = comment.text(limit: most, shorten: MarkdownCut.beginning) else {
      throw CommandFailure(
        .unusable, "link and marker alone are longer than \(most) characters",
        cure: "give a shorter --link or a higher --limit")
    }
    try console.write(text)
  }

  private static func host(_ text: String) throws -> CommentHost {
    try choice(text, of: "host of pull requests")
  }
}

extension ReviewComment.Words {
  /// The keys of the words in a strings file.
  static let keys = ["commentLink", "commentCut", "wikiFootnotes"]

  /// The words in the language of some strings.
  init(_ strings: TemplateStrings) {
    let words = Self.keys.map { strings[$0] ?? "" }
    self.init(link: words[0], cut: words[1], footnotes: words[2])
  }
}
