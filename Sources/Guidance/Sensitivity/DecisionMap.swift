public import Decisions
public import Knowledge

/// Which option the engine chooses over nodes and max pods, everything else being as the decision
/// says.
public struct DecisionMap: Sendable, Hashable {
  /// One value of max pods, the same in every pool.
  public struct Row: Sendable, Hashable {
    /// Max pods.
    public let maxPods: Int
    /// The stretches of nodes in order; neighbours have different options.
    public let segments: [OutcomeSegment]
  }

  /// Where one option gives way to another for one reason.
  public struct Border: Sendable, Hashable {
    /// A row that the border runs through.
    public struct Place: Sendable, Hashable {
      /// The row's max pods.
      public let maxPods: Int
      /// The least nodes with the second option.
      public let nodes: Int
    }

    /// The option with fewer nodes; nil where none is feasible.
    public let before: NetworkModel?
    /// The option with more nodes; nil where none is feasible.
    public let after: NetworkModel?
    /// The cause at the first place.
    public let cause: FlipCause
    /// The places, by max pods.
    public fileprivate(set) var places: [Place]
  }

  /// The rows by max pods.
  public let rows: [Row]
  /// The borders in the order of their first places.
  public let borders: [Border]
  /// The nodes that are looked at: of all pools together, surge apart.
  public let nodes: ClosedRange<Int>
  /// The nodes of today.
  public let nodesNow: Int
  /// The nodes after growth.
  public let nodesPlanned: Int
  /// The cluster's own max pods, a row of the map; nil where pools differ or name none.
  public let maxPods: Int?
  /// Whether pools say nothing of their max pods.
  public let silence: Silence

  /// How many pools say nothing of their max pods.
  public enum Silence: String, Sendable, Hashable {
    /// None of them.
    case none
    /// Some of them.
    case some
    /// All of them.
    case all
  }

  /// Max pods from one row to the next: it makes the three defaults of AKS, 30, 110 and 250, rows.
  private static let step = 20

  /// The map of a decision; pools keep their proportions.
  ///
  /// - Parameters:
  ///   - assessment: What the engine says of the decision.
  ///   - knowledge: The knowledge base that the assessment was made with.
  public init(_ assessment: Assessment, knowledge: KnowledgeBase) {
    let variants = Variants(assessment, knowledge: knowledge)
    let own = variants.value(of: .maxPods)
    let range = knowledge.limits.maxPods
    let steps = Set(stride(from: range.lowerBound, through: range.upperBound, by: Self.step))
    let values = steps.union([range.upperBound]).union(own.map { [$0] } ?? []).sorted()
    let nodes = variants.range(of: .nodes)
    let grid = OutcomeGrid(
      values.map { value in
        Variants(variants.assess(.maxPods, value) ?? assessment, knowledge: knowledge)
      })
    let rows = zip(values, grid.segments(nodes)).map { Row(maxPods: $0, segments: $1) }
    self.rows = rows
    self.nodes = nodes
    maxPods = own
    let silent = assessment.decision.cluster.nodePools.count { $0.maxPods == nil }
    silence =
      silent == 0
      ? .none : silent == assessment.decision.cluster.nodePools.count ? .all : .some
    nodesNow = assessment.decision.cluster.nodePools.reduce(0) { $0 + $1.nodes }
    nodesPlanned = variants.value(of: .nodes) ?? nodesNow
    borders = Self.borders(rows, grid)
  }

  private static func borders(_ rows: [Row], _ grid: OutcomeGrid) -> [Border] {
    var borders: [Border] = []
    var indices: [BorderKey: Int] = [:]
    for (index, row) in rows.enumerated() {
      for (left, right) in zip(row.segments, row.segments.dropFirst()) {
        let nodes = right.values.lowerBound
        let cause = FlipCause(
          from: grid.assess(index, nodes - 1), to: grid.assess(index, nodes))
        let key = BorderKey(before: left.option, after: right.option, cause: CauseKind(cause))
        let place = Border.Place(maxPods: row.maxPods, nodes: nodes)
        if let known = indices[key] {
          borders[known].places.append(place)
        } else {
          indices[key] = borders.count
          borders.append(
            Border(before: left.option, after: right.option, cause: cause, places: [place]))
        }
      }
    }
    return borders
  }
}

/// What tells borders apart.
private struct BorderKey: Hashable {
  let before: NetworkModel?
  let after: NetworkModel?
  let cause: CauseKind
}

/// A cause without its figures, which differ from row to row.
private enum CauseKind: Hashable {
  case excluded(rule: String)
  case admitted(rule: String)
  case scores([Criterion])
  case tie

  init(_ cause: FlipCause) {
    switch cause {
    case .excluded(let finding, _): self = .excluded(rule: finding.rule)
    case .admitted(let finding): self = .admitted(rule: finding.rule)
    case .scores(let changes): self = .scores(changes.map(\.criterion))
    case .tie: self = .tie
    }
  }
}
