public import Decisions
public import Diagnostics

/// Everything that is known: sources, facts, and what is said of the options on top of them.
///
/// A base is read whole and checked whole; one with an error does not exist.
public struct KnowledgeBase: Sendable {
  /// The sources, in the order of their file.
  public let sources: [Source]
  /// The facts, in the order of their file.
  public let facts: [Fact]
  /// What there is to know about every option.
  public let options: PerOption<OptionGuide>
  /// The groups of the feature matrix, in its order.
  public let groups: [FeatureGroup]
  /// The rows of the feature matrix, in its order.
  public let features: [Feature]
  /// How the matrix is worded around its cells.
  public let matrixWords: MatrixWords
  /// The six standing criteria, in the order of `Criterion.standing`.
  public let criteria: [CriterionGuide]
  /// All constraints, in the order of `ConstraintID`.
  public let constraints: [ConstraintGuide]
  /// The words of the rules, in the order of their file; none where there is no such file.
  public let rules: [RuleGuide]
  /// The sentences on dataplane and migration, in the order of their file; none where there is no
  /// such file.
  public let statements: [StatementGuide]
  /// Published figures to recompute; none where there is no such file.
  public let claims: Claims
  /// The numbers of the arithmetic, taken from the facts.
  public let limits: Limits
  /// The ids of the facts that these numbers come from.
  public let arithmeticFacts: Set<String>

  private let sourcesByID: [String: Source]
  private let factsByID: [String: Fact]
  private let rulesByID: [String: RuleGuide]
  private let statementsByID: [String: StatementGuide]
  private let constraintsByID: [ConstraintID: ConstraintGuide]
  private let judgedScores: [Criterion: PerOption<Int>]

  init(
    sources: [Source], facts: [String: Fact], factOrder: [Fact], options: PerOption<OptionGuide>,
    groups: [FeatureGroup], features: [Feature], matrixWords: MatrixWords,
    criteria: [CriterionGuide], constraints: [ConstraintGuide], rules: [RuleGuide],
    statements: [StatementGuide], claims: Claims, limits: Limits, arithmeticFacts: Set<String>
  ) {
    self.sources = sources
    self.facts = factOrder
    self.options = options
    self.groups = groups
    self.matrixWords = matrixWords
    self.criteria = criteria
    self.constraints = constraints
    self.rules = rules
    self.statements = statements
    self.claims = claims
    self.limits = limits
    self.arithmeticFacts = arithmeticFacts
    factsByID = facts
    let sourcesByID = Dictionary(sources.map { ($0.id, $0) }) { first, _ in first }
    self.sourcesByID = sourcesByID
    let features = features.map { $0.dated(by: facts, sourcesByID) }
    self.features = features
    constraintsByID = Dictionary(
      constraints.map { ($0.constraint, $0) }, uniquingKeysWith: { first, _ in first })
    judgedScores = criteria.reduce(into: [:]) { judged, guide in
      guard case .judged(let scores) = guide.kind else { return }
      judged[guide.criterion] = PerOption { scores[$0].value }
    }
    rulesByID = Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }
    statementsByID = Dictionary(statements.map { ($0.id, $0) }) { first, _ in first }
  }

  /// The base that is built into the binary, with what its check says: nothing, a test makes sure.
  public static let builtIn: (base: KnowledgeBase?, diagnostics: [Diagnostic]) =
    loadCompiled()

  /// The files of the built-in base, to be exported and overridden.
  public static var builtInFiles: [(path: String, text: String)] { KnowledgeText.all }

  /// The source with an id.
  public func source(_ id: String) -> Source? { sourcesByID[id] }
  /// The fact with an id.
  public func fact(_ id: String) -> Fact? { factsByID[id] }
  /// The words of the rule with an id.
  public func rule(_ id: String) -> RuleGuide? { rulesByID[id] }
  /// The sentence on dataplane or migration with an id.
  public func statement(_ id: String) -> StatementGuide? { statementsByID[id] }
  /// The claim with an id, its own or the one by which readers know it.
  public func claim(_ id: String) -> Claim? {
    claims.all.first { $0.id == id || $0.publishedID == id }
  }
  /// What there is to know about an option.
  public func option(_ model: NetworkModel) -> OptionGuide { options[model] }
  /// The guide of a standing criterion; nil for a constraint.
  public func criterion(_ criterion: Criterion) -> CriterionGuide? {
    criteria.first { $0.criterion == criterion }
  }
  /// The title of a criterion, standing or made by a constraint; its id where the base has none.
  public func title(of criterion: Criterion) -> String {
    if case .constraint(let id) = criterion { return constraint(id)?.title ?? id.id }
    return self.criterion(criterion)?.title ?? criterion.id
  }
  /// The score, 1 to 5, that an option is judged with on a criterion; nil where scores are computed.
  public func judgedScore(of model: NetworkModel, on criterion: Criterion) -> Int? {
    judgedScores[criterion]?[model]
  }
  /// The guide of a constraint; every base has one for each.
  public func constraint(_ id: ConstraintID) -> ConstraintGuide? {
    constraintsByID[id]
  }
  /// The rows of a group, in order.
  public func features(in group: FeatureGroup) -> [Feature] {
    features.filter { $0.group == group.id }
  }

  /// An integer of a fact: the option's own, else the fact's.
  ///
  /// - Parameters:
  ///   - fact: The fact's id.
  ///   - option: The option; nil asks for what holds for all.
  ///   - named: The name of a further value; nil asks for the main one.
  /// - Returns: The integer; nil where there is none, or a value of another type.
  public func integer(
    _ fact: String, _ option: NetworkModel? = nil, named: String? = nil
  ) -> Int? { value(fact, option, named: named)?.integer }

  /// A text of a fact, found like an integer.
  public func text(
    _ fact: String, _ option: NetworkModel? = nil, named: String? = nil
  ) -> String? { value(fact, option, named: named)?.text }

  /// A date of a fact, found like an integer.
  public func date(
    _ fact: String, _ option: NetworkModel? = nil, named: String? = nil
  ) -> CalendarDate? { value(fact, option, named: named)?.date }

  /// A list of texts of a fact, found like an integer.
  public func texts(
    _ fact: String, _ option: NetworkModel? = nil, named: String? = nil
  ) -> [String]? { value(fact, option, named: named)?.texts }

  /// A value of a fact, found like an integer.
  public func value(
    _ fact: String, _ option: NetworkModel? = nil, named: String? = nil
  ) -> FactValue? { factsByID[fact]?.value(named: named, for: option) }
}
