/// The rules of Confluence, Data Center and Cloud: pages with titles in a space, no files.
struct ConfluenceRules: DialectRules {
  /// The most UTF-16 units of a title, and of an attachment's name.
  private static let maximumTitle = 255
  /// The most bytes of a page's text that Confluence Cloud takes (CONFCLOUD-73881).
  private static let maximumBytes = 5_242_880

  /// The title alone: it is unique in the space, whatever the page above.
  func path(of titles: [String]) -> String { titles.last ?? "" }

  func path(ofAttachment name: String, below root: [String]) -> String { name }

  func identity(of path: String) -> String { path.lowercased() }

  func problems(ofTitle title: String) -> [String] {
    var problems: [String] = []
    if title.isEmpty { problems.append("is empty") }
    if title.first?.isWhitespace == true || title.last?.isWhitespace == true {
      problems.append("begins or ends with white space, which Confluence takes away")
    }
    if title.utf16.count > Self.maximumTitle {
      problems.append(
        "has \(title.utf16.count) characters; Confluence takes \(Self.maximumTitle)")
    }
    if title.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      problems.append("holds a control character")
    }
    return problems
  }

  func problems(ofRoot title: String) -> [String] {
    ["cannot be above others: the page above is chosen with publish confluence --parent"]
  }

  func problems(of page: SitePage) -> [String] {
    let count = page.text.utf8.count
    return count > Self.maximumBytes
      ? ["the page has \(count) bytes; Confluence Cloud takes \(Self.maximumBytes)"] : []
  }

  /// How large an attachment may be is a setting of each server, which it tells with status 413.
  func problems(of file: SiteFile) -> [String] {
    file.name.utf16.count > Self.maximumTitle
      ? ["the name has \(file.name.utf16.count) characters; Confluence takes \(Self.maximumTitle)"]
      : []
  }

  func text(of page: PageContent, in map: SiteMap) -> String {
    var writer = StorageWriter(page, in: map)
    return writer.text()
  }
}
