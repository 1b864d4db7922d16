import ArgumentParser
import Diagnostics
import Publishing
import Reporting

/// What is published, and with which words.
struct SiteOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The documents to publish with the pages, where the folder has them: pdf, docx, json, with "
        + "commas between, or none.",
      valueName: "list"),
    transform: Self.documents)
  var attach: Set<String> = ["pdf", "docx"]

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Give a page another title: <folder's name>=<title>, or <folder's name>/report=<title>; may "
        + "be repeated.",
      valueName: "page=title"))
  var title: [String] = []

  @Flag(name: .long, inversion: .prefixedNo, help: "Begin pages with a table of contents.")
  var contents = true

  @Option(
    name: .long,
    help: ArgumentHelp("The language of the wiki's own words: en, de.", valueName: "tag"))
  var language = TemplateStrings.fallback

  mutating func validate() throws {
    for pair in title where !(pair.firstIndex(of: "=").map { $0 > pair.startIndex } ?? false) {
      throw ValidationError("'--title \(pair)' is no page and title, such as payments=Networks")
    }
  }

  /// The folders as a site for a kind of wiki, every limit checked.
  ///
  /// - Parameters:
  ///   - folders: The folders as the user named them.
  ///   - dialect: The kind of wiki.
  ///   - root: The titles of the pages above the published ones.
  ///   - category: The category of all pages, on wikis that have categories.
  /// - Returns: The site.
  /// - Throws: A failure with exit code 2 and every problem.
  func site(
    of folders: [String], for dialect: Dialect, below root: [String] = [],
    category: String = SiteWords.usualCategory
  ) throws(CommandFailure) -> Site {
    var words = SiteWords(try TemplateLoading.strings(language))
    words.category = category
    let publications = try PublicationFolders.read(folders, documents: attach)
    var titles: [String: String] = [:]
    for pair in title {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      titles[String(parts[0])] = String(parts[1])
    }
    let options = Site.Options(
      root: root, titles: titles, words: words, hasContents: contents)
    do throws(PublishProblems) {
      return try Site(publications, for: dialect, options)
    } catch {
      throw CommandFailure(.unusable, error.diagnostics)
    }
  }

  private static func documents(_ text: String) throws -> Set<String> {
    if text == "none" { return [] }
    let known = ["pdf", "docx", "json"]
    let words = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    if let unknown = words.first(where: { !known.contains($0) }) {
      throw ValidationError(
        "'\(unknown)' is no document that is published; choose from \(known.joined(separator: ", "))"
      )
    }
    return Set(words)
  }

  /// A kind of wiki by its name on the command line.
  static func dialect(_ text: String) throws -> Dialect { try choice(text, of: "kind of wiki") }

  /// The titles of the pages above the published ones, with slashes between.
  static func root(_ text: String) throws -> [String] {
    let titles = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard !titles.contains(where: { $0.allSatisfy(\.isWhitespace) }) else {
      throw ValidationError("'\(text)' has an empty title; write it as Design/Networks")
    }
    return titles
  }
}

extension SiteWords {
  /// The keys of the words in a strings file.
  static let keys = ["wikiNotice", "wikiDocuments", "wikiFootnotes", "wikiRoot"]

  /// The words in the language of some strings.
  init(_ strings: TemplateStrings) {
    let words = Self.keys.map { strings[$0] ?? "" }
    self.init(notice: words[0], documents: words[1], footnotes: words[2], root: words[3])
  }
}
