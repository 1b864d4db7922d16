internal import Diagnostics

/// What is collected while the knowledge files are read: problems, ids, references.
///
/// A reader never stops at a problem: it records it and goes on with a placeholder. A base with an
/// error is thrown away, so no placeholder is ever seen.
final class ReadingContext {
  /// A thing that has an id.
  enum Kind: String {
    case source
    case fact
    case group
    case feature
    case rule
    case statement
    case option
    case criterion
    case constraint
    case claim
    case advice
  }

  private(set) var diagnostics: [Diagnostic] = []
  private(set) var usedFacts: Set<String> = []
  private var declared: [Kind: [String: SourceLocation]] = [:]
  private var order: [Kind: [String]] = [:]
  private var endReferences: [(name: String, facts: [String], cell: String, at: SourceLocation)] =
    []
  private var references: [(kind: Kind, id: String, location: SourceLocation)] = []

  func error(_ location: SourceLocation?, _ summary: String, cure: String? = nil) {
    diagnostics.append(Diagnostic(.error, at: location, summary, cure: cure))
  }

  func warning(_ location: SourceLocation?, _ summary: String, cure: String? = nil) {
    diagnostics.append(Diagnostic(.warning, at: location, summary, cure: cure))
  }

  /// "did you mean 'x'?" for the first of many problems: a suggestion is a search, and nobody reads
  /// a thousand of them.
  func didYouMean(_ word: String, among candidates: some Sequence<String>) -> String? {
    guard searches < Self.mostSearches else { return nil }
    searches += 1
    return Suggestion.didYouMean(word, among: candidates)
  }

  private static let mostSearches = 500
  private var searches = 0

  func append(_ more: [Diagnostic]) { diagnostics += more }

  /// Notes that `id` is defined here; a second definition is an error.
  func declare(_ kind: Kind, _ id: String, at location: SourceLocation) {
    if let first = declared[kind]?[id] {
      error(
        location, "\(kind.rawValue) '\(id)' is defined twice, first on line \(first.line)",
        cure: "delete or rename one of them")
      return
    }
    declared[kind, default: [:]][id] = location
    order[kind, default: []].append(id)
  }

  /// Notes that `id` is referred to here.
  func refer(_ kind: Kind, to id: String, at location: SourceLocation) {
    references.append((kind, id, location))
    if kind == .fact { usedFacts.insert(id) }
  }

  /// Notes that an end of one of `facts` is referred to here by its name.
  func refer(toEnd name: String, of facts: [String], in cell: String, at location: SourceLocation) {
    if !name.isEmpty { endReferences.append((name, facts, cell, location)) }
  }

  /// Reports references to ends that their facts do not have.
  func resolveEnds(_ facts: [String: Fact]) {
    for (name, ids, cell, location) in endReferences {
      let names = ids.compactMap { facts[$0] }.flatMap(\.ends).map(\.name)
      if names.contains(name) { continue }
      error(
        location, "no fact of \(cell) has an end '\(name)'",
        cure: didYouMean(name, among: names)
          ?? (names.isEmpty ? "leave 'ends' out" : "use one of \(names.joined(separator: ", "))"))
    }
  }

  func isDeclared(_ kind: Kind, _ id: String) -> Bool { declared[kind]?[id] != nil }

  /// Reports references to what no file defines; a kind whose file could not be read is spared.
  func resolveReferences() {
    for reference in references {
      guard let known = declared[reference.kind], known[reference.id] == nil else { continue }
      error(
        reference.location, "\(reference.kind.rawValue) '\(reference.id)' is not defined",
        cure: didYouMean(reference.id, among: order[reference.kind] ?? [])
          ?? "define it, or refer to another")
    }
  }
}
