internal import Guidance

/// The layouts of a record: the templates in `records/`, not those of the folders below it, which
/// are parts.
public enum RecordLayouts {
  /// The layout that is for a slide or a comment, and so has a limit.
  public static let brief = "brief"
  /// The most characters of a comment on GitHub, which is the tightest of the usual hosts.
  public static let briefLimit = 65_536
  /// The least limit: a cut record has room for the sentence that says so.
  public static let leastLimit = 200

  static let sources = "records/parts/sources.md.mustache"
  static let cut = "records/parts/cut.md.mustache"
  private static let folder = "records/"
  private static let suffix = ".md.mustache"

  /// The names of the layouts of a set of templates, sorted.
  public static func names(in templates: TemplateSet) -> [String] {
    // What another template includes is a part.
    let parts = Set(
      templates.paths.flatMap { templates.partials(of: $0) }.map { $0 + suffix })
    return templates.paths.compactMap { path in
      guard path.hasPrefix(folder), path.hasSuffix(suffix), !parts.contains(path) else {
        return nil
      }
      let name = String(path.dropFirst(folder.count).dropLast(suffix.count))
      return name.contains("/") ? nil : name
    }
  }

  /// The path of a layout's template.
  static func path(_ layout: String) -> String { folder + layout + suffix }

  /// The paths of all templates that a layout's records are rendered with.
  static func paths(_ layout: String) -> [String] { [path(layout), sources, cut] }

  /// What the template of the sentence behind a cut sees.
  static func cutData(_ limit: Int) -> ModelValue { ["limit": .string(limit.grouped)] }
}
