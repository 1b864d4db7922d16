internal import MarkdownEscaping
internal import MarkdownHTML

/// A record, or its brief, as a comment on a pull request.
///
/// It ends with a hidden line by which a pipeline finds it, and so changes it instead of adding
/// another: `netadr-comment <key> sha256:<digest of the text before it>`.
public struct ReviewComment: Sendable {
  /// What the comment says beside its source.
  public struct Words: Sendable, Hashable {
    /// The text of the link.
    public var link: String
    /// The sentence behind a text that was cut.
    public var cut: String
    /// The head of the list of footnotes.
    public var footnotes: String

    /// The words.
    public init(link: String, cut: String, footnotes: String) {
      self.link = link
      self.cut = cut
      self.footnotes = footnotes
    }
  }

  /// The decision's key.
  private let key: String
  private let title: String
  private let tree: MarkdownTree
  private let host: CommentHost
  private let link: String?
  private let words: Words

  /// The files that a comment is made of, the first that there is.
  public static let sources = ["brief.md", "adr.md"]

  /// A comment.
  ///
  /// - Parameters:
  ///   - key: The decision's name, which is that of its folder.
  ///   - folder: The folder as the user named it, for messages.
  ///   - files: The files of the folder by their names.
  ///   - host: Where it is to stand.
  ///   - link: Where the whole is to be read; nil for nowhere. One that ends with a slash leads to
  ///     the folder of the decision's files, and links to them lead there too.
  ///   - words: The words of the program's own.
  /// - Throws: Why the folder holds no text for it.
  public init(
    key: String, folder: String, files: [String: [UInt8]], host: CommentHost, link: String?,
    words: Words
  ) throws(PublishProblems) {
    var problems = PublishProblems()
    guard let source = Self.sources.first(where: { files[$0] != nil }), let bytes = files[source]
    else {
      problems.add(
        "\(folder): has neither \(Self.sources.joined(separator: " nor "))",
        cure: "write it with netadr generate --format brief,md")
      throw problems
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      problems.add("\(folder)/\(source): is not UTF-8", cure: "write it anew with netadr generate")
      throw problems
    }
    var tree = MarkdownTree(parsing: text)
    let outline = files["decision.json"].flatMap(DecisionOutline.init)
    title = (outline?.titlePrefix ?? "") + (tree.takeTitle() ?? key)
    self.key = key
    self.tree = tree
    self.host = host
    self.link = link
    self.words = words
  }

  /// The comment.
  ///
  /// - Parameters:
  ///   - limit: The most characters, as the host counts them.
  ///   - shorten: What gives the beginning of a Markdown text with so many characters of UTF-16 at
  ///     most, cut where nothing is broken.
  /// - Returns: The text; nil where not even link and marker fit.
  public func text(limit: Int, shorten: (_ text: String, _ limit: Int) -> String) -> String? {
    let whole = finished(body(hasFootnotes: host.knowsHTML), isCut: false)
    if host.takes(whole, limit: limit) { return whole }
    // The mark of a footnote that is cut away would lead nowhere: the whole has its sources.
    let body = body(hasFootnotes: false)
    let short = finished(body, isCut: false)
    if host.takes(short, limit: limit) { return short }
    let room = limit - host.length(of: finished("", isCut: true))
    guard room >= 0 else { return nil }
    let text = finished(shorten(body, room), isCut: true)
    return host.takes(text, limit: limit) ? text : nil
  }

  /// A text with its end: the sentence of the cut, the link and the marker.
  private func finished(_ body: String, isCut: Bool) -> String {
    var parts: [String] = []
    if isCut { parts.append(MarkdownEscape.escaped(words.cut)) }
    if let link {
      parts.append("[\(MarkdownEscape.escaped(words.link))](\(MarkdownInlines.target(link)))")
    }
    let text = body + parts.map { "\n\($0)\n" }.joined()
    let digest = ContentDigest(of: Array(text.utf8))
    return text + "\n" + host.hidden("\(Self.marker(for: key)) \(digest)") + "\n"
  }

  /// The beginning of the hidden line of a decision's comment: `netadr-comment payments`.
  public static func marker(for key: String) -> String {
    "netadr-comment \(PageMarker.encoded(key))"
  }

  /// The text without its end.
  private func body(hasFootnotes: Bool) -> String {
    let adaptation = CommentAdaptation(
      filesLink: link.flatMap { $0.hasSuffix("/") ? $0 : nil }, hasFootnotes: hasFootnotes,
      hasBreaks: host.knowsHTML)
    let adapted = adaptation.adapted(tree)
    let page = SourcePage(role: .record, key: key, file: "", title: title, tree: adapted)
    let content = PageContent(
      page: page, titles: [title], fields: tree.frontMatter.map { ($0.name, $0.value) },
      documents: [], words: SiteWords(notice: "", documents: "", footnotes: words.footnotes),
      hasContents: false)
    let style = MarkdownStyle(
      footnotes: host.footnotes, contents: nil, hasFormulas: host.hasFormulas, showsTitle: false,
      pageTarget: { place, _ in place.path }, fileTarget: { file, _ in file.path })
    let map = SiteMap(places: [:], files: [:], publications: [])
    return MarkdownWriter(content, in: map, style: style).body()
  }
}
