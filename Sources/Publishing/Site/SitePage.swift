/// A page as it is to stand on the wiki.
public struct SitePage: Sendable, Hashable {
  /// The key by which the page is known: never its title alone.
  public let key: String
  /// The title.
  public let title: String
  /// The key of the page above it among those published; nil below the root.
  public let parent: String?
  /// The path of the page's file below the wiki's top, or the full title where pages are no files.
  public let path: String
  /// Where the page stands: `path`, unless somebody moved it or it could not be moved.
  let location: String
  /// The text in the wiki's own format, with the marker that tells whose page it is.
  public let text: String
  /// The labels, in order.
  public let labels: [String]
  /// The files that belong to the page.
  public let attachments: [SiteFile]
  /// The digest over everything that shapes the page.
  public let digest: ContentDigest
}

/// A file as it is to stand on the wiki.
public struct SiteFile: Sendable, Hashable {
  /// The file's own name.
  public let name: String
  /// The path below the wiki's top; the name alone where attachments belong to pages.
  public let path: String
  /// What the file holds.
  public let bytes: [UInt8]
  /// The digest of the bytes.
  public let digest: ContentDigest

  /// A file.
  public init(name: String, path: String, bytes: [UInt8]) {
    self.name = name
    self.path = path
    self.bytes = bytes
    digest = ContentDigest(of: bytes)
  }
}

/// What a page says, before a dialect writes it.
struct PageContent: Sendable {
  /// The page in its source form.
  let page: SourcePage
  /// The titles from the wiki's top down to the page.
  let titles: [String]
  /// The record's fields that stand above the text, such as its status and date.
  let fields: [(name: String, value: String)]
  /// The documents that the page offers, such as its PDF.
  let documents: [SiteFile]
  /// The words of the program's own.
  let words: SiteWords
  /// Whether a table of contents is asked for.
  let hasContents: Bool
}

/// The words that pages of a wiki hold and their sources do not.
public struct SiteWords: Sendable, Hashable {
  /// The sentence that tells readers where the page comes from, and where to change it.
  public var notice: String
  /// The head of the list of documents.
  public var documents: String
  /// The head of the list of footnotes.
  public var footnotes: String
  /// The category that all pages belong to, on wikis that have categories.
  public var category: String

  /// The category unless another is asked for.
  public static let usualCategory = "Architecture decision records"

  /// The sentence of a page above the published ones, where the wiki has none.
  public var root: String

  /// The words.
  public init(
    notice: String, documents: String, footnotes: String, root: String = "",
    category: String = SiteWords.usualCategory
  ) {
    self.root = root
    self.notice = notice
    self.documents = documents
    self.footnotes = footnotes
    self.category = category
  }
}

/// What tells that a page on a wiki is one of ours, and which.
public enum PageMarker {
  /// The label of all our pages, on wikis that have labels.
  static let label = "netadr"

  /// The marker of the page with a key: `netadr-page payments/report`.
  ///
  /// It is hidden in the page in whatever way the wiki has. In a key everything but ASCII letters,
  /// digits, `.`, `_`, `/` and single hyphens is percent-encoded, so that no comment is ended by it.
  public static func text(for key: String) -> String { "netadr-page \(encoded(key))" }

  /// The key of the first marker in a page's text; nil when it has none.
  public static func key(in text: String) -> String? {
    guard let start = text.firstRange(of: "netadr-page ")?.upperBound else { return nil }
    let word = text[start...].prefix {
      $0.isASCII && ($0.isLetter || $0.isNumber || "._/-%".contains($0))
    }
    // The end of an HTML comment may follow without a blank.
    let name = word.hasSuffix("--") ? word.dropLast(2) : word
    return name.isEmpty ? nil : String(name).removingPercentEscapes
  }

  /// The key of a page's own marker in a text whose comments are HTML's; nil when it has none.
  ///
  /// A marker that somebody only speaks of is none: ours is alone on its line, and nothing of the
  /// page's own comes behind it.
  public static func key(inMarkdown text: String) -> String? {
    let (opening, closing) = ("<!-- netadr-page ", " -->")
    // By scalars: as a character a line feed behind a carriage return is not one.
    for line in text.unicodeScalars.split(whereSeparator: { $0 == "\n" || $0 == "\r" }).reversed() {
      let end = line.lastIndex { $0 != " " && $0 != "\t" }.map(line.index(after:))
      let words = String(line[..<(end ?? line.startIndex)])
      guard words.hasPrefix(opening), words.hasSuffix(closing) else { continue }
      let word = words.dropFirst(opening.count).dropLast(closing.count)
      let key = key(in: "netadr-page \(word)")
      if let key, encoded(key) == word { return key }
    }
    return nil
  }

  /// A key in letters that end no comment.
  static func encoded(_ key: String) -> String {
    var encoded = ""
    var previous: UInt8 = 0
    for byte in key.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x2F, 0x5F:
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      case 0x2D where previous != 0x2D && !encoded.isEmpty: encoded += "-"
      default: encoded += byte.percentEscape
      }
      previous = byte
    }
    if encoded.hasSuffix("-") { encoded = encoded.dropLast() + UInt8(0x2D).percentEscape }
    return encoded
  }
}
