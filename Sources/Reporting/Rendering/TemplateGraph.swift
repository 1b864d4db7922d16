internal import Diagnostics

/// Checks how templates include each other: nothing missing, no circle, no explosion.
struct TemplateGraph {
  /// How deep partials may include partials.
  static let maximumDepth = 16
  /// How many tags a template may have with all its partials written out.
  static let maximumSize = 100_000

  private let files: [String: TemplateFile]
  private(set) var problems: [Diagnostic] = []
  /// Tags with partials written out, and the depth of partials, of the files that are finished.
  private var finished: [String: (size: Int, depth: Int)] = [:]
  private var trail: [String] = []

  init(files: [String: TemplateFile]) {
    self.files = files
    for path in files.keys.sorted() { _ = visit(path) }
  }

  private mutating func visit(_ path: String) -> (size: Int, depth: Int) {
    if let known = finished[path] { return known }
    guard let file = files[path] else { return (0, 0) }
    trail.append(path)
    defer { trail.removeLast() }
    var (size, depth) = (file.tags.count, 0)
    var reported = false
    for tag in file.partials {
      let target = file.path.partial(tag.content)
      if files[target] == nil {
        reportMissing(tag, in: file)
      } else if let start = trail.firstIndex(of: target) {
        let circle = trail[start...].joined(separator: " → ")
        report(tag, "the template includes itself: \(circle) → \(target)")
      } else if trail.count > Self.maximumDepth {
        report(tag, "partials are nested more than \(Self.maximumDepth) deep")
      } else {
        let inner = visit(target)
        size = min(size + inner.size, Self.maximumSize + 1)
        depth = max(depth, inner.depth + 1)
        if !reported, size > Self.maximumSize {
          reported = true
          report(tag, "the template has more than \(Self.maximumSize) tags with its partials")
        }
      }
    }
    finished[path] = (size, depth)
    return (size, depth)
  }

  private mutating func reportMissing(_ tag: TemplateTag, in file: TemplateFile) {
    let names = files.values.filter { $0.path.kind == file.path.kind }.map(\.path.name).sorted()
    report(
      tag, "there is no template '\(file.path.partial(tag.content))'",
      cure: Suggestion.didYouMean(tag.content, among: names))
  }

  private mutating func report(_ tag: TemplateTag, _ summary: String, cure: String? = nil) {
    problems.append(Diagnostic(.error, at: tag.location, summary, cure: cure))
  }
}
