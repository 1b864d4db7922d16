/// A wiki of a GitHub repository, and of gollum, which it is made with.
///
/// A page is found by its file's name alone, whatever its folder and case, and its title is that name
/// with blanks for hyphens. So all pages lie at the top, and none below another.
struct GitHubRules: DialectRules {
  /// The pages that the wiki shows around or before every other.
  static let reservedNames: Set<String> = ["home", "_sidebar", "_footer", "_header"]

  func path(of titles: [String]) -> String {
    FileTitle.hyphenatedName(titles.last ?? "") + ".md"
  }

  func path(ofAttachment name: String, below root: [String]) -> String { "attachments/\(name)" }

  func identity(of path: String) -> String { FileTitle.folded(path) }

  func problems(ofTitle title: String) -> [String] {
    FileTitle.problems(
      title, named: FileTitle.hyphenatedName(title), reserved: Self.reservedNames)
  }

  func problems(ofRoot title: String) -> [String] {
    ["cannot be above others: a GitHub wiki has no pages below pages"]
  }

  func problems(of page: SitePage) -> [String] { [] }

  func problems(of file: SiteFile) -> [String] { [] }

  func text(of page: PageContent, in map: SiteMap) -> String {
    // GitHub shows a table of contents beside every page, and knows no footnotes in wikis.
    let style = MarkdownStyle(
      footnotes: .superscript, contents: nil, showsTitle: true,
      pageTarget: { place, _ in FileTitle.segment(FileTitle.nameWithoutEnding(place.path)) },
      fileTarget: { file, _ in FileTitle.relativeTarget(to: file.path, from: "") })
    return MarkdownWriter(page, in: map, style: style).text()
  }
}
