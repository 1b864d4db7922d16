import Diagnostics
import Reporting
import Templates

/// The templates of a run.
struct TemplateLoading: Sendable {
  let templates: TemplateSet
  let style: String

  static let stylePath = "pages/page.css"
  private static let endings = [".mustache", ".css", ".yaml"]

  /// The built-in templates with the user's own in front of them.
  ///
  /// - Parameters:
  ///   - folder: The folder of the user's own.
  ///   - language: The language of headings.
  ///   - rendered: The built-in templates that the run renders; nil where it may be any. With a
  ///     folder of the user's own all are parsed, so that whatever is wrong in it is told.
  ///   - isNeeded: Which paths the run needs.
  /// - Throws: A failure with exit code 1 and every problem of the templates, or with exit code 2
  ///   when the folder holds none or the language has no file.
  init(
    _ folder: String?, language: String = TemplateStrings.fallback, rendered: [String]? = nil,
    where isNeeded: (String) -> Bool = { _ in true }
  ) throws(CommandFailure) {
    let all = try Self.own(folder)
    let own = all.filter { isNeeded($0.path) }
    let builtIn = Templates.all.filter { isNeeded($0.path) }
    do throws(TemplateError) {
      templates = try TemplateSet(
        builtIn: builtIn, overrides: own, overrideFolder: folder,
        strings: try TemplateStrings(language, builtIn: builtIn, own: own, ownFolder: folder),
        rendered: folder == nil ? rendered : nil)
    } catch {
      throw CommandFailure(.findings, error.diagnostics)
    }
    style =
      all.first { $0.path == Self.stylePath }?.text ?? Templates.text(Self.stylePath) ?? ""
  }

  /// The built-in templates with the user's own in front of them, whatever is wrong with them.
  ///
  /// - Parameter folder: The folder of the user's own.
  /// - Returns: The templates, and every problem of theirs and of the words of all languages.
  /// - Throws: A failure with exit code 2 when the folder holds none or cannot be read.
  static func checked(
    _ folder: String?
  ) throws(CommandFailure) -> (templates: TemplateSet, problems: [Diagnostic]) {
    let own = try own(folder)
    func strings(_ language: String) -> (strings: TemplateStrings, problems: [Diagnostic]) {
      TemplateStrings.read(language, builtIn: Templates.all, own: own, ownFolder: folder)
    }
    let english = strings(TemplateStrings.fallback)
    let others = TemplateStrings.languages(in: own.map(\.path))
      .filter { $0 != TemplateStrings.fallback }.map(strings)
    let templates = TemplateSet(
      reading: Templates.all, overrides: own, overrideFolder: folder, strings: english.strings)
    return (
      templates,
      templates.problems + templates.warnings + english.problems
        + others.flatMap { $0.problems + $0.strings.warnings }
    )
  }

  /// Refuses a language that neither the program nor the folder has.
  ///
  /// - Throws: A failure with exit code 2.
  static func check(language: String, folder: String?) throws(CommandFailure) {
    let known = TemplateStrings.languages(in: (Templates.all + (try own(folder))).map(\.path))
    guard !known.contains(language) else { return }
    let place = folder ?? "the folder of --templates"
    throw CommandFailure(
      .unusable, "there is no language '\(language.shortened(to: 40))'",
      cure: Suggestion.didYouMean(language, among: known)
        ?? "choose one of \(known.joined(separator: ", ")), or add strings/<language>.yaml to \(place)"
    )
  }

  /// The built-in strings of a language.
  ///
  /// - Throws: A failure with exit code 2 when there is no such language.
  static func strings(_ language: String) throws(CommandFailure) -> TemplateStrings {
    try check(language: language, folder: nil)
    do throws(TemplateError) {
      return try TemplateStrings(language, builtIn: Templates.all)
    } catch {
      throw CommandFailure(.unusable, error.diagnostics)
    }
  }

  private static func own(
    _ folder: String?
  ) throws(CommandFailure) -> [(path: String, text: String)] {
    guard let folder else { return [] }
    let own = try InputFolder(folder).texts(endings: endings).filter { path, _ in
      !path.hasSuffix(".yaml") || path.hasPrefix(TemplateStrings.folder)
    }
    guard !own.isEmpty else {
      throw CommandFailure(
        .unusable, "\(folder): holds no template",
        cure: "write the built-in ones to it: netadr templates export \(folder)")
    }
    return own
  }
}

extension Sequence<Diagnostic> {
  /// One complaint about each tag: several decisions may find different faults in one name, of which
  /// the first that has a cure tells most.
  var onePerTag: [Diagnostic] {
    let (cured, others) = (filter { $0.cure != nil }, filter { $0.cure == nil })
    return (cured + others).distinct { $0.location?.description ?? $0.summary }
  }
}
