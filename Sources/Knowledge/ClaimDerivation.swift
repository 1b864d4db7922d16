public import Decisions
public import Diagnostics

extension Claim {
  /// What the engine works out for a part of a claim.
  public enum Derivation: Sendable, Hashable {
    /// A figure of a cluster.
    case plan(PlanQuestion, Plan)
    /// The VNet addresses of one cluster as a multiple of those of another.
    case ratio(Plan, to: Plan)
    /// A value of a fact.
    case value(Query)
    /// Whether an option meets a constraint.
    case answer(ConstraintID, NetworkModel)
    /// The options that meet a constraint.
    case options(ConstraintID)
    /// Nothing: people judged by the facts.
    case judgement(Verdict)
  }

  /// What is asked of a cluster.
  public enum PlanQuestion: String, CaseIterable, Sendable, Hashable {
    /// The addresses that it takes in a range.
    case addresses
    /// The prefix length of the smallest range that holds it.
    case prefixLength = "prefix-length"
    /// The pods that it may run.
    case pods
    /// Whether a range of a given length holds it.
    case fits
    /// The nodes, surge nodes included, that a range of a given length holds.
    case mostNodes = "most-nodes"

    /// Whether the question names a length.
    public var needsLength: Bool { self == .fits || self == .mostNodes }
  }

  /// A cluster of one pool with the default surge.
  public struct Plan: Sendable, Hashable {
    /// Its network model.
    public let option: NetworkModel
    /// The range that is asked about; nil asks for the whole VNet.
    public let range: Range?
    /// Its nodes, without surge nodes.
    public let nodes: Int
    /// Its max pods.
    public let maxPods: Int
    /// The prefix length of the range in question, where one is given.
    public let length: Int?
    /// Where its max pods are written.
    public let location: SourceLocation

    /// Whether each of its pods counts against the private addresses of a VNet.
    public var isLimitedByVNet: Bool { option == .nodeSubnet || option == .podSubnetDynamic }

    /// The most nodes of such a cluster: many times what any real one has, and small enough that no
    /// product of two limits overflows.
    public static let mostNodes = 1_000_000
  }

  /// A range of addresses.
  public enum Range: String, CaseIterable, Sendable, Hashable {
    case nodeSubnet = "node-subnet"
    case podSubnet = "pod-subnet"
    case podCIDR = "pod-cidr"

    /// Whether clusters of a model have such a range.
    public func exists(in model: NetworkModel) -> Bool {
      switch self {
      case .nodeSubnet: true
      case .podSubnet: model.isFlat && model != .nodeSubnet
      case .podCIDR: !model.isFlat
      }
    }
  }

  /// A value of a fact.
  public struct Query: Sendable, Hashable {
    /// The fact's id.
    public let fact: String
    /// The option that it is asked of; nil asks for what holds for all.
    public let option: NetworkModel?
    /// The name of a further value; nil asks for the main one.
    public let name: String?
    /// The id of the fact whose value held formerly, where there is one.
    public let former: String?
  }
}

extension Claim.Derivation {
  /// Every key of the wordings of derivations.
  public static let wordings: [String] =
    Claim.PlanQuestion.allCases.map(\.rawValue) + [
      "ratio", "value", "value-missing", "answer", "options", "judgement",
    ]

  /// The key of its wording; a value that its fact lacks has `value-missing`.
  public var wording: String {
    switch self {
    case .plan(let question, _): question.rawValue
    case .ratio: "ratio"
    case .value: "value"
    case .answer: "answer"
    case .options: "options"
    case .judgement: "judgement"
    }
  }

  /// The option that it is about, where it is about one.
  public var option: NetworkModel? {
    switch self {
    case .plan(_, let plan): plan.option
    case .value(let query): query.option
    case .answer(_, let option): option
    case .ratio, .options, .judgement: nil
    }
  }

  /// The names of the figures that `right` and `why` of its part may use.
  public var figures: Set<String> {
    let figures = Self.figures(of: wording)
    return switch self {
    case .value(let query) where query.former != nil: figures.union(["former"])
    case .plan(_, let plan) where plan.isLimitedByVNet: figures.union(["vnetLimit", "vnetNodes"])
    default: figures
    }
  }

  /// The names of the figures that a wording may use.
  public static func figures(of wording: String) -> Set<String> {
    switch wording {
    case "ratio":
      ["stated", "ofNodes", "ofPerNode", "of", "toNodes", "toPerNode", "to", "ratio"]
    case "value": ["stated", "title", "statement", "value"]
    case "value-missing": ["stated", "title", "statement"]
    case "answer": ["stated", "title", "option", "answer"]
    case "options": ["stated", "title", "met", "computed"]
    case "judgement": ["stated"]
    case "addresses", "pods": planFigures
    default: planFigures.union(["given", "capacity", "mostNodes"])
    }
  }

  private static let planFigures: Set<String> = [
    "stated", "nodes", "maxPods", "perNode", "addresses", "length", "surge", "allNodes",
    "allAddresses", "allLength", "pods",
  ]
}
