internal import MarkdownEscaping
internal import Diagnostics

/// A template that was scanned: its tags as a tree, and everything wrong that needs no model.
struct TemplateFile: Sendable {
  /// A part of a template that does something; plain text is left out.
  indirect enum Node: Sendable {
    case variable(TemplateTag, TemplatePath)
    case section(TemplateTag, TemplatePath, inverted: Bool, [Node])
    case partial(TemplateTag)
  }

  /// How deep sections may be nested in one file.
  static let maximumDepth = 32
  /// How many bytes a template may have: swift-mustache takes time by the square of them.
  static let maximumBytes = 128 * 1_024
  /// How many problems of one file are worth listing.
  static let maximumProblems = 100

  let path: TemplateFilePath
  /// The text, with line feeds alone at the ends of lines and no byte order mark.
  let text: String
  /// The name that messages use.
  let displayName: String
  let tags: [TemplateTag]
  let nodes: [Node]
  /// Whether sections match, so that it is known which value a name begins at.
  let hasSections: Bool
  /// Where the file includes others.
  let partials: [TemplateTag]
  private(set) var problems: [Diagnostic]
  private let strings: TemplateStrings

  init(
    path: TemplateFilePath, text: String, displayName: String, strings: TemplateStrings
  ) {
    self.path = path
    self.strings = strings
    self.displayName = displayName
    let isTooLarge = text.utf8.count > Self.maximumBytes
    self.text = isTooLarge ? "" : Self.normalised(text)
    let scanner = TemplateScanner(self.text, file: displayName)
    tags = scanner.tags
    var reader = TemplateTreeReader(tags: tags, strings: strings, problems: scanner.problems)
    reader.readFile(hidesSections: scanner.hidesSections)
    nodes = reader.root
    hasSections = reader.hasSections
    partials = tags.filter { $0.kind == .partial }
    guard !isTooLarge else {
      problems = [
        Diagnostic(
          .error, at: SourceLocation(file: displayName, line: 1, column: 1),
          "the template is larger than \(Self.maximumBytes / 1_024) KiB",
          cure: "move parts of it to templates of their own")
      ]
      return
    }
    problems = reader.problems
    problems += TemplatePragma.problems(in: self)
    problems += MarkdownPlaces.problems(in: self)
    problems = Array(problems.inFileOrder.prefix(Self.maximumProblems + 1))
  }

  /// The content type that the first line names, when there is one.
  var contentType: ContentType? { tags.first.flatMap(TemplatePragma.contentType) }

  /// The text for swift-mustache: `has(.rows)` is written as the name `rows?has`, and `.a.b` as
  /// `a*b`, which the node resolves by itself.
  ///
  /// The library takes a dotted name apart at every use and casts every value on the way. Without
  /// the dot it would climb when a name is missing, but then the node has noted a failure already.
  /// The library's own transforms cannot be used: it has none for `Bool` and takes the failure of
  /// one for an absent value. A name with `?` is asked of the node that owns the field.
  /// A partial within a line is asked for without the line feed at its end.
  var libraryText: String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 16)
    var copied = 0
    for tag in tags {
      guard let replacement = libraryTag(tag) else { continue }
      result += bytes[copied..<tag.bytes.lowerBound]
      result += replacement.utf8
      copied = tag.bytes.upperBound
    }
    result += bytes[copied...]
    return String(decoding: result, as: UTF8.self)
  }

  /// The text as a part of a line: without the line feed at its end.
  var inlineLibraryText: String {
    let text = libraryText
    return text.utf8.last == .newline ? String(text.dropLast()) : text
  }

  /// The name by which the library knows a template as a part of a line.
  static func inlineName(_ name: String) -> String { name + "-inline" }

  /// What stands for a tag in the library's text; nil when that is the tag itself.
  private func libraryTag(_ tag: TemplateTag) -> String? {
    if tag.kind == .partial {
      return tag.isStandalone ? nil : "{{> \(Self.inlineName(tag.content))}}"
    }
    if tag.kind == .variable, let key = TemplateStrings.key(in: tag.content) {
      return strings[key].map { (contentType ?? .markdown).escape($0) }
    }
    let isName = tag.kind == .variable || !tag.kind.sign.isEmpty
    guard isName, tag.content != ".", let path = try? TemplatePath(tag.content) else { return nil }
    return "{{\(tag.kind.sign)\(path.libraryName)}}"
  }

  private static func normalised(_ text: String) -> String {
    var bytes = Array(text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard bytes.contains(UInt8(ascii: "\r")) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      if byte != UInt8(ascii: "\r") {
        result.append(byte)
      } else if bytes[safe: index + 1] != .newline {
        result.append(.newline)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// The path of a template below the templates' folder: `report/summary.md.mustache`.
struct TemplateFilePath: Sendable, Hashable {
  /// The whole path.
  let text: String
  /// What a partial's tag says: `report/summary`.
  let name: String
  /// What the template writes: `md`, `html`, `yaml` or `txt`.
  let kind: String

  /// Takes `…/name.kind.mustache` apart; nil when the path has another form.
  init?(_ path: String) {
    let suffix = ".mustache"
    guard path.hasSuffix(suffix) else { return nil }
    let stem = path.dropLast(suffix.count)
    guard let dot = stem.lastIndex(of: "."), !stem[dot...].contains("/"),
      stem.index(after: dot) < stem.endIndex, dot > stem.startIndex
    else { return nil }
    text = path
    name = String(stem[..<dot])
    kind = String(stem[stem.index(after: dot)...])
  }

  /// The path of the partial `name` that this file includes.
  func partial(_ name: String) -> String { "\(name).\(kind).mustache" }
}
