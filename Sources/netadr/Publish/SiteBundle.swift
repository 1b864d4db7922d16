import Diagnostics
import Publishing
import Reporting

/// The files of a site as they lie in a folder.
struct SiteBundle {
  private let site: Site
  /// The path of each page's file by the page's key.
  private let paths: [String: String]
  /// The files.
  let files: [OutputFile]

  /// The files of a site; pages that the wiki keeps in no files are named by their keys.
  init(_ site: Site) {
    self.site = site
    let ending: String? =
      switch site.dialect {
      case .confluence: ".xml"
      case .mediawiki: ".wikitext"
      case .azureDevOps, .github, .gitlab, .gitea, .plain: nil
      }
    guard let ending else {
      paths = Dictionary(site.pages.map { ($0.key, $0.path) }) { first, _ in first }
      files = site.files.map { OutputFile(name: $0.path, bytes: $0.bytes) }
      return
    }
    let paths = Dictionary(
      site.pages.map { ($0.key, $0.key.percentEscaped(keeping: "/ ") + ending) }
    ) { first, _ in first }
    self.paths = paths
    let pages = site.pages.map { OutputFile(name: paths[$0.key] ?? "", text: $0.text) }
    let attachments = site.attachments.map {
      OutputFile(name: Self.folder + $0.name, bytes: $0.bytes)
    }
    let index = OutputFile(
      name: "pages.json", text: ModelJSON.text(.object(Self.fields(site, paths))))
    files = pages + attachments + [index]
  }

  /// Where attachments lie that belong to pages.
  private static let folder = "attachments/"

  /// A line a page, and what became of the files.
  ///
  /// - Parameters:
  ///   - written: What became of them; nil where nothing was written.
  ///   - folder: The folder that they are for.
  /// - Returns: The lines.
  func text(of written: WrittenFolder?, in folder: String) -> String {
    let pages = site.pages.map { page in
      "\(page.key): \(paths[page.key] ?? "") (\(page.text.utf8.count) bytes)".escapingControls
        + "\n"
    }
    let place = folder.escapingControls
    guard let written else {
      return pages.joined() + "\(place): nothing was written; it would hold \(files.count) files\n"
    }
    if written.isUnchanged { return pages.joined() + "\(place): unchanged\n" }
    let counts = [WriteOutcome.created, .updated, .unchanged, .removed].compactMap { outcome in
      let count = written.files.count { $0.outcome == outcome }
      return count == 0 ? nil : "\(count) \(outcome.rawValue)"
    }
    return pages.joined() + "\(place): \(counts.joined(separator: ", "))\n"
  }

  /// The plan of the folder as JSON: pages with paths, titles, sizes and digests, and all files.
  ///
  /// - Parameter written: What became of the files; nil where nothing was written.
  /// - Returns: The text.
  func json(of written: WrittenFolder?) -> String {
    let outcomes = Dictionary(
      (written?.files ?? []).map { ($0.name, $0.outcome) }
    ) { first, _ in first }
    let names = Set(files.map(\.name))
    let removed = (written?.files ?? []).filter { !names.contains($0.name) }.map(\.name)
    let rows = files.map { file in
      ModelValue.object([
        .init("path", .string(file.name)), .init("bytes", .integer(file.bytes.count)),
        .init("digest", .string(ContentDigest(of: file.bytes).description)),
        .init("outcome", outcomes[file.name].map { .string($0.rawValue) } ?? .null),
      ])
    }
    return ModelJSON.text(
      .object(
        Self.fields(site, paths) + [
          .init("files", .array(rows)), .init("removed", .array(removed.map { .string($0) })),
        ]))
  }

  private static func fields(_ site: Site, _ paths: [String: String]) -> [ModelValue.Field] {
    let pages = site.pages.map { page in
      ModelValue.object([
        .init("key", .string(page.key)), .init("title", .string(page.title)),
        // Where pages are files, the path names them on the wiki too.
        .init("wikiTitle", paths[page.key] == page.path ? .null : .string(page.path)),
        .init("parent", page.parent.map { .string($0) } ?? .null),
        .init("path", .string(paths[page.key] ?? "")),
        .init("bytes", .integer(page.text.utf8.count)),
        .init("digest", .string(page.digest.description)),
        .init("labels", .array(page.labels.map { .string($0) })),
        .init("attachments", .array(page.attachments.map { .string($0.path) })),
      ])
    }
    return [
      .init("schema", .string("netadr.bundle/1")),
      .init("dialect", .string(site.dialect.rawValue)), .init("pages", .array(pages)),
    ]
  }
}
