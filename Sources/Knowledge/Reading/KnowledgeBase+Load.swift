public import Diagnostics
internal import Decisions
internal import LocatedYAML

extension KnowledgeBase {
  /// Reads and checks a knowledge base.
  ///
  /// - Parameter files: The files with their paths; a file is known by the last part of its path
  ///   (`sources.yaml`, `facts.yaml` and so on; `rules.yaml`, `statements.yaml` and `claims.yaml` may
  ///   be missing).
  /// - Returns: The base, nil when anything is wrong with it, and every problem in file order.
  public static func load(files: [(path: String, text: String)]) -> (
    base: KnowledgeBase?, diagnostics: [Diagnostic]
  ) {
    let context = ReadingContext()
    return load(readFiles(files, context), context)
  }

  /// The built-in base from its compiled form, which holds the same values as its files.
  package static func loadCompiled() -> (base: KnowledgeBase?, diagnostics: [Diagnostic]) {
    guard let text = KnowledgeText.compiled, let files = KnowledgeTree.decoded(text) else {
      return load(files: KnowledgeText.all)
    }
    var roots = KnowledgeRoots()
    for (path, root) in files {
      guard let file = KnowledgeFile(path: path) else { continue }
      roots.given.insert(file)
      roots.values[file] = root
    }
    return load(roots, ReadingContext())
  }

  private static func load(
    _ roots: KnowledgeRoots, _ context: ReadingContext
  ) -> (base: KnowledgeBase?, diagnostics: [Diagnostic]) {
    let sources = roots.elements(.sources, context).compactMap { Source($0, context) }
    let problemsBeforeFacts = context.diagnostics.count
    let facts = roots.elements(.facts, context).compactMap { Fact($0, context) }
    let factsAreSound =
      roots.values[.facts] != nil && context.diagnostics.count == problemsBeforeFacts
    let options = roots.elements(.options, context).compactMap { OptionGuide($0, context) }
    let (words, groups, features) = roots.matrix(context)
    let criteria = roots.elements(.criteria, context).compactMap { CriterionGuide($0, context) }
    let constraints =
      roots.elements(.constraints, context).compactMap { ConstraintGuide($0, context) }
    let rules = roots.elements(.rules, context).compactMap { RuleGuide($0, context) }
    let statements =
      roots.elements(.statements, context).compactMap { StatementGuide($0, context) }
    let claims = roots.values[.claims].map { Claims($0, context) } ?? .none
    context.resolveReferences()
    roots.requireAll(context)

    let factsByID = Dictionary(facts.map { ($0.id, $0) }) { first, _ in first }
    if factsAreSound { context.resolveEnds(factsByID) }
    // Limits of a facts file that is broken already would only repeat what is wrong with it.
    let reader = LimitsReader(facts: factsByID, file: roots.values[.facts]?.location, context)
    let limits = factsAreSound ? reader.limits() : nil
    if let limits { ClaimChecks(facts: factsByID, limits: limits, context).check(claims) }
    reportUse(of: facts, alsoUsed: reader.used, context)

    let guides = Dictionary(options.map { ($0.model, $0) }) { first, _ in first }
    guard !context.diagnostics.hasErrors, let limits, let words,
      let table = PerOption(complete: guides)
    else {
      return (nil, context.diagnostics.inFileOrder)
    }
    let base = KnowledgeBase(
      sources: sources, facts: factsByID, factOrder: facts, options: table, groups: groups,
      features: features, matrixWords: words,
      criteria: Criterion.standing.compactMap { criterion in
        criteria.first { $0.criterion == criterion }
      },
      constraints: ConstraintID.allCases.compactMap { id in
        constraints.first { $0.constraint == id }
      },
      rules: rules, statements: statements, claims: claims, limits: limits,
      arithmeticFacts: reader.used)
    return (base, context.diagnostics.inFileOrder)
  }

  /// Warns of facts that nothing refers to without saying why, and of those that say so falsely.
  private static func reportUse(
    of facts: [Fact], alsoUsed: Set<String>, _ context: ReadingContext
  ) {
    guard !context.diagnostics.hasErrors else { return }
    let used = context.usedFacts.union(alsoUsed)
    for fact in facts {
      if fact.unused == nil, !used.contains(fact.id) {
        context.warning(
          fact.location, "nothing refers to fact '\(fact.id)'",
          cure: "refer to it, or say why not with 'unused'")
      } else if fact.unused != nil, used.contains(fact.id) {
        context.warning(
          fact.location, "fact '\(fact.id)' says that it is unused, but something refers to it",
          cure: "delete 'unused'")
      }
    }
  }

  private static func readFiles(
    _ files: [(path: String, text: String)], _ context: ReadingContext
  ) -> KnowledgeRoots {
    var roots = KnowledgeRoots()
    for (path, text) in files {
      let start = SourceLocation(file: path, line: 1, column: 1)
      guard let file = KnowledgeFile(path: path) else {
        let names = KnowledgeFile.allCases.map(\.rawValue)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        context.error(
          start, "'\(name)' is no file of a knowledge base",
          cure: context.didYouMean(name, among: names)
            ?? "use one of \(names.joined(separator: ", "))")
        continue
      }
      guard roots.given.insert(file).inserted else {
        context.error(start, "\(file.rawValue) is given twice", cure: "leave one of them out")
        continue
      }
      let (root, diagnostics) = YAMLReader.read(text, file: path)
      context.append(diagnostics)
      if let root {
        // Even where the reader refused a key, the rest is checked in the same run.
        roots.values[file] = root
      } else if diagnostics.isEmpty {
        context.error(start, "\(file.rawValue) is empty", cure: "add its entries")
      }
    }
    for file in KnowledgeFile.allCases where file.isRequired && !roots.given.contains(file) {
      context.error(nil, "\(file.rawValue) is missing", cure: "add the file to the knowledge base")
    }
    return roots
  }
}

/// The root values of the files that could be read.
private struct KnowledgeRoots {
  var given: Set<KnowledgeFile> = []
  var values: [KnowledgeFile: YAMLValue] = [:]

  /// The entries of a file that is a list.
  func elements(_ file: KnowledgeFile, _ context: ReadingContext) -> [YAMLValue] {
    values[file].map { elements(of: $0, file.rawValue, context) } ?? []
  }

  /// The words, groups and rows of the feature matrix.
  func matrix(_ context: ReadingContext) -> (MatrixWords?, [FeatureGroup], [Feature]) {
    let keys = ["oldAfterMonths", "phrases", "groups", "features"]
    guard let root = values[.features],
      let fields = Fields(root, "features.yaml", keys: keys, context)
    else { return (nil, [], []) }
    return (
      MatrixWords(fields),
      fields.list("groups").compactMap { FeatureGroup($0, context) },
      fields.list("features").compactMap { Feature($0, context) }
    )
  }

  private func elements(
    of value: YAMLValue, _ name: String, _ context: ReadingContext
  ) -> [YAMLValue] {
    guard case .sequence(let elements) = value.content else {
      context.error(value.location, "\(name) must be a list of entries")
      return []
    }
    return elements
  }

  /// Reports options, criteria and constraints that have no entry.
  func requireAll(_ context: ReadingContext) {
    let wanted: [(KnowledgeFile, ReadingContext.Kind, [String])] = [
      (.options, .option, NetworkModel.allCases.map(\.id)),
      (.criteria, .criterion, Criterion.standing.map(\.id)),
      (.constraints, .constraint, ConstraintID.allCases.map(\.id)),
    ]
    for (file, kind, ids) in wanted {
      guard let root = values[file] else { continue }
      for id in ids where !context.isDeclared(kind, id) {
        context.error(
          root.location, "\(kind.rawValue) '\(id)' has no entry", cure: "add it to \(file.rawValue)"
        )
      }
    }
  }
}
