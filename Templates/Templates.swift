/// The built-in templates: decision files, record and report layouts, the page.
///
/// The files are text in this target's folder; a build plugin turns them into literals, so that
/// the program is one file.
public enum Templates {
  /// Every template by its path (`report/report.md.mustache`), in the order of the paths.
  public static let all: [(path: String, text: String)] = EmbeddedText.files.map {
    ($0.path, $0.text.description)
  }

  /// The text of the template at `path`, or nil when there is none.
  public static func text(_ path: String) -> String? {
    all.first { $0.path == path }?.text
  }
}
