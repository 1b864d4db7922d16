internal import Diagnostics

/// The first line of every template: `{{% CONTENT_TYPE:MARKDOWN}}`.
///
/// Without it swift-mustache escapes for HTML, and it forgets the setting at every partial.
enum TemplatePragma {
  /// The content type that a tag sets, or nil when it sets none that exists.
  static func contentType(of tag: TemplateTag) -> ContentType? {
    guard tag.kind == .pragma else { return nil }
    let parts = tag.content.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0] == "CONTENT_TYPE" else { return nil }
    return ContentType(rawValue: String(parts[1]))
  }

  /// What is wrong with the pragmas of a file.
  static func problems(in file: TemplateFile) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    let pragmas = file.tags.filter { $0.kind == .pragma }
    let first = pragmas.first {
      $0.location.line == 1 && $0.location.column == 1 && $0.isStandalone
    }
    if first == nil {
      let type = ContentType(kind: file.path.kind)?.rawValue ?? "MARKDOWN"
      problems.append(
        Diagnostic(
          .error, at: SourceLocation(file: file.displayName, line: 1, column: 1),
          "the template does not say how values are escaped",
          cure: "make {{% CONTENT_TYPE:\(type)}} its first line"))
    }
    for tag in pragmas {
      if let first, tag != first {
        problems.append(
          Diagnostic(
            .error, at: tag.location, "only the first line sets the content type",
            cure: "move this part to a template of its own"))
      } else if contentType(of: tag) == nil {
        let names = ContentType.allCases.map(\.rawValue)
        problems.append(
          Diagnostic(
            .error, at: tag.location, "'\(tag.content)' sets nothing",
            cure: "write CONTENT_TYPE: and one of \(names.joined(separator: ", "))"))
      }
    }
    return problems
  }
}
