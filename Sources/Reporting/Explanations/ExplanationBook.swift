public import Knowledge

/// Everything that can be explained, and how it is looked up.
public struct ExplanationBook: Sendable {
  /// The entries, kind by kind, in the order of the knowledge base.
  public let entries: [Explanation]

  /// The book of a knowledge base.
  public init(_ knowledge: KnowledgeBase) {
    let context = ExplanationContext(knowledge)
    entries = ExplanationKind.all.flatMap { $0.entries(context) }
  }

  /// The entries of one kind, or all.
  public func entries(of kind: ExplanationKind?) -> [Explanation] {
    guard let kind else { return entries }
    return entries.filter { $0.kind.id == kind.id }
  }

  /// The entries with an id or a reference, in the order of the kinds; upper and lower case are
  /// the same.
  ///
  /// A reference finds what settles it; a claim or a statement that only takes it up is found where
  /// nothing does, as many of them may name the same.
  ///
  /// - Parameters:
  ///   - name: An id such as `max-nodes` or a reference such as `F20`.
  ///   - kind: The kind to look in; nil looks in all.
  /// - Returns: The entries; none where nothing is called so.
  public func entries(named name: String, of kind: ExplanationKind?) -> [Explanation] {
    let name = name.lowercased()
    let found = entries(of: kind).filter { entry in
      entry.id == name || entry.references.contains { $0.lowercased() == name }
    }
    let foremost = found.filter { entry in
      entry.id == name || entry.settled.contains { $0.lowercased() == name }
    }
    return foremost.isEmpty ? found : foremost
  }
}
