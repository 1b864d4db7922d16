public import Decisions

/// How far the weight of one criterion can move until another option is chosen.
public struct WeightSensitivity: Sendable, Hashable {
  /// The weight at which the choice changes, and to what.
  public struct Flip: Sendable, Hashable {
    /// The first weight in thousandths, counted from the decision's own, with another option.
    public let weight: Weight
    /// The option that is chosen there.
    public let option: NetworkModel

    /// The whole weight that this one lies a thousandth beyond, seen from the decision's own.
    ///
    /// - Parameter own: The weight in the decision.
    /// - Returns: The weight, with which the choice is still the same; nil where there is none.
    public func past(_ own: Weight) -> Int? {
      let step = weight > own ? -1 : 1
      let (whole, rest) = (weight.thousandths + step).quotientAndRemainder(dividingBy: 1_000)
      return rest == 0 ? whole : nil
    }
  }

  /// The criterion.
  public let criterion: Criterion
  /// Its weight in the decision.
  public let weight: Weight
  /// The highest lower weight with another option; nil where none down to 0 has.
  public let below: Flip?
  /// The lowest higher weight with another option; nil where none up to the highest allowed has.
  public let above: Flip?
}

/// The flip weights of a ranking in closed form.
///
/// With the weight `t` of one criterion the margin of the best option over a rival is the line
/// `rest + t·difference`, so it loses its lead where the line reaches 0.
struct FlipWeights {
  private let ranked: [OptionScore]
  private let sizing: Sizing

  init(_ assessment: Assessment) {
    ranked = assessment.ranked
    sizing = assessment.sizing
  }

  /// One entry a criterion, in the order of the decision's criteria.
  func all() -> [WeightSensitivity] {
    guard let best = ranked.first else { return [] }
    return best.scores.indices.map { index in
      let below = ranked.dropFirst().compactMap { self.below(index, best, $0) }.max()
      let above = ranked.dropFirst().compactMap { self.above(index, best, $0) }.min()
      return WeightSensitivity(
        criterion: best.scores[index].criterion, weight: best.scores[index].weight,
        below: below.map { flip(index, $0) }, above: above.map { flip(index, $0) })
    }
  }

  /// The margin without the criterion, and what a thousandth of its weight adds to it.
  private func line(
    _ index: Int, _ best: OptionScore, _ rival: OptionScore
  ) -> (rest: Int, difference: Int) {
    let difference = best.scores[index].value - rival.scores[index].value
    let margin = best.weightedSum - rival.weightedSum
    return (margin - difference * best.scores[index].weight.thousandths, difference)
  }

  /// The greatest weight below the criterion's own at which the rival leads.
  private func below(_ index: Int, _ best: OptionScore, _ rival: OptionScore) -> Int? {
    let (rest, difference) = line(index, best, rival)
    guard difference > 0 else { return nil }
    // rest + t·difference = 0 at −rest / difference; a level rival leads where the tie-break says.
    let flip =
      winsTie(rival, best)
      ? floorQuotient(-rest, difference) : -floorQuotient(rest, difference) - 1
    return flip >= 0 ? flip : nil
  }

  /// The least weight above the criterion's own at which the rival leads.
  private func above(_ index: Int, _ best: OptionScore, _ rival: OptionScore) -> Int? {
    let (rest, difference) = line(index, best, rival)
    guard difference < 0 else { return nil }
    let flip =
      winsTie(rival, best)
      ? -floorQuotient(-rest, -difference) : floorQuotient(rest, -difference) + 1
    return flip <= Weight.maximum.thousandths ? flip : nil
  }

  private func winsTie(_ rival: OptionScore, _ best: OptionScore) -> Bool {
    Outcome.tieBreak(best.model, rival.model, sizing: sizing).option == rival.model
  }

  /// The option that leads when a criterion has another weight.
  private func flip(_ index: Int, _ weight: Int) -> WeightSensitivity.Flip {
    func sum(_ score: OptionScore) -> Int {
      score.weightedSum + (weight - score.scores[index].weight.thousandths)
        * score.scores[index].value
    }
    let leader = ranked.dropFirst().reduce(ranked[0]) { leader, rival in
      let (one, other) = (sum(leader), sum(rival))
      if one == other { return winsTie(rival, leader) ? rival : leader }
      return one > other ? leader : rival
    }
    return WeightSensitivity.Flip(weight: Weight(thousandths: weight), option: leader.model)
  }
}

/// `dividend / divisor` rounded down, for a positive divisor.
private func floorQuotient(_ dividend: Int, _ divisor: Int) -> Int {
  let quotient = dividend / divisor
  return dividend % divisor < 0 ? quotient - 1 : quotient
}
