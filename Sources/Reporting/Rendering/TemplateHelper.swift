/// The functions that a template may apply to a value: `{{code(.name)}}`, `{{#has(.rows)}}`.
///
/// They are a closed list, and no transforms of swift-mustache, which takes an unknown transform
/// for an absent value.
enum TemplateHelper: String, CaseIterable {
  /// Whether a value is there: not null, not false, not an empty text or list. A section over it
  /// leaves `.` where it is.
  case has
  /// Whether `.` is the first element of its list.
  case isFirst
  /// Whether `.` is the last element of its list.
  case isLast
  /// What stands after this element in a sentence: a comma, ` and ` before the last, nothing after it.
  case comma
  /// The element's place in its list, from 1.
  case position
  /// The text as a Markdown code span.
  case code
  /// The text as the destination of a Markdown link.
  case url

  /// Whether it begins a section rather than prints a value.
  var isCondition: Bool {
    switch self {
    case .has, .isFirst, .isLast: true
    case .comma, .position, .code, .url: false
    }
  }

  /// Whether it speaks of the place of `.` in its list, and so takes nothing but `.`.
  var isAboutPosition: Bool {
    switch self {
    case .isFirst, .isLast, .comma, .position: true
    case .has, .code, .url: false
    }
  }
}
