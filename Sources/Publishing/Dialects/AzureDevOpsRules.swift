/// A wiki of an Azure DevOps project, or a folder of a repository that is published as one.
struct AzureDevOpsRules: DialectRules {
  /// The most characters of a page's path, with the slash before it.
  static let maximumPathLength = 235
  /// The most bytes of a page: 18 MB, taken for millions.
  static let maximumPageBytes = 18_000_000
  /// The most bytes of an attachment: 19 MB, taken for millions.
  static let maximumFileBytes = 19_000_000

  func title(of page: SourcePage, below record: SourcePage) -> String {
    FileTitle.ownTitle(of: page, below: record)
  }

  func path(of titles: [String]) -> String {
    titles.map(Self.name).joined(separator: "/") + ".md"
  }

  /// The name of a title's file, without the ending.
  static func name(_ title: String) -> String {
    title.unicodeScalars.reduce(into: "") { name, scalar in
      switch scalar {
      case " ": name += "-"
      case ":", "<", ">", "*", "?", "|", "-", "\"":
        name += UInt8(truncatingIfNeeded: scalar.value).percentEscape
      default: name.unicodeScalars.append(scalar)
      }
    }
  }

  func path(ofAttachment name: String, below root: [String]) -> String { ".attachments/\(name)" }

  /// Titles that differ in case are two on the server.
  func identity(of path: String) -> String { path }

  func problems(ofTitle title: String) -> [String] {
    // A percent sign is not among the characters that the wiki encodes, nor can it be told from
    // their codes.
    var problems = FileTitle.problems(title, named: Self.name(title), forbidden: "/\\#%")
    if title.unicodeScalars.contains(where: { $0.value > 0xFFFF }) {
      problems.append("holds a character beyond U+FFFF, such as an emoji")
    }
    return problems
  }

  func problems(of page: SitePage) -> [String] {
    var problems: [String] = []
    let length = FileTitle.withoutEnding(page.path).utf16.count + 1
    if length > Self.maximumPathLength {
      problems.append(
        "its path has \(length) characters, and Azure DevOps takes \(Self.maximumPathLength): "
          + "give it a shorter title with --title \(page.key)=…")
    }
    let bytes = page.text.utf8.count
    if bytes > Self.maximumPageBytes {
      problems.append(
        "the page has \(bytes) bytes, and Azure DevOps takes \(Self.maximumPageBytes)")
    }
    return problems
  }

  func problems(of file: SiteFile) -> [String] {
    guard file.bytes.count > Self.maximumFileBytes else { return [] }
    return [
      "the file has \(file.bytes.count) bytes, and Azure DevOps takes \(Self.maximumFileBytes)"
    ]
  }

  func text(of page: PageContent, in map: SiteMap) -> String {
    let style = MarkdownStyle(
      footnotes: .superscript, contents: "[[_TOC_]]", showsTitle: true,
      pageTarget: { place, _ in "/" + FileTitle.withoutEnding(place.path) },
      fileTarget: { file, _ in "/" + file.path })
    return MarkdownWriter(page, in: map, style: style).text()
  }

  /// The files `.order` of the folders that hold nothing but pages of ours, and of the folder below
  /// the root, to whose order our records are added.
  ///
  /// The wiki's top is left alone: an order of it that names our pages only would put every other
  /// page behind them.
  func navigation(of site: Site, below root: [String]) -> [SiteFile] {
    let children = Dictionary(grouping: site.pages.filter { $0.parent != nil }) { $0.parent ?? "" }
    var orders = site.pages.compactMap { record in
      children[record.key].flatMap { order($0, in: FileTitle.withoutEnding(record.location)) }
    }
    if !root.isEmpty {
      let records = site.pages.filter { $0.parent == nil }
      orders += order(records, in: root.map(Self.name).joined(separator: "/")).map { [$0] } ?? []
    }
    return orders
  }

  /// The order of those pages that stand in a folder itself; nil where none does.
  private func order(_ pages: [SitePage], in folder: String) -> SiteFile? {
    let pages = pages.filter { FileTitle.folder($0.location) == folder }
    if pages.isEmpty { return nil }
    let names = pages.map { FileTitle.nameWithoutEnding($0.location) }
    return SiteFile(
      name: ".order", path: "\(folder)/.order",
      bytes: Array((names.joined(separator: "\n") + "\n").utf8))
  }
}
