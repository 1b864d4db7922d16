internal import Decisions

/// Finds which option is chosen for every number of nodes in each of several rows, such as values
/// of max pods, without trying all.
///
/// Along either axis an option's exclusion, and its score on each criterion, changes in one
/// direction at most. So in a rectangle both are at their worst and best in a corner, and what holds
/// between two values of `OutcomeSearch` holds here between four.
final class OutcomeGrid {
  private let rows: [Variants]
  private var known: [[Int: Assessment]]
  private var found: [[OutcomeSegment]]

  /// The rows in the order of their values.
  init(_ rows: [Variants]) {
    self.rows = rows
    known = rows.map { _ in [:] }
    found = rows.map { _ in [] }
  }

  /// The stretches of every row in order; neighbours have different options.
  func segments(_ nodes: ClosedRange<Int>) -> [[OutcomeSegment]] {
    found = rows.map { _ in [] }
    if !rows.isEmpty { search(0...(rows.count - 1), nodes) }
    return found.map(Self.joined)
  }

  /// The assessment of a row with so many nodes.
  func assess(_ row: Int, _ nodes: Int) -> Assessment {
    if let assessment = known[row][nodes] { return assessment }
    let assessment = rows[row].assess(.nodes, nodes) ?? rows[row].base
    known[row][nodes] = assessment
    return assessment
  }

  private func search(_ rows: ClosedRange<Int>, _ nodes: ClosedRange<Int>) {
    let left = [
      assess(rows.lowerBound, nodes.lowerBound), assess(rows.upperBound, nodes.lowerBound),
    ]
    let right = [
      assess(rows.lowerBound, nodes.upperBound), assess(rows.upperBound, nodes.upperBound),
    ]
    if OutcomeSearch.isSame(left + right) {
      for row in rows {
        found[row].append(OutcomeSegment(values: nodes, option: left[0].outcome.option))
      }
    } else if rows.count == 1 {
      let row = rows.lowerBound
      found[row] += OutcomeSearch { self.assess(row, $0) }.segments(nodes)
    } else if nodes.count > 1, OutcomeSearch.isSame(left), OutcomeSearch.isSame(right) {
      let middle = nodes.lowerBound + (nodes.count - 1) / 2
      search(rows, nodes.lowerBound...middle)
      search(rows, (middle + 1)...nodes.upperBound)
    } else {
      let middle = rows.lowerBound + (rows.count - 1) / 2
      search(rows.lowerBound...middle, nodes)
      search((middle + 1)...rows.upperBound, nodes)
    }
  }

  private static func joined(_ segments: [OutcomeSegment]) -> [OutcomeSegment] {
    segments.reduce(into: []) { joined, segment in
      guard let last = joined.last, last.option == segment.option else {
        joined.append(segment)
        return
      }
      joined[joined.count - 1] = OutcomeSegment(
        values: last.values.lowerBound...segment.values.upperBound, option: last.option)
    }
  }
}
