internal import Decisions
internal import Knowledge

/// What the sizings of a decision's options share; figures that are seldom asked for are worked out
/// from it when they are.
final class SizingBasis: Sendable {
  let plan: PoolPlan
  let apportionment: Apportionment
  let spaces: AddressSpaces
  let limits: Limits
  let network: Network
  let dualStack: Bool
  /// Load balancers and endpoints in the node subnet.
  let extras: Int

  init(_ decision: Decision, spaces: AddressSpaces, limits: Limits) {
    plan = PoolPlan(decision.cluster, limits: limits)
    apportionment = plan.apportionment
    self.spaces = spaces
    self.limits = limits
    network = decision.network
    dualStack = decision.cluster.ipFamilies == .dualStack
    extras = decision.network.internalLoadBalancers + decision.network.privateEndpoints
  }

  /// The sums of a model's demands at the decision's own size, with another number of nodes in all,
  /// or with another max pods for every pool.
  func totals(
    _ formulas: DemandFormulas, nodes: Int? = nil, maxPods: Int? = nil
  ) -> DemandTotals {
    DemandTotals(
      formulas, plan, counts: nodes.map(apportionment.counts), maxPods: maxPods,
      defaultMaxPods: limits.pods.defaultMaxPods[formulas.model], extras: extras)
  }
}
