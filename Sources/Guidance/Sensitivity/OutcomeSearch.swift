public import Decisions

/// A stretch of an input's values over which one option is chosen.
public struct OutcomeSegment: Sendable, Hashable {
  /// The values.
  public let values: ClosedRange<Int>
  /// The option that is chosen for all of them; nil where none is feasible.
  public let option: NetworkModel?
}

/// Finds which option is chosen for every value of an input, without trying them all.
///
/// Between two values every option's exclusion, and its score on each criterion, changes in one
/// direction at most: more nodes or pods need more addresses and never fewer. So where the option
/// that is chosen at both ends keeps its lead even with its worse scores against the better ones of
/// every rival, nothing in between can change the choice, and the stretch is done; otherwise it is
/// cut in two.
struct OutcomeSearch {
  let assess: (Int) -> Assessment

  /// The stretches of a range in order; neighbours have different options.
  func segments(_ range: ClosedRange<Int>) -> [OutcomeSegment] {
    let first = assess(range.lowerBound)
    var starts = [(range.lowerBound, first.outcome.option)]
    if range.count > 1 {
      search(range.lowerBound, first, range.upperBound, assess(range.upperBound), &starts)
    }
    return Self.segments(starts, end: range.upperBound)
  }

  /// The stretches that begin at these values.
  static func segments(_ starts: [(Int, NetworkModel?)], end: Int) -> [OutcomeSegment] {
    starts.indices.map { index in
      let next = index + 1 < starts.count ? starts[index + 1].0 - 1 : end
      return OutcomeSegment(values: starts[index].0...next, option: starts[index].1)
    }
  }

  /// Adds the values after `low` up to `high` at which another option is chosen than before.
  private func search(
    _ low: Int, _ left: Assessment, _ high: Int, _ right: Assessment,
    _ starts: inout [(Int, NetworkModel?)]
  ) {
    if Self.isSame(left, right) { return }
    if high == low + 1 {
      if left.outcome.option != right.outcome.option { starts.append((high, right.outcome.option)) }
      return
    }
    let middle = low + (high - low) / 2
    let between = assess(middle)
    search(low, left, middle, between, &starts)
    search(middle, between, high, right, &starts)
  }

  /// Whether the option chosen at both ends is surely chosen all the way between them.
  static func isSame(_ left: Assessment, _ right: Assessment) -> Bool { isSame([left, right]) }

  /// Whether the option chosen in all corners, two of a stretch or four of a rectangle, is surely
  /// chosen everywhere between them.
  static func isSame(_ corners: [Assessment]) -> Bool {
    guard let first = corners.first,
      corners.allSatisfy({ $0.outcome.option == first.outcome.option })
    else { return false }
    // Without a feasible option in any corner, every option is excluded in all.
    guard let chosen = first.outcome.option else { return true }
    let lowest = bound(chosen, corners, min)
    return first.decision.options.allSatisfy { rival in
      if rival == chosen || corners.allSatisfy({ $0.isExcluded(rival) }) { return true }
      let highest = bound(rival, corners, max)
      // The tie-break prefers Microsoft's default whatever the sizes are.
      return highest < lowest || (highest == lowest && chosen == .overlay)
    }
  }

  /// The weighted sum of an option with the worst, or the best, of its scores in the corners.
  private static func bound(
    _ model: NetworkModel, _ corners: [Assessment], _ choose: (Int, Int) -> Int
  ) -> Int {
    let all = corners.compactMap { $0.unfilteredScore(of: model)?.scores }
    guard let first = all.first, all.count == corners.count else { return 0 }
    var sum = 0
    for (index, score) in first.enumerated() {
      let value = all.dropFirst().reduce(score.value) { choose($0, $1[index].value) }
      sum += score.weight.thousandths * value
    }
    return sum
  }
}
