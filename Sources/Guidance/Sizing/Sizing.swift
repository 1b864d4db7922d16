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

  /// Sizes every option of a decision whose free space is known.
  init(_ decision: Decision, spaces: AddressSpaces, limits: Limits) {
    let basis = SizingBasis(decision, spaces: spaces, limits: limits)
    self.spaces = spaces
    options = decision.options.map { OptionSizing($0, basis) }
  }

  /// Sizes every option of a decision that differs from another in the nodes of its pools alone.
  ///
  /// - Parameters:
  ///   - decision: The decision.
  ///   - base: The sizing of the other one, at its own proportions.
  ///   - proportions: The pools of the other one, whose proportions count.
  ///   - limits: The limits of the platform.
  init(_ decision: Decision, scaling base: Sizing, of proportions: PoolPlan, limits: Limits) {
    let basis = SizingBasis(
      decision, proportions: proportions, spaces: base.spaces, limits: limits)
    spaces = base.spaces
    options = base.options.map { OptionSizing($0.model, basis, scaling: $0) }
  }

  /// The plan of an option, when the decision compares it.
  public subscript(model: NetworkModel) -> OptionSizing? { options.first { $0.model == model } }
}
