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
  static func isSame(_ left: Assessment, _ right: Assessment) -> Bool {
    guard left.outcome.option == right.outcome.option else { return false }
    // Without a feasible option at both ends, every option is excluded at both.
    guard let chosen = left.outcome.option else { return true }
    let lowest = bound(chosen, left, right, min)
    return left.decision.options.allSatisfy { rival in
      if rival == chosen || (left.isExcluded(rival) && right.isExcluded(rival)) { return true }
      let highest = bound(rival, left, right, max)
      // The tie-break prefers Microsoft's default whatever the sizes are.
      return highest < lowest || (highest == lowest && chosen == .overlay)
    }
  }

  /// The weighted sum of an option with the worse, or the better, of the scores at the two ends.
  private static func bound(
    _ model: NetworkModel, _ left: Assessment, _ right: Assessment, _ choose: (Int, Int) -> Int
  ) -> Int {
    guard let one = left.unfilteredScore(of: model), let other = right.unfilteredScore(of: model)
    else { return 0 }
    var sum = 0
    for (first, second) in zip(one.scores, other.scores) {
      sum += first.weight.thousandths * choose(first.value, second.value)
    }
    return sum
  }
}
