/// What `generate` can write for a decision.
enum FileFormat: String, CaseIterable, Sendable {
  case md
  case html
  case json
  /// The figures, as files and in the report.
  case svg
  /// The figures as pixels too, for wikis and word processors that show no SVG.
  case png
  /// The record in the layout of that name, for a comment or a slide.
  case brief
  /// The body of a page alone, to paste into a wiki.
  case fragment
  case pdf
  case docx

  /// What is written when nobody asks for anything else: the same bytes on every machine.
  static let usual: Set<FileFormat> = [.md, .html, .json, .svg]

  /// The name of the brief's file.
  static let briefName = "brief.md"

  /// The format of a generated file; nil for a file that no format writes.
  ///
  /// - Parameter name: The file's path below the folder of its decision.
  init?(ofFile name: String) {
    if name == Self.briefName {
      self = .brief
      return
    }
    guard let format = Self.allCases.first(where: { name.hasSuffix(".\($0.ending)") }) else {
      return nil
    }
    // A fragment's name ends like a page's.
    self = format == .html && name.hasSuffix(".\(Self.fragment.ending)") ? .fragment : format
  }

  /// What the names of its files end with, after a full stop.
  var ending: String { self == .fragment ? "fragment.html" : rawValue }
}
