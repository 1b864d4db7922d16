internal import Diagnostics

/// Checks how templates include each other: nothing missing, no circle, no explosion.
struct TemplateGraph {
  /// How deep partials may include partials.
  static let maximumDepth = 16
  /// How many tags a template may have with all its partials written out.
  static let maximumSize = 100_000

  private let files: [String: TemplateFile]
  private(set) var problems: [Diagnostic] = []
  /// Where partials are that cannot be gone into: circles, and what is too deep or too large.
  private(set) var dead: Set<SourceLocation> = []
  /// Files that are too large with their partials.
  private var oversized: Set<String> = []
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
    var missing = 0
    for tag in file.partials {
      let target = file.path.partial(tag.content)
      if files[target] == nil {
        missing += 1
        if missing <= TemplateFile.maximumProblems { reportMissing(tag, in: file) }
      } else if let start = trail.firstIndex(of: target) {
        let circle = trail[start...].joined(separator: " → ")
        cut(tag, "the template includes itself: \(circle) → \(target)")
      } else if trail.count > Self.maximumDepth {
        cut(tag, "partials are nested more than \(Self.maximumDepth) deep")
      } else {
        let inner = visit(target)
        if oversized.contains(target) || oversized.contains(path) {
          dead.insert(tag.location)
        } else if inner.depth >= Self.maximumDepth {
          cut(tag, "partials are nested more than \(Self.maximumDepth) deep")
        } else if size + inner.size > Self.maximumSize {
          oversized.insert(path)
          cut(tag, "the template has more than \(Self.maximumSize) tags with its partials")
        } else {
          size += inner.size
          depth = max(depth, inner.depth + 1)
        }
      }
    }
    finished[path] = (size, depth)
    return (size, depth)
  }

  private mutating func reportMissing(_ tag: TemplateTag, in file: TemplateFile) {
    let names = files.values.filter { $0.path.kind == file.path.kind }.map(\.path.name).sorted()
    report(
      tag, "there is no template '\(file.path.partial(tag.name))'",
      cure: Suggestion.didYouMean(tag.content, among: names))
  }

  private mutating func cut(_ tag: TemplateTag, _ summary: String) {
    report(tag, summary)
    dead.insert(tag.location)
  }

  private mutating func report(_ tag: TemplateTag, _ summary: String, cure: String? = nil) {
    problems.append(Diagnostic(.error, at: tag.location, summary, cure: cure))
  }
}
