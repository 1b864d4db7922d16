import Decisions
import Diagnostics
import Reporting

/// What `netadr explain` was asked for.
struct ExplanationRequest {
  /// The ids, references and kinds as the user wrote them; none asks for the list of everything.
  let words: [String]
  /// The only kind to look at, if any.
  var kind: ExplanationKind?
  /// Everything that can be explained.
  let book: ExplanationBook

  /// A part of the answer.
  enum Part {
    /// The list of a kind's entries.
    case list(ExplanationKind, [Explanation])
    /// Everything that is known of an entry.
    case entry(Explanation)

    /// What JSON says: summaries in a list, else everything.
    var values: [ModelValue] {
      switch self {
      case .list(_, let entries): entries.map(\.summary)
      case .entry(let entry): [entry.value]
      }
    }
  }

  /// The parts of the answer, in the order of the words, each once.
  ///
  /// - Throws: A failure with exit code 2 that names every word that means nothing.
  func parts() throws(CommandFailure) -> [Part] {
    if words.isEmpty { return (kind.map { [$0] } ?? ExplanationKind.all).map(list) }
    var answer: [Part] = []
    var problems: [Diagnostic] = []
    for word in words {
      let found = parts(for: word)
      if found.isEmpty { problems.append(complaint(about: word)) }
      answer += found
    }
    guard problems.isEmpty else { throw CommandFailure(.unusable, problems) }
    return answer.distinct(by: \.name)
  }

  private func parts(for word: String) -> [Part] {
    if kind == nil, let named = ExplanationKind(word) { return [list(named)] }
    let (kind, name) = taken(apart: word)
    if name.isEmpty, let kind { return [list(kind)] }
    return book.entries(named: name, of: kind).map(Part.entry)
  }

  /// The kind before a colon, else the one that was asked for, and the name.
  private func taken(apart word: String) -> (kind: ExplanationKind?, name: String) {
    guard let colon = word.firstIndex(of: ":"),
      let named = ExplanationKind(String(word[..<colon])), kind == nil || kind?.id == named.id
    else { return (kind, word) }
    return (named, String(word[word.index(after: colon)...]))
  }

  private func list(_ kind: ExplanationKind) -> Part { .list(kind, book.entries(of: kind)) }

  private func complaint(about word: String) -> Diagnostic {
    let (kind, name) = taken(apart: word)
    let kinds = ExplanationKind.all.flatMap { [$0.id, $0.plural] }
    if let colon = name.firstIndex(of: ":") {
      let prefix = String(name[..<colon])
      return Diagnostic(
        .error, at: nil, "there is no kind '\(prefix.shortened(to: 40))'",
        cure: Suggestion.didYouMean(prefix, among: kinds)
          ?? "choose one of \(ExplanationKind.all.map(\.id).joined(separator: ", "))")
    }
    let elsewhere = book.entries(named: name, of: nil).first.map { "\($0.kind.id):\($0.id)" }
    let known = book.entries(of: kind).map(\.id) + (kind == nil ? kinds : [])
    // A part of an option's name is in the ids of many rules and facts.
    let option =
      kind == nil ? Suggestion.didYouMean(name, among: NetworkModel.allCases.map(\.id)) : nil
    return Diagnostic(
      .error, at: nil, "there is no \(kind?.id ?? "entry") '\(name.shortened(to: 60))'",
      cure: elsewhere.map { "did you mean '\($0)'?" } ?? Suggestion.didYouMean(name, among: known)
        ?? option ?? "see `netadr explain\(kind.map { " --kind \($0.plural)" } ?? "")`")
  }
}

extension ExplanationRequest.Part {
  /// What tells this part from others.
  fileprivate var name: String {
    switch self {
    case .list(let kind, _): kind.id
    case .entry(let entry): "\(entry.kind.id):\(entry.id)"
    }
  }

  /// The part as plain text, one paragraph a line.
  ///
  /// - Throws: What the templates ask for and the data lacks.
  func text(_ renderer: ExplanationRenderer) throws(TemplateError) -> String {
    switch self {
    case .list(let kind, let entries): try renderer.list(kind, entries)
    case .entry(let entry): try renderer.text(entry)
    }
  }
}
