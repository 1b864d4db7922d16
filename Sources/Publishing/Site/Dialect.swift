/// The kinds of wiki that pages are written for.
public enum Dialect: String, Sendable, Hashable, CaseIterable {
  /// A wiki of an Azure DevOps project, or a folder of a repository published as one.
  case azureDevOps = "azure-devops"
  /// A wiki of a GitHub repository.
  case github
  /// A wiki of a GitLab project.
  case gitlab
  /// A wiki of a Gitea (1.20 or later) or Forgejo repository.
  case gitea
  /// Confluence's storage format.
  case confluence
  /// MediaWiki's wikitext.
  case mediawiki
  /// Markdown files with relative links, for any other wiki that is kept in files.
  case plain

  /// How the wiki names, limits and writes pages.
  var rules: any DialectRules {
    switch self {
    case .azureDevOps: AzureDevOpsRules()
    case .github: GitHubRules()
    case .gitlab: GitLabRules()
    case .gitea: GiteaRules()
    case .confluence: ConfluenceRules()
    case .mediawiki: MediaWikiRules()
    case .plain: PlainRules()
    }
  }
}

/// How one kind of wiki names, limits and writes pages.
protocol DialectRules: Sendable {
  /// The title of a page below another, for wikis that show the titles of both.
  ///
  /// - Parameters:
  ///   - page: The page.
  ///   - record: The page above it.
  /// - Returns: The title.
  func title(of page: SourcePage, below record: SourcePage) -> String

  /// The path of a page's file below the wiki's top, or the page's full title where pages are no
  /// files.
  ///
  /// - Parameter titles: The titles from the top down to the page; never empty.
  /// - Returns: The path, or the title.
  func path(of titles: [String]) -> String

  /// The path of an attachment's file below the wiki's top, or its name where attachments belong to
  /// pages.
  ///
  /// - Parameters:
  ///   - name: The attachment's name, unique among those published.
  ///   - root: The titles of the pages above the published ones.
  /// - Returns: The path, or the name.
  func path(ofAttachment name: String, below root: [String]) -> String

  /// The form of a path under which the wiki takes two pages for the same.
  func identity(of path: String) -> String

  /// What is wrong with a title, a clause each, such as `holds '/'`.
  func problems(ofTitle title: String) -> [String]

  /// What is wrong with a title of the pages above the published ones, a clause each.
  func problems(ofRoot title: String) -> [String]

  /// What is wrong with a page as a whole: too long a path, too many bytes.
  func problems(of page: SitePage) -> [String]

  /// What is wrong with an attachment.
  func problems(of file: SiteFile) -> [String]

  /// The text of a page.
  func text(of page: PageContent, in map: SiteMap) -> String

  /// The files beside pages and attachments, such as the order of pages.
  func navigation(of site: Site, below root: [String]) -> [SiteFile]

  /// The text of a page above the published ones, made where there is none.
  ///
  /// - Parameter sentence: What the page says.
  /// - Returns: The text.
  func rootText(_ sentence: String) -> String
}

extension DialectRules {
  func title(of page: SourcePage, below record: SourcePage) -> String { page.title }

  func problems(ofRoot title: String) -> [String] { problems(ofTitle: title) }

  func navigation(of site: Site, below root: [String]) -> [SiteFile] { [] }
  func rootText(_ sentence: String) -> String { "\(sentence)\n" }
}
