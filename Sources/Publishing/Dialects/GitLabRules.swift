/// A wiki of a GitLab project: gollum's names, in folders.
struct GitLabRules: DialectRules {
  /// The most bytes of a page's title.
  static let maximumTitleBytes = 245
  /// The most bytes of a folder's name.
  static let maximumFolderBytes = 255
  /// The most bytes of a page: 5 MiB, which GitLab checks in its editor and not in a push.
  static let maximumPageBytes = 5 << 20
  /// The pages that the wiki shows around or before every other.
  static let reservedNames: Set<String> = ["home", "_sidebar"]

  func title(of page: SourcePage, below record: SourcePage) -> String {
    FileTitle.ownTitle(of: page, below: record)
  }

  func path(of titles: [String]) -> String {
    titles.map(FileTitle.hyphenatedName).joined(separator: "/") + ".md"
  }

  func path(ofAttachment name: String, below root: [String]) -> String {
    (root.map(FileTitle.hyphenatedName) + ["attachments", name]).joined(separator: "/")
  }

  func identity(of path: String) -> String { FileTitle.folded(path) }

  func problems(ofTitle title: String) -> [String] {
    let name = FileTitle.hyphenatedName(title)
    var problems = FileTitle.problems(title, named: name, reserved: Self.reservedNames)
    if title.utf8.count > Self.maximumTitleBytes {
      problems.append(
        "is \(title.utf8.count) bytes long, and GitLab takes \(Self.maximumTitleBytes)")
    }
    return problems
  }

  func problems(ofRoot title: String) -> [String] {
    let name = FileTitle.hyphenatedName(title)
    guard name.utf8.count > Self.maximumFolderBytes else {
      // A name of 253 to 255 bytes is too long for a page alone.
      return FileTitle.problems(title, named: String(name.prefix(64)))
    }
    return [
      "makes a folder's name of \(name.utf8.count) bytes, and GitLab takes "
        + "\(Self.maximumFolderBytes)"
    ]
  }

  func problems(of page: SitePage) -> [String] {
    let bytes = page.text.utf8.count
    guard bytes > Self.maximumPageBytes else { return [] }
    return ["the page has \(bytes) bytes, and GitLab takes \(Self.maximumPageBytes)"]
  }

  func problems(of file: SiteFile) -> [String] { [] }

  func text(of page: PageContent, in map: SiteMap) -> String {
    let style = MarkdownStyle(
      footnotes: .native, contents: "[[_TOC_]]", showsTitle: true,
      pageTarget: { place, _ in FileTitle.rootTarget(to: FileTitle.withoutEnding(place.path)) },
      fileTarget: { file, page in FileTitle.relativeTarget(to: file.path, from: page) })
    return MarkdownWriter(page, in: map, style: style).text()
  }
}
