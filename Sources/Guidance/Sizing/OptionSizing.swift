public import Decisions
public import IPMath
internal import Knowledge

/// The IP plan of one option: demands, concrete prefixes, ceilings and how far it could grow.
public struct OptionSizing: Sendable, Hashable {
  /// The option.
  public let model: NetworkModel
  /// The demands at the decision's size.
  public let demands: OptionDemands
  /// Where the node subnet goes; nil where it does not fit.
  public let nodeSubnet: PlacedPrefix?
  /// Where the pod subnet goes; nil where the option has none or it does not fit.
  public let podSubnet: PlacedPrefix?
  /// The pod CIDR; nil where the option has none or none is to be had.
  public let podCIDR: PlacedPrefix?
  /// The service CIDR; nil where no private block is left.
  public let serviceCIDR: PlacedPrefix?
  /// Whether every demand has its place.
  ///
  /// Ceilings of the platform are apart, in `broken`.
  public let fits: Bool
  /// The ceilings that this size breaks.
  public let broken: [Ceiling]
  /// The most nodes, surge apart, that the VNet and the free private ranges could still hold,
  /// the pools growing in proportion.
  public let maxNodes: Int
  /// What binds at one node more.
  public let limitedBy: [Ceiling]
  /// The most nodes that the very prefixes of this plan hold, the pools growing in proportion; nil
  /// where a prefix is missing.
  public let plannedNodes: Int?
  /// The largest max pods, the same for all pools, that still holds; nil when none does.
  public let largestMaxPods: Int?
  /// The length of the VNet prefix that would hold the subnets in use and this option; nil when
  /// no private range is large enough.
  public let requiredVNetLength: Int?
  /// The largest free block of the VNet before this option takes its share.
  public let largestFreeBlock: IPv4Prefix?

  /// Whether addresses and platform allow this size.
  public var isFeasible: Bool { broken.isEmpty }

  /// Sizes `model` for a decision.
  init(
    _ model: NetworkModel, decision: Decision, plan: PoolPlan, spaces: AddressSpaces,
    limits: Limits
  ) {
    let defaultMaxPods = limits.pods.defaultMaxPods[model]
    let extras = decision.network.internalLoadBalancers + decision.network.privateEndpoints
    func demands(total: Int? = nil, maxPods: Int? = nil) -> OptionDemands {
      OptionDemands(
        model,
        pools: plan.sizes(
          total: total, uniformMaxPods: maxPods, defaultMaxPods: defaultMaxPods),
        extras: extras, limits: limits)
    }
    let checks = CeilingChecks(
      model: model, dualStack: decision.cluster.ipFamilies == .dualStack, spaces: spaces,
      limits: limits)

    self.model = model
    let own = demands()
    self.demands = own
    broken = checks.broken(by: own)

    let placed = VNetPlacement(own, in: spaces.vnet)
    nodeSubnet = placed.nodeSubnet
    podSubnet = placed.podSubnet
    let podCIDR = own.podCIDR?.prefixLength.flatMap { spaces.podCIDR(length: $0) }
    self.podCIDR = podCIDR
    serviceCIDR = spaces.serviceCIDR(
      avoiding: podCIDR?.prefix, network: decision.network, limits: limits)
    let holds = { (demands: OptionDemands) in
      placed.holds(demands) && podCIDR.holds(demands.podCIDR)
    }
    fits = holds(own)

    let most = largest(in: 0...limits.nodes.anyCluster) { checks.holds(demands(total: $0)) } ?? 0
    maxNodes = most
    limitedBy = checks.broken(by: demands(total: most + 1))
    plannedNodes = fits ? largest(in: 0...most) { holds(demands(total: $0)) } : nil
    largestMaxPods = largest(in: limits.maxPods) { checks.holds(demands(maxPods: $0)) }
    requiredVNetLength = VNetPlacement.requiredLength(own, in: spaces)
    largestFreeBlock = spaces.vnet.largestBlock
  }
}

/// The largest value of `range` for which `holds` is true, given that it is true up to some value
/// and false from there on; nil when it is false at the lower bound.
func largest(in range: ClosedRange<Int>, where holds: (Int) -> Bool) -> Int? {
  guard holds(range.lowerBound) else { return nil }
  var (good, bad) = (range.lowerBound, range.upperBound + 1)
  while bad - good > 1 {
    let middle = good + (bad - good) / 2
    if holds(middle) { good = middle } else { bad = middle }
  }
  return good
}
