public import Decisions

/// Which option is chosen for every value of one input, and what flips the choice.
public struct InputSensitivity: Sendable, Hashable {
  /// A stretch of values with another option than the decision's own.
  public struct Flip: Sendable, Hashable {
    /// The values.
    public let values: ClosedRange<Int>
    /// The value of the stretch that is nearest to the decision's own.
    public let nearest: Int
    /// The option that is chosen there; nil where none is feasible.
    public let option: NetworkModel?
    /// Why the choice changes.
    public let cause: FlipCause
  }

  /// The input.
  public let input: SensitiveInput
  /// The decision's own value; nil where it has no single one.
  public let value: Int?
  /// Every value that was looked at, in order.
  public let segments: [OutcomeSegment]
  /// The nearest stretch with another option below the decision's own value.
  public let below: Flip?
  /// The nearest stretch with another option above it; where the decision has no single value, the
  /// lowest stretch that `below` does not name.
  public let above: Flip?

  /// The flips, the lower one first.
  public var flips: [Flip] { [below, above].compactMap { $0 } }

  /// Searches the values of an input; nil where the decision can have no other.
  init?(_ input: SensitiveInput, _ variants: Variants) {
    let segments = Self.segments(input, variants)
    guard segments.count > 1 || segments.first.map({ $0.values.count > 1 }) ?? false else {
      return nil
    }
    let others = segments.filter { $0.option != variants.base.outcome.option }
    let value = variants.value(of: input)
    let low, high: OutcomeSegment?
    if let value {
      low = others.last { $0.values.upperBound < value }
      high = others.first { $0.values.lowerBound > value }
    } else {
      // Low values are the stretch that begins where the input does; high ones begin later.
      low = others.first { $0 == segments.first }
      high = others.first { $0 != segments.first }
    }
    self.input = input
    self.value = value
    self.segments = segments
    below = low.map { Self.flip($0, nearest: $0.values.upperBound, input, variants, step: 1) }
    above = high.map { Self.flip($0, nearest: $0.values.lowerBound, input, variants, step: -1) }
  }

  private static func segments(
    _ input: SensitiveInput, _ variants: Variants
  ) -> [OutcomeSegment] {
    let range = variants.range(of: input)
    guard input == .vnetPrefixLength else {
      return OutcomeSearch { variants.assess(input, $0) ?? variants.base }.segments(range)
    }
    // A few lengths, not all of them possible: each is tried.
    let possible = range.compactMap { value in
      variants.assess(input, value).map { (value, $0.outcome.option) }
    }
    let starts = possible.indices.filter { index in
      index == 0 || possible[index].1 != possible[index - 1].1
    }.map { possible[$0] }
    return OutcomeSearch.segments(starts, end: possible.last?.0 ?? range.upperBound)
  }

  /// A flip, with its cause told from the value next to it where the decision's own option is
  /// chosen, else from the decision itself.
  private static func flip(
    _ segment: OutcomeSegment, nearest: Int, _ input: SensitiveInput, _ variants: Variants,
    step: Int
  ) -> Flip {
    let base = variants.base
    let after = variants.assess(input, nearest) ?? base
    let neighbour = variants.assess(input, nearest + step)
    let before = neighbour?.outcome.option == base.outcome.option ? neighbour ?? base : base
    return Flip(
      values: segment.values, nearest: nearest, option: segment.option,
      cause: FlipCause(from: before, to: after))
  }
}
