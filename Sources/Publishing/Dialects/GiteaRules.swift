/// A wiki of a Gitea or Forgejo repository.
///
/// Names are those of Gitea 1.20 and later (`services/wiki/wiki_path.go`): earlier servers show the
/// mark `.-` behind a title that holds a hyphen. There are no folders of pages.
struct GiteaRules: DialectRules {
  /// Addresses of the wiki's own, and the pages that it shows around or before every other.
  static let reservedNames: Set<String> = [
    "_pages", "_new", "_edit", "raw", "home", "_sidebar", "_footer",
  ]
  /// What ends a name whose hyphens are hyphens and not blanks.
  private static let mark = ".-"

  func path(of titles: [String]) -> String {
    Self.name(titles.last ?? "") + ".md"
  }

  /// The name of a title's file, without the ending.
  static func name(_ title: String) -> String {
    let isMarked = title.utf8.contains(UInt8(ascii: "-")) || title.hasSuffix(".md")
    let escaped = (isMarked ? title + mark : title).percentEscaped(keeping: " ")
    return isMarked ? escaped : escaped.replacing(" ", with: "-")
  }

  /// The last part of the address of the page in some file.
  static func address(ofPageAt path: String) -> String {
    FileTitle.withoutEnding(path).replacing(" ", with: "+")
  }

  func path(ofAttachment name: String, below root: [String]) -> String { "attachments/\(name)" }

  func identity(of path: String) -> String { path }

  func problems(ofTitle title: String) -> [String] {
    var problems = FileTitle.problems(title, named: Self.name(title))
    if Self.reservedNames.contains(FileTitle.folded(title)) {
      problems.append("is the name of a page of the wiki's own")
    }
    return problems
  }

  func problems(ofRoot title: String) -> [String] {
    ["cannot be above others: a Gitea wiki has no pages below pages"]
  }

  func problems(of page: SitePage) -> [String] { [] }

  func problems(of file: SiteFile) -> [String] { [] }

  func text(of page: PageContent, in map: SiteMap) -> String {
    let style = MarkdownStyle(
      footnotes: .native, contents: nil, showsTitle: true,
      pageTarget: { place, _ in Self.address(ofPageAt: place.path) },
      fileTarget: { file, _ in FileTitle.relativeTarget(to: file.path, from: "") })
    return MarkdownWriter(page, in: map, style: style).text()
  }
}
