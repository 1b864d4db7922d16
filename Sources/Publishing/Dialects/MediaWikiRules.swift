/// Pages of a MediaWiki: a report is a subpage of its record, files are the wiki's own.
///
/// The limits are those of MediaWiki 1.39 as it comes; each was tried on that version.
struct MediaWikiRules: DialectRules {
  /// The most bytes of a title, which the database keeps it in.
  static let maximumTitleBytes = 255
  /// The most bytes of a file's name; the wiki needs the rest for older versions of the file.
  static let maximumFileNameBytes = 240
  /// The most bytes of a page's text: 2,048 KiB, less what is written below it with every run.
  static let maximumTextBytes = 2_048 * 1_024 - 256
  /// The most bytes of a key's marker: a summary of 500 characters and a sort key of 255 bytes
  /// hold it.
  static let maximumMarkerBytes = 200

  func path(of titles: [String]) -> String {
    var parts: [String] = []
    for (index, title) in titles.enumerated() {
      // "Network model: design review" below "Network model" says all it has to say in two words.
      let above = index > 0 ? titles[index - 1] + ": " : ""
      let isRepeated = index > 0 && title.hasPrefix(above) && title.utf8.count > above.utf8.count
      parts.append(isRepeated ? String(title.dropFirst(above.count)).capitalisedFirst : title)
    }
    return MediaWikiTitle.normalised(parts.joined(separator: "/"))
  }

  /// The name of the file, whose first letter is always a capital.
  func path(ofAttachment name: String, below root: [String]) -> String {
    MediaWikiTitle.normalised(name)
  }

  func identity(of path: String) -> String { MediaWikiTitle.normalised(path) }

  func problems(ofTitle title: String) -> [String] { MediaWikiTitle.problems(title) }

  func problems(of page: SitePage) -> [String] {
    var problems: [String] = []
    let bytes = page.path.utf8.count
    if bytes > Self.maximumTitleBytes {
      problems.append(
        "the full title '\(page.path)' is \(bytes) bytes long, and the wiki takes "
          + "\(Self.maximumTitleBytes); give it a shorter one with --title")
    }
    if page.text.utf8.count > Self.maximumTextBytes {
      problems.append(
        "the text is \(page.text.utf8.count) bytes long, and the wiki takes "
          + "\(Self.maximumTextBytes)")
    }
    if PageMarker.text(for: page.key).utf8.count > Self.maximumMarkerBytes {
      problems.append("the folder's name is too long for the wiki's summary of an edit")
    }
    return problems
  }

  func problems(of file: SiteFile) -> [String] {
    let bytes = file.path.utf8.count
    guard bytes > Self.maximumFileNameBytes else { return [] }
    return [
      "the file's name is \(bytes) bytes long, and the wiki takes \(Self.maximumFileNameBytes)"
    ]
  }

  func text(of page: PageContent, in map: SiteMap) -> String {
    var writer = WikitextWriter(page, in: map)
    return writer.text()
  }
}
