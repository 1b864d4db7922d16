internal import Decisions
internal import Knowledge

/// What the sizings of a decision's options share; figures that are seldom asked for are worked out
/// from it when they are.
final class SizingBasis: Sendable {
  let plan: PoolPlan
  /// The proportions in which the pools grow.
  let apportionment: Apportionment
  /// The nodes of every pool by which an option's addresses a node are told.
  private let typicalCounts: [Int]
  let spaces: AddressSpaces
  let limits: Limits
  let decision: Decision
  /// Load balancers and endpoints in the node subnet.
  let extras: Int

  /// What the sizings of `decision` share.
  ///
  /// - Parameters:
  ///   - decision: The decision.
  ///   - proportions: The pools whose proportions count, where the decision is another one with
  ///     more or fewer nodes; nil for its own. Rounded pools would make figures jitter that do not
  ///     depend on the number of nodes.
  ///   - spaces: The free space of its network.
  ///   - limits: The limits of the platform.
  init(
    _ decision: Decision, proportions: PoolPlan? = nil, spaces: AddressSpaces, limits: Limits
  ) {
    plan = PoolPlan(decision.cluster, limits: limits)
    apportionment = (proportions ?? plan).apportionment
    typicalCounts = (proportions ?? plan).pools.map(\.nodes)
    self.spaces = spaces
    self.limits = limits
    self.decision = decision
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

  /// VNet addresses a node with surge, without load balancers and endpoints, rounded up; where a
  /// model lies between a floor and a bound, the middle of the two.
  func vnetAddressesPerNode(_ formulas: DemandFormulas) -> Int {
    let totals = DemandTotals(
      formulas, plan, counts: typicalCounts,
      defaultMaxPods: limits.pods.defaultMaxPods[formulas.model], extras: 0)
    let nodes = totals.nodes + totals.surgeNodes
    let pods = totals.podSubnetAddresses
    let floor = formulas.podSubnetFloorPerNode.map { $0 * nodes } ?? pods
    return ceilingQuotient(totals.vnetAddresses - pods + (floor + pods) / 2, max(1, nodes))
  }
}
