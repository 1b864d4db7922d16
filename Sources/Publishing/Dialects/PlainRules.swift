/// Markdown files with relative links, for a wiki that is kept in files and has no rules of its own.
struct PlainRules: DialectRules {
  func path(of titles: [String]) -> String {
    titles.map(FileTitle.name).joined(separator: "/") + ".md"
  }

  func path(ofAttachment name: String, below root: [String]) -> String {
    (root.map(FileTitle.name) + ["attachments", name]).joined(separator: "/")
  }

  /// Some file systems take upper and lower case for the same.
  func identity(of path: String) -> String { FileTitle.folded(path) }

  func problems(ofTitle title: String) -> [String] {
    FileTitle.problems(title, named: FileTitle.name(title))
  }

  func problems(of page: SitePage) -> [String] { [] }

  func problems(of file: SiteFile) -> [String] { [] }

  func text(of page: PageContent, in map: SiteMap) -> String {
    let style = MarkdownStyle(
      footnotes: .native, contents: nil, showsTitle: false,
      pageTarget: { place, page in FileTitle.relativeTarget(to: place.path, from: page) },
      fileTarget: { file, page in FileTitle.relativeTarget(to: file.path, from: page) })
    return MarkdownWriter(page, in: map, style: style).text()
  }
}
