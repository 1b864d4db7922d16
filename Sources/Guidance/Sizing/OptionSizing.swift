public import Decisions
public import IPMath
internal import Knowledge

/// The IP plan of one option: demands, concrete prefixes, ceilings and how far it could grow.
///
/// Nothing of it changes. It is a class because every rule of every search looks at it, and a copy
/// of so many lists would cost more than the plan itself.
public final class OptionSizing: Sendable {
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
  /// Whether every demand has its place, be it one that an existing cluster keeps.
  ///
  /// Ceilings of the platform are apart, in `broken`.
  public let fits: Bool
  /// The ceilings that this size breaks.
  public let broken: [Ceiling]
  /// The most nodes, surge apart, that the VNet and the free private ranges could still hold,
  /// the pools growing in proportion.
  public let maxNodes: Int
  /// VNet addresses a node at the size with surge, without load balancers and endpoints, rounded
  /// up; where the model lies between a floor and a bound, the middle of the two.
  public let vnetAddressesPerNode: Int
  private let basis: SizingBasis
  private let formulas: DemandFormulas
  private let checks: CeilingChecks

  /// Whether addresses and platform allow this size.
  public var isFeasible: Bool { broken.isEmpty }

  /// Sizes `model` for a decision.
  ///
  /// - Parameters:
  ///   - model: The option.
  ///   - basis: What it shares with the other options.
  ///   - base: Its sizing with other numbers of nodes in pools of the same proportions; what does
  ///     not depend on these numbers is taken from there, as its search is the longest part.
  init(_ model: NetworkModel, _ basis: SizingBasis, scaling base: OptionSizing? = nil) {
    self.model = model
    self.basis = basis
    let (limits, spaces) = (basis.limits, basis.spaces)
    let formulas = DemandFormulas(model, limits: limits)
    let checks = CeilingChecks(formulas, basis)
    self.formulas = formulas
    self.checks = checks
    let pools = basis.plan.sizes(defaultMaxPods: limits.pods.defaultMaxPods[model])
    demands = OptionDemands(formulas, pools: pools, extras: basis.extras)
    broken = checks.broken(by: demands.totals)

    let placed = VNetPlacement(demands, in: spaces.vnet)
    nodeSubnet = placed.nodeSubnet
    podSubnet = placed.podSubnet
    podCIDR = demands.podCIDR?.prefixLength.flatMap { spaces.podCIDR(length: $0) }
    serviceCIDR = spaces.serviceCIDR(
      avoiding: podCIDR?.prefix, network: basis.decision.network, limits: limits)
    fits =
      (checks.keepsVNetSubnets || placed.holds(demands))
      && (checks.keepsPodCIDR || podCIDR.holds(demands.podCIDR))

    maxNodes =
      base?.maxNodes
      ?? largest(in: 0...limits.nodes.anyCluster) {
        checks.holds(basis.totals(formulas, nodes: $0))
      } ?? 0
    vnetAddressesPerNode = base?.vnetAddressesPerNode ?? basis.vnetAddressesPerNode(formulas)
  }
}

extension OptionSizing {
  /// What binds at one node more than `maxNodes`.
  public var limitedBy: [Ceiling] {
    checks.broken(by: basis.totals(formulas, nodes: maxNodes + 1))
  }

  /// The most nodes that the very prefixes of this plan hold, the pools growing in proportion; nil
  /// where a prefix is missing, or where an existing cluster keeps its own.
  public var plannedNodes: Int? {
    guard fits, !checks.keepsVNetSubnets else { return nil }
    return largest(in: 0...maxNodes) { tooSmallPlaces(forNodes: $0).isEmpty }
  }

  /// The prefixes of this plan that are too small for so many nodes, the pools growing in
  /// proportion.
  public func tooSmallPlaces(forNodes nodes: Int) -> [AddressDemand.Place] {
    let totals = basis.totals(formulas, nodes: nodes)
    let places: [(AddressDemand.Place, has: Int?, needs: Int?)] = [
      (.nodeSubnet, nodeSubnet?.prefix.length, totals.nodeSubnetLength),
      (.podSubnet, podSubnet?.prefix.length, totals.podSubnetLength),
      (.podCIDR, podCIDR?.prefix.length, totals.podCIDRLength),
    ]
    return places.filter { _, has, needs in
      guard let has else { return false }
      return needs.map { $0 < has } ?? true
    }
    .map(\.0)
  }

  /// The largest max pods, the same for all pools, that still holds; nil when none does.
  public var largestMaxPods: Int? {
    largest(in: basis.limits.maxPods) { checks.holds(basis.totals(formulas, maxPods: $0)) }
  }

  /// The length of the VNet prefix that would hold the subnets in use and this option; nil when
  /// no private range is large enough, or no VNet holds so many private IPs.
  public var requiredVNetLength: Int? {
    broken.contains(.vnetPrivateIPs)
      ? nil
      : VNetPlacement.requiredLength(demands, in: basis.spaces, limits: basis.limits)
  }

  /// The largest free block of the VNet before this option takes its share.
  public var largestFreeBlock: IPv4Prefix? { basis.spaces.vnet.largestBlock }
}

extension OptionSizing: Equatable {
  /// Whether two plans have the same figures and prefixes.
  public static func == (left: OptionSizing, right: OptionSizing) -> Bool {
    left.model == right.model && left.demands == right.demands
      && left.nodeSubnet == right.nodeSubnet && left.podSubnet == right.podSubnet
      && left.podCIDR == right.podCIDR && left.serviceCIDR == right.serviceCIDR
      && left.broken == right.broken && left.maxNodes == right.maxNodes
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
