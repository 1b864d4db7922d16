internal import Diagnostics

/// One tag of a template: `{{.title}}`, `{{#.rows}}`, `{{> report/summary}}`.
struct TemplateTag: Sendable, Hashable {
  /// What the tag does.
  enum Kind: String, Sendable, Hashable {
    /// `{{.x}}`: prints a value, escaped.
    case variable
    /// `{{{.x}}}` or `{{&.x}}`: prints a value as it is; refused.
    case unescapedVariable
    /// `{{#.x}}`: begins a section.
    case section
    /// `{{^.x}}`: begins an inverted section.
    case invertedSection
    /// `{{/.x}}`: ends a section.
    case sectionEnd
    /// `{{> x}}`: another template.
    case partial
    /// `{{! x}}`: a remark.
    case comment
    /// `{{% CONTENT_TYPE:MARKDOWN}}`: how values are escaped.
    case pragma
    /// `{{= =}}`: other delimiters; refused.
    case delimiters
    /// `{{< x}}` or `{{$ x}}`: template inheritance; refused, since it can stop the program.
    case inheritance

    /// What follows the braces in a tag with a name.
    var sign: String {
      switch self {
      case .section: "#"
      case .invertedSection: "^"
      case .sectionEnd: "/"
      default: ""
      }
    }
  }

  /// What the tag does.
  let kind: Kind
  /// What stands in the tag after its sign, without blanks around it.
  let content: String
  /// Where the tag begins.
  let location: SourceLocation
  /// The content as messages quote it.
  var name: String { content.shortened(to: 80) }
  /// Where the tag lies in the file, in bytes of UTF-8.
  let bytes: Range<Int>
  /// Whether the tag is alone on its line.
  let isStandalone: Bool
}
