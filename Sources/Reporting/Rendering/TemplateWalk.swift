internal import Diagnostics

/// Goes through a template as rendering does, and words with its place whatever a model lacks.
struct TemplateWalk {
  /// The most problems that are worth listing.
  static let limit = 100

  private let files: [String: TemplateFile]
  private let dead: Set<SourceLocation>
  private(set) var problems: [Diagnostic] = []
  private var seen: Set<Diagnostic> = []

  /// A walk through templates.
  ///
  /// - Parameters:
  ///   - files: The templates by path; those whose sections do not match are passed over.
  ///   - dead: Where partials are that cannot be gone into.
  init(files: [String: TemplateFile], dead: Set<SourceLocation>) {
    self.files = files
    self.dead = dead
  }

  private struct Scope {
    let value: ModelValue
    var place: ListPlace?
  }

  /// Checks the template at `path` against a model.
  mutating func check(_ path: String, against model: ModelValue) {
    guard let file = files[path], file.hasSections else { return }
    walk(file.nodes, in: file, Scope(value: model))
  }

  private mutating func walk(_ nodes: [TemplateFile.Node], in file: TemplateFile, _ scope: Scope) {
    for node in nodes where problems.count < Self.limit {
      switch node {
      case .variable(let tag, let path): check(variable: tag, path, scope)
      case .section(let tag, let path, let inverted, let inner):
        walk(section: tag, path, inverted: inverted, inner, in: file, scope)
      case .partial(let tag):
        guard let partial = files[file.path.partial(tag.content)], partial.hasSections,
          !dead.contains(tag.location)
        else { continue }
        walk(partial.nodes, in: partial, scope)
      }
    }
  }

  private mutating func walk(
    section tag: TemplateTag, _ path: TemplatePath, inverted: Bool, _ nodes: [TemplateFile.Node],
    in file: TemplateFile, _ scope: Scope
  ) {
    guard let value = resolve(path, tag, scope) else { return }
    let condition: Bool
    switch path.helper {
    case .isFirst, .isLast:
      guard let place = place(tag, path, scope) else { return }
      condition = path.helper == .isFirst ? place.index == 0 : place.isLast
    default: condition = value.isPresent
    }
    guard condition != inverted else { return }
    switch value {
    case _ where inverted || path.helper != nil: walk(nodes, in: file, scope)
    case .bool: walk(nodes, in: file, scope)
    case .array(let elements):
      for (index, element) in elements.enumerated() where problems.count < Self.limit {
        let place = ListPlace(index: index, count: elements.count)
        walk(nodes, in: file, Scope(value: element, place: element.isFilledList ? nil : place))
      }
    default:
      walk(nodes, in: file, Scope(value: value, place: path.names.isEmpty ? scope.place : nil))
    }
  }

  private mutating func check(variable tag: TemplateTag, _ path: TemplatePath, _ scope: Scope) {
    guard let value = resolve(path, tag, scope) else { return }
    switch path.helper {
    case .comma, .position: _ = place(tag, path, scope)
    case .url:
      if value.linkDestination == nil {
        report(tag, "'\(tag.name)' is no address but \(value.kindInWords)")
      }
    default:
      switch value {
      case .null:
        report(
          tag, "'\(tag.name)' has no value here",
          cure: path.names.isEmpty
            ? nil : "guard it: {{#has(\(tag.name))}}…{{/has(\(tag.name))}}")
      case .array, .object:
        report(
          tag, "'\(tag.name)' is \(value.kindInWords) and cannot be printed",
          cure: "open a section over it: {{#\(tag.name)}}…{{/\(tag.name)}}")
      default: break
      }
    }
  }

  private mutating func place(
    _ tag: TemplateTag, _ path: TemplatePath, _ scope: Scope
  ) -> ListPlace? {
    if scope.place == nil {
      report(
        tag, "'\(tag.name)' is not inside a list here", cure: "use it in a section over a list")
    }
    return scope.place
  }

  private mutating func resolve(
    _ path: TemplatePath, _ tag: TemplateTag, _ scope: Scope
  ) -> ModelValue? {
    var value = scope.value
    for (index, name) in path.names.enumerated() {
      let owner =
        index == 0 ? "the current value" : "'.\(path.names[..<index].joined(separator: "."))'"
      guard case .object(let fields) = value else {
        report(tag, "\(owner) is \(value.kindInWords) and has no field '\(name.shortened(to: 80))'")
        return nil
      }
      guard let field = fields.first(where: { $0.name == name }) else {
        let names = fields.map(\.name)
        report(
          tag, "\(owner) has no field '\(name.shortened(to: 80))'",
          cure: Suggestion.didYouMean(name, among: names)
            ?? (names.isEmpty ? nil : "it has \(names.joined(separator: ", ").shortened(to: 200))"))
        return nil
      }
      value = field.value
    }
    return value
  }

  private mutating func report(_ tag: TemplateTag, _ summary: String, cure: String? = nil) {
    let problem = Diagnostic(.error, at: tag.location, summary, cure: cure)
    if seen.insert(problem).inserted { problems.append(problem) }
  }
}

extension ModelValue {
  /// Whether the value is a list with elements.
  var isFilledList: Bool {
    guard case .array(let elements) = self else { return false }
    return !elements.isEmpty
  }

  /// What the value is, with its article.
  var kindInWords: String {
    switch self {
    case .null: "null"
    case .bool: "yes or no"
    case .integer, .decimal: "a number"
    case .string, .markdown, .html: "text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
