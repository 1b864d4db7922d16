internal import MarkdownHTML

/// Where everything that is published together lies on the wiki, for the links between.
struct SiteMap: Sendable, Hashable {
  /// Where a page lies.
  struct Place: Sendable, Hashable {
    /// The page's key.
    let key: String
    /// The titles from the wiki's top down to the page.
    let titles: [String]
    /// The path of the page's file.
    var path: String
  }

  /// Where a link or an image leads.
  enum Destination: Sendable, Hashable {
    /// A page of this site, and the id of a heading in it.
    case page(Place, anchor: String?)
    /// A file of this site.
    case file(SiteFile)
    /// A heading of the page itself, by its id.
    case anchor(String)
    /// An address elsewhere.
    case external(String)
  }

  /// The place of each page by its key.
  var places: [String: Place]
  /// The files of each decision by their paths below its folder.
  let files: [String: [String: SiteFile]]
  /// The name of each page's source file, by the decision's key and the file's name.
  private let pageKeys: [String: [String: String]]

  init(
    places: [String: Place], files: [String: [String: SiteFile]], publications: [Publication]
  ) {
    self.places = places
    self.files = files
    pageKeys = Dictionary(
      publications.map { publication in
        let keys = publication.pages.map { ($0.file, $0.key) }
        return (publication.key, Dictionary(keys) { first, _ in first })
      }
    ) { first, _ in first }
  }

  /// Where a page's file lies; empty for a page that is not among the places.
  func path(of page: SourcePage) -> String { places[page.key]?.path ?? "" }

  /// Where a link in a page leads.
  ///
  /// - Parameters:
  ///   - url: The link's target as the source has it.
  ///   - page: The page.
  /// - Returns: The destination; nil for a file that is not published, whose link falls away.
  func destination(of url: String, from page: SourcePage) -> Destination? {
    if url.hasPrefix("#") { return .anchor(String(url.dropFirst())) }
    if url.hasPrefix("/") || Self.hasScheme(url) { return .external(url) }
    let parts = url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts.first.map(String.init)?.removingPercentEscapes ?? ""
    let anchor = parts.count > 1 ? String(parts[1]) : nil
    let decision = page.decision
    if let key = pageKeys[decision]?[path], let place = places[key] {
      return key == page.key && anchor != nil
        ? .anchor(anchor ?? "") : .page(place, anchor: anchor)
    }
    return files[decision]?[path].map { .file($0) }
  }

  /// The file that shows a figure: the PNG beside an SVG where there is one, because most wikis show
  /// no SVG.
  func picture(_ url: String, from page: SourcePage) -> SiteFile? {
    picturePath(url, from: page).flatMap { files[page.decision]?[$0] }
  }

  /// The path of that file below the decision's folder.
  func picturePath(_ url: String, from page: SourcePage) -> String? {
    let path = url.removingPercentEscapes ?? url
    let files = files[page.decision] ?? [:]
    let raster = String(path.dropLast(4)) + ".png"
    if path.hasSuffix(".svg"), files[raster] != nil { return raster }
    return files[path] == nil ? nil : path
  }

  /// The path below the decision's folder of the file that a link leads to.
  func filePath(_ url: String, from page: SourcePage) -> String? {
    guard case .file(let file)? = destination(of: url, from: page) else { return nil }
    let path = url.prefix { $0 != "#" }
    let plain = String(path).removingPercentEscapes ?? String(path)
    return files[page.decision]?[plain] == file ? plain : nil
  }

  /// Whether an address begins with a scheme, such as `https:`.
  static func hasScheme(_ url: String) -> Bool {
    let scheme = url.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    return !scheme.isEmpty && url[scheme.endIndex...].hasPrefix(":")
  }
}

extension SourcePage {
  /// The key of the decision that the page belongs to.
  var decision: String {
    let suffix = "/\(role.rawValue)"
    return key.hasSuffix(suffix) ? String(key.dropLast(suffix.count)) : key
  }

  /// The addresses of the images and links of the text, in order, footnotes last.
  var targets: [String] {
    var targets: [String] = []
    for block in tree.blocks + tree.footnotes.flatMap(\.self) { block.collectTargets(&targets) }
    return targets
  }
}

extension MarkdownTree.Block {
  fileprivate func collectTargets(_ targets: inout [String]) {
    switch self {
    case .heading(let heading): heading.content.collectTargets(&targets)
    case .paragraph(let content): content.collectTargets(&targets)
    case .quote(let blocks): for block in blocks { block.collectTargets(&targets) }
    case .list(let list):
      for block in list.items.flatMap(\.blocks) { block.collectTargets(&targets) }
    case .table(let table):
      for cell in table.head + table.rows.flatMap(\.self) { cell.collectTargets(&targets) }
    case .code, .rule: break
    }
  }
}

extension [MarkdownTree.Inline] {
  fileprivate func collectTargets(_ targets: inout [String]) {
    for inline in self {
      switch inline {
      case .link(let url, let content):
        targets.append(url)
        content.collectTargets(&targets)
      case .image(let url, _): targets.append(url)
      case .emphasis(let content), .strong(let content), .strikethrough(let content):
        content.collectTargets(&targets)
      case .text, .code, .softBreak, .lineBreak, .footnote: break
      }
    }
  }
}
