/// A decision file as values: what the author wrote, checked, nothing derived.
public struct Decision: Sendable, Hashable {
  /// The file's path as it was named on the command line.
  public var file: String
  /// The record's title: one line, not empty.
  public var title: String
  /// The record's number in its log.
  public var number: Int?
  /// The record's status.
  public var status: RecordStatus
  /// The record's date, where the file gives one.
  public var date: CalendarDate?
  /// Who decides.
  public var deciders: [String]
  /// Who was asked.
  public var consulted: [String]
  /// Who is told.
  public var informed: [String]
  /// The author's own words on the situation, Markdown.
  public var context: String?
  /// The cluster.
  public var cluster: Cluster
  /// The network around it.
  public var network: Network
  /// The constraints, in the order of `ConstraintID`.
  public var constraints: [ConstraintRequirement]
  /// The options to compare, in the order of `NetworkModel`.
  public var options: [NetworkModel]
  /// The weights that the file gives, by criterion.
  public var weights: [Criterion: Weight]

  /// A decision from its parts.
  public init(
    file: String, title: String, number: Int? = nil, status: RecordStatus = .proposed,
    date: CalendarDate? = nil, deciders: [String] = [], consulted: [String] = [],
    informed: [String] = [], context: String? = nil, cluster: Cluster, network: Network,
    constraints: [ConstraintRequirement] = [], options: [NetworkModel] = NetworkModel.allCases,
    weights: [Criterion: Weight] = [:]
  ) {
    self.file = file
    self.title = title
    self.number = number
    self.status = status
    self.date = date
    self.deciders = deciders
    self.consulted = consulted
    self.informed = informed
    self.context = context
    self.cluster = cluster
    self.network = network
    self.constraints = constraints
    self.options = options
    self.weights = weights
  }

  /// The criteria of this decision in order: the standing ones, then one per `should`.
  public var criteria: [Criterion] {
    Criterion.standing
      + constraints.filter { $0.level == .should }.map { .constraint($0.constraint) }
  }

  /// The weight of a criterion.
  public func weight(of criterion: Criterion) -> Weight { weights[criterion] ?? .one }

  /// The level at which the file asks for a constraint, or nil.
  public func level(of constraint: ConstraintID) -> ConstraintLevel? {
    constraints.first { $0.constraint == constraint }?.level
  }
}

/// The status of a decision record, in MADR's words.
public enum RecordStatus: String, CaseIterable, Sendable, Hashable {
  case draft
  case proposed
  case accepted
  case rejected
  case deprecated
  case superseded
}
