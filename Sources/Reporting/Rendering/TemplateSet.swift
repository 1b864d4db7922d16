public import Diagnostics
internal import Mustache
internal import Parallel

/// Why templates cannot be used or a model cannot be rendered; every problem with its place.
public struct TemplateError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The problems in the order of the files; at least one error.
  public let diagnostics: [Diagnostic]

  /// An error with its problems.
  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  /// One line a problem.
  public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}

/// The templates of a run: read and checked once, then shared by all threads.
///
/// A template is a Mustache file `path/name.kind.mustache`; `kind` is what it writes: `md`, `html`,
/// `yaml`, `txt`. Rules for its author:
///
/// - The first line is `{{% CONTENT_TYPE:MARKDOWN}}` (or `HTML`, `YAML`, `TEXT`): how values are
///   escaped. A part with another rule, such as front matter, is a partial of its own.
/// - Names begin with a dot: `{{.title}}`, `{{.outcome.kind}}`, `{{.}}` for the value itself. They
///   never reach out of the innermost section. A name that the model lacks and a value that is null
///   are errors with file, line and column.
/// - `{{#.rows}}…{{/.rows}}` repeats for each element; over an object or a text it is rendered once
///   and `.` is that value; over yes-or-no it is a condition and `.` stays.
///   `{{^.rows}}…{{/.rows}}` is rendered when the value is absent: null, no, empty text or list.
/// - `{{#has(.note)}}…{{.note}}…{{/has(.note)}}` asks whether a value is there and leaves `.`.
/// - Inside a list, `{{#.names}}{{.}}{{comma(.)}}{{/.names}}` writes `a, b and c`;
///   `isFirst(.)`, `isLast(.)` are conditions, `{{position(.)}}` counts from 1.
/// - `{{code(.prefix)}}` writes a code span, `[text]({{url(.link)}})` a destination.
/// - `{{t(decision)}}` writes the text behind a key of `strings/en.yaml`, or of another language.
/// - `{{> report/summary}}` includes `report/summary.kind.mustache`, of the same kind as the file.
///   Within a line it comes without the line feed at its end.
/// - A line that holds nothing but a section's, a partial's or a comment's tag leaves no line behind.
///   In Markdown runs of empty lines become one, blanks at the ends of lines go (not in code
///   blocks), and the file ends with one line feed; so empty lines may be used freely.
/// - Not supported, and refused: `{{{x}}}`, `{{&x}}`, `{{=…=}}`, `{{<…}}`, `{{$…}}`, names in
///   `{{>*…}}`.
public struct TemplateSet: Sendable {
  /// What is odd about the overriding templates without stopping their use.
  public let warnings: [Diagnostic]

  /// The words of the run's language.
  public let strings: TemplateStrings

  /// What is wrong with the templates whatever the model, in the order of the files.
  public let problems: [Diagnostic]

  private let files: [String: TemplateFile]
  private let dead: Set<SourceLocation>
  private let libraries: [String: MustacheLibrary]

  /// Reads and checks templates.
  ///
  /// - Parameters:
  ///   - builtIn: Paths and texts; what does not end in `.mustache` is no template and left out.
  ///   - overrides: The user's own, by path below their folder: they replace a built-in template of
  ///     the same path or add one.
  ///   - overrideFolder: The folder of the overrides as messages name it.
  ///   - strings: The texts behind `{{t(key)}}`; without them those of the files, in English.
  ///   - rendered: The paths of the templates that the run renders: no others are parsed, apart from
  ///     those that they include. Parsing is the slowest part of a short run. nil parses all.
  /// - Throws: Every problem of every template.
  public init(
    builtIn: [(path: String, text: String)], overrides: [(path: String, text: String)] = [],
    overrideFolder: String? = nil, strings: TemplateStrings? = nil, rendered: [String]? = nil
  ) throws(TemplateError) {
    let texts: TemplateStrings
    if let strings {
      texts = strings
    } else {
      texts = try TemplateStrings(
        TemplateStrings.fallback, builtIn: builtIn, own: overrides, ownFolder: overrideFolder)
    }
    self.init(
      reading: builtIn, overrides: overrides, overrideFolder: overrideFolder, strings: texts,
      rendered: rendered)
    guard problems.isEmpty else { throw TemplateError(problems) }
  }

  /// Reads and checks templates, and keeps their problems.
  ///
  /// The parameters are those of the initializer that throws. A set with problems serves
  /// ``check(_:against:)``, which looks at every template whose sections match.
  public init(
    reading builtIn: [(path: String, text: String)], overrides: [(path: String, text: String)],
    overrideFolder: String?, strings: TemplateStrings, rendered: [String]? = nil
  ) {
    ContentType.registration
    var files: [String: TemplateFile] = [:]
    var problems: [Diagnostic] = []
    func add(_ sources: [(path: String, text: String)], folder: String?) {
      for (path, text) in sources where path.hasSuffix(".mustache") {
        let name = folder.map { "\($0)/\(path)" } ?? path
        if let filePath = TemplateFilePath(path) {
          files[path] = TemplateFile(
            path: filePath, text: text, displayName: name, strings: strings)
        } else {
          problems.append(
            Diagnostic(
              .error, at: SourceLocation(file: name, line: 1, column: 1),
              "a template's name says what it writes", cure: "call it name.md.mustache"))
        }
      }
    }
    add(builtIn, folder: nil)
    let names = files.keys.sorted()
    add(overrides, folder: overrideFolder)
    problems += files.values.flatMap(\.problems)
    let graph = TemplateGraph(files: files)
    problems += graph.problems
    dead = graph.dead
    self.files = files
    self.strings = strings
    libraries = Self.libraries(of: Self.needed(files, for: rendered), &problems)
    warnings =
      Self.strays(overrides.map(\.path), builtIn: names, files: files)
      + strings.warnings
    self.problems = problems.inFileOrder
  }

  /// The paths of all templates, sorted.
  public var paths: [String] { files.keys.sorted() }

  /// The names of the templates that a template includes, without those that close a circle.
  func partials(of path: String) -> [String] {
    (files[path]?.partials ?? []).filter { !dead.contains($0.location) }.map(\.content)
  }

  /// Renders the template at `path` with a model.
  ///
  /// - Throws: Every name that the model lacks and every null that is printed, with its place.
  public func render(_ path: String, _ model: ModelValue) throws(TemplateError) -> String {
    guard let file = files[path], let library = libraries[file.path.kind] else {
      throw missing(path)
    }
    let failures = RenderFailures()
    let text = library.render(
      ModelNode.child(for: model, failures: failures), withTemplate: file.path.name)
    guard let text, failures.count == 0 else {
      let problems = check(path, against: model)
      throw TemplateError(
        problems.isEmpty
          ? [Diagnostic(.error, at: nil, "'\(path)' asks for what its model lacks")] : problems)
    }
    return file.path.kind == "md" ? MarkdownLayout.tidied(text) : MarkdownLayout.ended(text)
  }

  /// What a template would miss in a model, in the order in which it is met.
  ///
  /// Parts that the model does not reach, such as a section over an empty list, are not looked at.
  public func check(_ path: String, against model: ModelValue) -> [Diagnostic] {
    guard files[path] != nil else { return missing(path).diagnostics }
    var walk = TemplateWalk(files: files, dead: dead)
    walk.check(path, against: model)
    return walk.problems
  }

  private func missing(_ path: String) -> TemplateError {
    TemplateError([
      Diagnostic(
        .error, at: nil, "there is no template '\(path)'",
        cure: Suggestion.didYouMean(path, among: paths))
    ])
  }

  /// A template in one of the forms in which it is asked for.
  private struct Parsing: Sendable {
    let file: TemplateFile
    let name: String
    let text: String

    func parsed() -> Result<MustacheTemplate, any Error> {
      Result { try MustacheTemplate(string: text) }
    }
  }

  private static func libraries(
    of files: [String: TemplateFile], _ problems: inout [Diagnostic]
  ) -> [String: MustacheLibrary] {
    var libraries: [String: MustacheLibrary] = [:]
    let parsings = parsings(of: files)
    for (parsing, template) in zip(parsings, concurrentMap(parsings) { $0.parsed() }) {
      let file = parsing.file
      switch template {
      case .success(let template):
        libraries[file.path.kind, default: MustacheLibrary()]
          .register(template, named: parsing.name)
      case .failure(let error):
        let context = (error as? MustacheTemplate.ParserError)?.context
        problems.append(
          Diagnostic(
            .error,
            at: SourceLocation(
              file: file.displayName, line: context?.lineNumber ?? 1,
              column: context?.columnNumber ?? 1),
            "the template cannot be read"))
      }
    }
    return libraries
  }

  /// The files of these paths and those that they include; all without paths.
  private static func needed(
    _ files: [String: TemplateFile], for paths: [String]?
  ) -> [String: TemplateFile] {
    guard let paths else { return files }
    var needed: [String: TemplateFile] = [:]
    var pending = paths
    while let path = pending.popLast() {
      guard needed[path] == nil, let file = files[path] else { continue }
      needed[path] = file
      pending += file.partials.map { file.path.partial($0.content) }
    }
    return needed
  }

  /// No template is parsed in a form that nobody asks for.
  private static func parsings(of files: [String: TemplateFile]) -> [Parsing] {
    var (inline, standalone): (Set<String>, Set<String>) = ([], [])
    for file in files.values {
      for tag in file.partials {
        let path = file.path.partial(tag.content)
        if tag.isStandalone { standalone.insert(path) } else { inline.insert(path) }
      }
    }
    return files.values.filter { !$0.problems.hasErrors }.flatMap { file in
      let path = file.path.text
      var parsings: [Parsing] = []
      if inline.contains(path) {
        parsings.append(
          Parsing(
            file: file, name: TemplateFile.inlineName(file.path.name),
            text: file.inlineLibraryText))
      }
      if standalone.contains(path) || !inline.contains(path) {
        parsings.append(Parsing(file: file, name: file.path.name, text: file.libraryText))
      }
      return parsings
    }
  }

  /// Overrides that replace nothing and are included by nothing, but look like a built-in path.
  private static func strays(
    _ overrides: [String], builtIn: [String], files: [String: TemplateFile]
  ) -> [Diagnostic] {
    let included = Set(
      files.values.flatMap { file in file.partials.map { file.path.partial($0.content) } })
    let known = Set(builtIn)
    return overrides.compactMap { path in
      guard !known.contains(path), !included.contains(path), let file = files[path],
        Self.isLikeANeighbour(path, among: builtIn),
        let suggestion = Suggestion.didYouMean(path, among: builtIn)
      else { return nil }
      return Diagnostic(
        .warning, at: SourceLocation(file: file.displayName, line: 1, column: 1),
        "this template replaces none and no template includes it", cure: suggestion)
    }
  }

  /// Whether a file's own name is close to that of a file in its folder; true in a new folder.
  ///
  /// Paths of one folder are alike as a whole, and `records/` takes layouts of any name.
  private static func isLikeANeighbour(_ path: String, among paths: [String]) -> Bool {
    let parts = { (path: String) -> (folder: Substring, name: String) in
      let slash = path.lastIndex(of: "/") ?? path.startIndex
      return (path[..<slash], String(path[slash...].prefix { $0 != "." }))
    }
    let (folder, name) = parts(path)
    let names = paths.map(parts).filter { $0.folder == folder }.map(\.name)
    return names.isEmpty || Suggestion.didYouMean(name, among: names) != nil
  }
}
