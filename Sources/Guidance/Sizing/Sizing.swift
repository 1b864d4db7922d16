public import Decisions
public import Knowledge

/// The IP math of a decision: one plan an option, in the order of the options.
public struct Sizing: Sendable {
  /// The plans, in the order of the decision's options.
  public let options: [OptionSizing]
  /// The free space that they were placed in.
  public let spaces: AddressSpaces

  /// Sizes every option of `decision`.
  public init(_ decision: Decision, limits: Limits) {
    self.init(decision, spaces: AddressSpaces(decision.network, limits: limits), limits: limits)
  }

  /// Sizes every option of a decision whose free space is known; `proportions` are those of
  /// `SizingBasis`.
  init(
    _ decision: Decision, proportions: PoolPlan? = nil, spaces: AddressSpaces, limits: Limits
  ) {
    let basis = SizingBasis(decision, proportions: proportions, spaces: spaces, limits: limits)
    self.spaces = spaces
    options = decision.options.map { OptionSizing($0, basis) }
  }

  /// The plan of an option, when the decision compares it.
  public subscript(model: NetworkModel) -> OptionSizing? { options.first { $0.model == model } }
}
