public import Decisions
internal import IPMath

/// What the decision comes to.
public struct Outcome: Sendable, Hashable {
  /// The kind of outcome.
  public enum Kind: String, Sendable, Hashable {
    /// One option leads clearly.
    case chosen
    /// One option leads, by less than a tenth of its score.
    case closeCall = "close-call"
    /// Every option is excluded.
    case noneFeasible = "none-feasible"
  }

  /// What settles a tie, and what is named in a close call.
  public enum TieBreak: String, Sendable, Hashable {
    /// The option is Microsoft's default for most scenarios.
    case platformDefault = "platform-default"
    /// The option takes fewer addresses of the VNet.
    case fewerVNetAddresses = "fewer-vnet-addresses"
    /// Neither tells them apart: the order of the options.
    case order
  }

  /// The kind.
  public let kind: Kind
  /// The option; nil when none is feasible.
  public let option: NetworkModel?
  /// The next best option; nil when there is none.
  public let runnerUp: NetworkModel?
  /// The lead over the next best in thousandths of the best score, rounded to the nearest; nil
  /// without a runner-up.
  public let lead: Int?
  /// In a close call: what the tie-break looks at, and which option it points to.
  public let tieBreak: TieBreak?
  /// In a close call: the option that the tie-break points to.
  public let tieBreakOption: NetworkModel?

  /// The outcome of scored options.
  ///
  /// - Parameters:
  ///   - ranked: The scores of the options that are left, best first.
  ///   - sizing: The IP math, for the tie-break.
  init(ranked: [OptionScore], sizing: Sizing) {
    option = ranked.first?.model
    guard let best = ranked.first, let second = ranked.dropFirst().first else {
      kind = ranked.isEmpty ? .noneFeasible : .chosen
      (runnerUp, lead, tieBreak, tieBreakOption) = (nil, nil, nil, nil)
      return
    }
    let margin = best.weightedSum - second.weightedSum
    runnerUp = second.model
    lead =
      best.weightedSum > 0 ? (margin * 1_000 + best.weightedSum / 2) / best.weightedSum : 0
    let isClose = margin * 10 < best.weightedSum || best.weightedSum == 0
    kind = isClose ? .closeCall : .chosen
    let settled = isClose ? Self.tieBreak(best.model, second.model, sizing: sizing) : nil
    (tieBreak, tieBreakOption) = (settled?.reason, settled?.option)
  }

  /// The option of two that the tie-break prefers: Microsoft's default, then fewer VNet addresses.
  static func tieBreak(
    _ left: NetworkModel, _ right: NetworkModel, sizing: Sizing
  ) -> (reason: TieBreak, option: NetworkModel) {
    if left == .overlay || right == .overlay { return (.platformDefault, .overlay) }
    let (one, other) = (
      sizing[left]?.demands.vnetAddresses ?? .max, sizing[right]?.demands.vnetAddresses ?? .max
    )
    if one != other { return (.fewerVNetAddresses, one < other ? left : right) }
    return (.order, min(left, right))
  }
}
