public import Decisions
public import Knowledge

/// One piece of guidance: looks at a decision and its sizing, and says what it finds.
///
/// Title, rationale, facts and wordings live in `rules.yaml` of the knowledge base under the same
/// id; the rule's file holds the condition and the examples that prove it.
public struct Rule: Sendable {
  /// A decision that triggers the rule, or one that does not.
  public struct Example: Sendable {
    /// Keys of a decision file, YAML; what is left out comes from a small cluster with 3 nodes in
    /// 10.20.0.0/16.
    public let decision: String
    /// The findings, one `option severity` each (`cluster` when it is about no option), in order.
    public let findings: [String]

    /// An example with the findings that it leads to; none means that the rule stays silent.
    public init(_ decision: String, _ findings: String...) {
      self.decision = decision
      self.findings = findings
    }
  }

  /// The rule's id: kebab-case, names the situation, equals the file's name.
  public let id: String
  /// What proves the rule: at least one example that triggers and one that does not.
  public let examples: [Example]
  /// The constraint that the rule is about, when it is about one.
  let constraint: ConstraintID?
  /// Whether the rule can rule an option out for another reason than a constraint.
  private let mayExclude: Bool
  let check: @Sendable (Situation, inout Findings) -> Void

  init(
    _ id: String, examples: [Example], constraint: ConstraintID? = nil, mayExclude: Bool = false,
    check: @escaping @Sendable (Situation, inout Findings) -> Void
  ) {
    self.id = id
    self.examples = examples
    self.constraint = constraint
    self.mayExclude = mayExclude
    self.check = check
  }

  /// The findings of this rule.
  public func findings(_ situation: Situation) -> [Finding] {
    var findings = Findings()
    look(at: situation, &findings)
    return findings.all
  }

  /// The findings of every rule, in the order of the rules.
  public static func findings(_ situation: Situation) -> [Finding] {
    findings(of: all, situation).all
  }

  /// The rules that settle which option is chosen, in the order of all.
  ///
  /// They can rule one out or answer a constraint; the others say what is worth knowing.
  public static let deciding: [Rule] = all.filter { $0.mayExclude || $0.constraint != nil }

  /// What these rules find, in their order.
  static func findings(of rules: [Rule], _ situation: Situation) -> Findings {
    var findings = Findings()
    for rule in rules { rule.look(at: situation, &findings) }
    return findings
  }

  /// Adds what this rule finds.
  func look(at situation: Situation, _ findings: inout Findings) {
    findings.rule = id
    check(situation, &findings)
  }
}

/// What a rule looks at.
public struct Situation: Sendable {
  /// The decision.
  public let decision: Decision
  /// The IP math.
  public let sizing: Sizing
  /// The knowledge base, for limits and for what it says of constraints.
  public let knowledge: KnowledgeBase
  /// `Σ n`: the nodes of the cluster after growth, the same for every option.
  let nodes: Int
  /// `Σ s`: the surge nodes of all pools.
  let surgeNodes: Int
  /// The options whose addresses and platform allow the size.
  let feasible: [NetworkModel]
  /// The ceilings that some option breaks; a rule on another one need not look at the plans.
  private let broken: [Ceiling]

  /// A decision with its sizing.
  public init(decision: Decision, sizing: Sizing, knowledge: KnowledgeBase) {
    self.decision = decision
    self.sizing = sizing
    self.knowledge = knowledge
    nodes = sizing.options.first?.demands.nodes ?? 0
    surgeNodes = sizing.options.first?.demands.surgeNodes ?? 0
    feasible = sizing.options.filter(\.isFeasible).map(\.model)
    broken = sizing.options.flatMap(\.broken)
  }

  var limits: Limits { knowledge.limits }
  var cluster: Cluster { decision.cluster }

  /// The plans of the options that a ceiling stops.
  func plans(breaking ceiling: Ceiling) -> [OptionSizing] {
    broken.contains(ceiling) ? sizing.options.filter { $0.broken.contains(ceiling) } : []
  }

  /// The plan of an option that addresses and platform allow; nil for any other.
  func feasiblePlan(of model: NetworkModel) -> OptionSizing? {
    feasible.contains(model) ? sizing[model] : nil
  }

  /// Whether the decision compares this option.
  func compares(_ model: NetworkModel) -> Bool { decision.options.contains(model) }

  /// The names of the pools that meet a condition.
  func pools(where condition: (NodePool) -> Bool) -> [NodePool] {
    cluster.nodePools.filter(condition)
  }
}

/// Collects what rules find.
struct Findings {
  /// The id of the rule that is looking.
  var rule = ""
  private(set) var all: [Finding] = []
  /// The options' answers to the constraints that the decision states.
  var answers: [ConstraintAnswer] = []

  mutating func add(
    _ severity: Finding.Severity, _ option: NetworkModel?, _ message: Message,
    facts: [String] = [], constraint: ConstraintID? = nil
  ) {
    all.append(
      Finding(
        rule: rule, option: option, severity, message, facts: facts, constraint: constraint))
  }
}

extension Sequence<NodePool> {
  /// The pools' names for a sentence; they are the user's words.
  var names: Message.Value { .list(map { .userText($0.name) }) }
}
