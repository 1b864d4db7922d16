/// What tells on a MediaWiki whose page is whose, and what the last run left.
///
/// Three places hold it. The key stands in a comment of the text and in the sort key of the page's
/// category; the wiki lists sort keys, 500 pages in an answer, without the texts. The digests stand
/// in the summary of the edit, so that the last revision tells whether a run wrote it.
struct MediaWikiMarker: Sendable, Hashable {
  /// The page's key.
  var key: String
  /// The digest of what was published.
  var digest: ContentDigest
  /// The SHA-1 of the text that was sent; the wiki's own differs where it joined two edits in one.
  var textSHA1: String
  /// The start of the SHA-1 of the title under which the page was published.
  var titleSHA1: String

  /// What the run writes of a page.
  init(_ page: SitePage) {
    key = page.key
    digest = page.digest
    textSHA1 = ServerDigest.sha1(Array(Self.savedText(of: page).utf8))
    titleSHA1 = Self.sha1(ofTitle: page.path)
  }

  /// The summary of an edit; it is less than 500 characters long, where the wiki cuts.
  var summary: String {
    "\(PageMarker.text(for: key)) \(digest) text:\(textSHA1) title:\(titleSHA1)"
  }

  /// What a summary says; nil when no run wrote it.
  init?(summary: String) {
    let words = summary.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 5, words[0] == "netadr-page", let key = PageMarker.key(in: summary),
      let digest = ContentDigest(words[2]), words[3].hasPrefix("text:"),
      words[4].hasPrefix("title:")
    else { return nil }
    self.key = key
    self.digest = digest
    textSHA1 = String(words[3].dropFirst("text:".count))
    titleSHA1 = String(words[4].dropFirst("title:".count))
  }

  /// Whether the page had that title when it was published.
  func hadTitle(_ title: String) -> Bool { titleSHA1 == Self.sha1(ofTitle: title) }

  /// Whether the summary of a revision is the wiki's for a move by a run.
  func isNoteOfMove(_ summary: String) -> Bool {
    summary.hasSuffix(Self.logReason("moved", key))
  }

  private static func sha1(ofTitle title: String) -> String {
    String(ServerDigest.sha1(Array(title.utf8)).prefix(12))
  }
}

// MARK: In the text

extension MediaWikiMarker {
  /// What sets our sort keys apart from those that people give.
  private static let sortKeySuffix = " netadr-page"

  /// The sort key of a page in its category: pages stand there in the order of their keys.
  static func sortKey(for key: String) -> String {
    PageMarker.text(for: key).dropFirst("netadr-page ".count) + sortKeySuffix
  }

  /// The key in a sort key; nil when it is none of ours.
  static func key(inSortKey sortKey: String) -> String? {
    guard sortKey.hasSuffix(sortKeySuffix) else { return nil }
    return PageMarker.key(in: "netadr-page " + sortKey.dropLast(sortKeySuffix.count))
  }

  /// Whether a text gives a page our sort key in some category.
  static func hasSortKey(for key: String, _ text: String) -> Bool {
    let end = "|\(sortKey(for: key))]]"
    return text.ranges(of: "[[Category:").contains { start in
      text[start.upperBound...].firstRange(of: "]]").map {
        text[start.upperBound..<$0.upperBound].hasSuffix(end)
      } ?? false
    }
  }

  private static let digestStart = "\n<!-- netadr-digest "

  /// The text of a page as the wiki keeps it.
  ///
  /// The digest in it makes each run that changes anything change the text: a wiki saves no edit, and
  /// so no summary, that leaves the text as it was, even if an attachment became another.
  static func savedText(of page: SitePage) -> String {
    var text = page.text[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return "\(text)\(digestStart)\(page.digest) -->"
  }

  /// A text of the wiki without the digest, for showing a difference.
  static func withoutDigest(_ text: String) -> String {
    guard let start = text.ranges(of: digestStart).last?.lowerBound else { return text }
    let end = text[start...].firstRange(of: "-->")?.upperBound ?? text.endIndex
    return String(text[..<start] + text[end...])
  }

  /// What stands in the summary of a file's upload.
  static func fileSummary(for key: String) -> String {
    "netadr-file of \(PageMarker.text(for: key))"
  }

  /// Whether a run uploaded a file, whatever the page.
  static func isFileSummary(_ summary: String) -> Bool { summary.hasPrefix("netadr-file of ") }

  /// What stands in the log where a run removed or moved a page.
  static func logReason(_ what: String, _ key: String) -> String {
    "netadr \(what) \(PageMarker.text(for: key))"
  }

  /// Whether a run wrote the line of a log.
  static func isLogReason(_ reason: String) -> Bool { reason.hasPrefix("netadr ") }
}
