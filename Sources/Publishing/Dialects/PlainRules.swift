/// Markdown files with relative links, for a wiki that is kept in files and has no rules of its own.
struct PlainRules: DialectRules {
  /// The most bytes of a file's name on the file systems that wikis lie on.
  static let maximumNameBytes = 255

  func path(of titles: [String]) -> String {
    titles.map(FileTitle.name).joined(separator: "/") + ".md"
  }

  func path(ofAttachment name: String, below root: [String]) -> String {
    (root.map(FileTitle.name) + ["attachments", name]).joined(separator: "/")
  }

  /// Some file systems take upper and lower case for the same.
  func identity(of path: String) -> String { path.lowercased() }

  func problems(ofTitle title: String) -> [String] {
    FileTitle.problems(title, maximumBytes: Self.maximumNameBytes - 3)
  }

  func problems(of page: SitePage) -> [String] { [] }

  func problems(of file: SiteFile) -> [String] { [] }

  func text(of page: PageContent, in map: SiteMap) -> String {
    let style = MarkdownStyle(
      footnotes: .native, contents: nil, showsTitle: false,
      pageTarget: { place, anchor, titles in
        FileTitle.relativeTarget(to: place.path, from: titles)
          + (anchor.map { "#\($0)" } ?? "")
      },
      fileTarget: { file, titles in FileTitle.relativeTarget(to: file.path, from: titles) })
    return MarkdownWriter(page, in: map, style: style).text()
  }
}
