/// placeholder
struct MediaWikiRules: DialectRules {
  func path(of titles: [String]) -> String { titles.joined(separator: "/") + ".md" }
  func path(ofAttachment name: String, below root: [String]) -> String { "attachments/" + name }
  func identity(of path: String) -> String { path }
  func problems(ofTitle title: String) -> [String] { [] }
  func problems(of page: SitePage) -> [String] { [] }
  func problems(of file: SiteFile) -> [String] { [] }
  func text(of page: PageContent, in map: SiteMap) -> String { page.page.title }
}
