internal import Decisions
internal import Guidance
internal import Knowledge

/// Which rows of the feature matrix matter to one decision, and why.
///
/// A row matters where it bears on a constraint of the file or on a situation of the cluster, or
/// where a finding about an option rests on the fact that the option's cell states. Constraints
/// answer for themselves, so findings about them add no row.
struct MatrixRelevance {
  /// A row and the reasons for it, strongest first; none where it does not matter.
  struct Row {
    let feature: Feature
    /// The reasons as phrases: `rules out kubenet`.
    let because: [String]
    /// The rank of the strongest.
    let rank: MatrixReasons.Rank?
  }

  /// All rows, in the order of the matrix.
  let rows: [Row]

  init(_ source: ReportSource) {
    let reasons = MatrixReasons(source)
    rows = source.knowledge.features.map { feature in
      let found = reasons.all(for: feature)
      return Row(feature: feature, because: found.map(\.phrase), rank: found.first?.rank)
    }
  }

  /// The rows that matter, by their strongest reason; rows with the same one stand together.
  var groups: [(because: String, features: [Feature])] {
    var order: [String] = []
    var features: [String: [Feature]] = [:]
    let relevant = rows.enumerated().compactMap { index, row in
      row.rank.map { (rank: $0.rawValue, index: index, row: row) }
    }
    for (_, _, row) in relevant.sorted(by: { ($0.rank, $0.index) < ($1.rank, $1.index) }) {
      guard let because = row.because.first else { continue }
      if features[because] == nil { order.append(because) }
      features[because, default: []].append(row.feature)
    }
    return order.map { ($0, features[$0] ?? []) }
  }
}
