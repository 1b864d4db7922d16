internal import MarkdownEscaping
public import Diagnostics
internal import Templates

/// The words of headings, captions, heads and labels of tables in one language: `{{t(key)}}` in a
/// template; and the words that figures draw.
///
/// They stand in `strings/en.yaml` and its like, a key and a text a line, and are put into templates
/// before these are parsed; so they cost nothing when a template is rendered, and can be used inside
/// any section. Those of figures stand below the key `figures`, and hold `{placeholders}`.
public struct TemplateStrings: Sendable {
  /// The folder of the files.
  public static let folder = "strings/"
  /// The language that is complete, which the others fall back to.
  public static let fallback = "en"

  /// The language, as HTML's `lang` says it: `de`.
  public let language: String
  /// The keys that a user's own file lacks.
  public let warnings: [Diagnostic]
  /// The words that figures draw, by key.
  public let figures: [String: String]
  private let texts: [String: String]

  /// The built-in words in English.
  public static let english = read(fallback, builtIn: Templates.all).strings

  private init(language: String, warnings: [Diagnostic], texts: [String: String]) {
    self.language = language
    self.warnings = warnings
    let mark = TemplateStringsFile.figures
    self.texts = texts.filter { !$0.key.hasPrefix(mark) }
    figures = Dictionary(
      texts.filter { $0.key.hasPrefix(mark) }.map {
        (String($0.key.dropFirst(mark.count)), $0.value)
      },
      uniquingKeysWith: { first, _ in first })
  }

  /// Reads the words of a language.
  ///
  /// A key is looked up in the user's own file of the language, in the built-in one, and then in
  /// English, again the user's own first.
  ///
  /// - Parameters:
  ///   - language: The name of the file without its ending.
  ///   - builtIn: Paths and texts; what is not below ``folder`` is left out.
  ///   - own: The user's own files.
  ///   - ownFolder: The folder of the user's own files as messages name it.
  /// - Throws: Every problem of the files, such as a key that English does not have.
  public init(
    _ language: String, builtIn: [(path: String, text: String)],
    own: [(path: String, text: String)] = [], ownFolder: String? = nil
  ) throws(TemplateError) {
    let (strings, problems) = Self.read(language, builtIn: builtIn, own: own, ownFolder: ownFolder)
    guard problems.isEmpty else { throw TemplateError(problems) }
    self = strings
  }

  /// Reads the words of a language, as far as they can be read.
  ///
  /// The parameters are those of the initializer.
  ///
  /// - Returns: The words, and every problem of the files in their order.
  public static func read(
    _ language: String, builtIn: [(path: String, text: String)],
    own: [(path: String, text: String)] = [], ownFolder: String? = nil
  ) -> (strings: TemplateStrings, problems: [Diagnostic]) {
    let path = Self.path(language)
    let fallback = Self.path(Self.fallback)
    var problems: [Diagnostic] = []
    func read(_ path: String, in files: [(path: String, text: String)], _ folder: String?)
      -> TemplateStringsFile?
    {
      guard let text = files.first(where: { $0.path == path })?.text else { return nil }
      let file = TemplateStringsFile(text, name: folder.map { "\($0)/\(path)" } ?? path)
      problems += file.problems
      return file
    }
    let english = read(fallback, in: builtIn, nil)?.texts ?? [:]
    let ownEnglish = read(fallback, in: own, ownFolder)
    let isOther = language != Self.fallback
    let known = isOther ? read(path, in: builtIn, nil) : nil
    let ownFile = isOther ? read(path, in: own, ownFolder) : nil
    for file in [ownEnglish, ownFile, known].compactMap(\.self) {
      problems += file.complaints(beside: english)
    }
    var texts = english
    for file in [ownEnglish, known, ownFile].compactMap(\.self) {
      texts.merge(file.texts) { _, new in new }
    }
    let missing = known == nil ? ownFile.flatMap { $0.missing(of: english) } : nil
    let strings = TemplateStrings(
      language: language, warnings: missing.map { [$0] } ?? [], texts: texts)
    return (strings, problems.inFileOrder)
  }

  /// The languages that have a file, sorted.
  public static func languages(in paths: some Sequence<String>) -> [String] {
    Set(
      paths.compactMap { path in
        guard path.hasPrefix(folder), path.hasSuffix(".yaml") else { return nil }
        let name = path.dropFirst(folder.count).dropLast(".yaml".count)
        let isTag = name.utf8.first?.isWord ?? false
        return isTag && name.utf8.allSatisfy { $0.isWord || $0 == UInt8(ascii: "-") }
          ? String(name) : nil
      }
    ).sorted()
  }

  /// The text behind a key; nil when there is none.
  public subscript(key: String) -> String? { texts[key] }

  /// The keys, sorted.
  var keys: [String] { texts.keys.sorted() }

  /// The key in a tag's content, `t(key)`; nil when the tag asks for no text.
  static func key(in content: String) -> String? {
    guard content.hasPrefix("t("), content.hasSuffix(")") else { return nil }
    return String(content.dropFirst(2).dropLast())
  }

  private static func path(_ language: String) -> String { "\(folder)\(language).yaml" }
}
