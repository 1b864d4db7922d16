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
  public let pages: [SitePage]
  /// The attachments of all pages, each once.
  public let attachments: [SiteFile]
  /// The files beside pages and attachments.
  public private(set) var navigation: [SiteFile] = []
  /// The pages above the published ones, from the wiki's top, for where they are missing.
  public private(set) var rootPages: [SiteFile] = []

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
    let plan = SitePlan(publications, rules: rules, options: options, problems: &problems)
    self.dialect = dialect
    pages = plan.pages(for: dialect)
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

  /// Every file of a wiki that is kept in files, in the order of the paths' bytes.
  public var files: [SiteFile] {
    let texts = pages.map { SiteFile(name: $0.path, path: $0.path, bytes: Array($0.text.utf8)) }
    return (texts + attachments + navigation)
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }
}
