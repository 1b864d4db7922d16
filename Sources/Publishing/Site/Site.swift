/// Everything that is to stand on a wiki: pages, attachments and files of order.
///
/// It is whole before the first byte is written anywhere: every limit of the wiki and every
/// collision of names is checked when it is made.
public struct Site: Sendable, Hashable {
  /// What a site is made with.
  public struct Options: Sendable, Hashable {
    /// The titles of the pages above the published ones, from the wiki's top.
    public var root: [String]
    /// The titles that take the place of the texts' own, by the keys of the pages.
    public var titles: [String: String]
    /// The words of the program's own.
    public var words: SiteWords
    /// Whether pages begin with a table of contents.
    public var hasContents: Bool

    /// Options.
    public init(
      root: [String] = [], titles: [String: String] = [:], words: SiteWords,
      hasContents: Bool = true
    ) {
      self.root = root
      self.titles = titles
      self.words = words
      self.hasContents = hasContents
    }
  }

  /// The kind of wiki.
  public let dialect: Dialect
  /// The pages: a page before those below it, decisions in the order of their keys.
  public private(set) var pages: [SitePage]
  /// The attachments of all pages, each once.
  public let attachments: [SiteFile]
  /// The files beside pages and attachments.
  public private(set) var navigation: [SiteFile] = []
  /// The pages above the published ones, from the wiki's top, for where they are missing.
  public private(set) var rootPages: [SiteFile] = []

  /// The paths of the pages that stand elsewhere than their titles put them, by their keys.
  private(set) var locations: [String: String] = [:]
  private var plan: SitePlan

  /// The version of what the writers make of the same source; it goes into every digest and is
  /// raised when their output changes.
  static let writerVersion = 1

  /// The site of some decisions.
  ///
  /// - Throws: Every limit that is passed and every pair of names that the wiki takes for one.
  public init(
    _ publications: [Publication], for dialect: Dialect, _ options: Options
  ) throws(PublishProblems) {
    let publications = publications.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    let rules = dialect.rules
    var problems = PublishProblems()
    plan = SitePlan(publications, for: dialect, options: options, problems: &problems)
    self.dialect = dialect
    pages = plan.pages
    attachments = plan.attachments
    navigation = rules.navigation(of: self, below: options.root)
    rootPages = options.root.indices.map { index in
      let path = rules.path(of: Array(options.root[...index]))
      return SiteFile(
        name: options.root[index], path: path,
        bytes: Array(rules.rootText(options.words.root).utf8))
    }
    plan.check(self, problems: &problems)
    guard problems.isEmpty else { throw problems }
  }

  /// The same pages where some of them stand elsewhere, with links that lead there.
  ///
  /// - Parameter locations: The paths of those pages by their keys.
  /// - Returns: The site; what pages are to be named has not changed.
  func standing(at locations: [String: String]) -> Site {
    var site = self
    site.locations = locations
    site.plan.move(to: locations)
    site.pages = site.plan.pages
    site.navigation = dialect.rules.navigation(of: site, below: plan.root)
    return site
  }

  /// Every file of a wiki that is kept in files, in the order of the paths' bytes.
  public var files: [SiteFile] {
    let texts = pages.map { SiteFile(name: $0.path, path: $0.path, bytes: Array($0.text.utf8)) }
    return (texts + attachments + navigation)
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}
