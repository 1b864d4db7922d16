internal import Decisions
internal import IPMath
internal import Knowledge

/// The figures of a cluster that a claim asks about, with and without the default surge.
struct PlanFigures {
  /// What the cluster takes without surge nodes.
  let bare: AddressDemand
  /// What it takes with them.
  let planned: AddressDemand
  /// The pods that it may run.
  let pods: Int
  /// The nodes of this kind that the range in question holds; nil where none is in question.
  let mostNodes: Int?
  /// The figures for wordings.
  private(set) var values: [String: Message.Value]

  private let capacity: Int?

  /// Whether the range in question holds the cluster with its surge nodes.
  var fits: Bool { planned.addresses <= capacity ?? 0 }

  init(_ plan: Claim.Plan, limits: Limits, stated: Claim.Figure) {
    let defaultSurge = limits.defaultSurge(kubernetes: nil)
    let surge = PoolPlan.Pool(
      name: "", nodes: plan.nodes, surge: defaultSurge, maxPods: plan.maxPods
    ).surgeNodes(of: plan.nodes)
    let bare = OptionDemands(plan, surge: 0, limits: limits)[plan.range]
    let demands = OptionDemands(plan, surge: surge, limits: limits)
    let planned = demands[plan.range]
    let perNode = planned.terms.first?.perNode ?? 1
    self.bare = bare
    self.planned = planned
    pods = plan.nodes * plan.maxPods
    values = [
      "nodes": .count(plan.nodes), "maxPods": .count(plan.maxPods), "perNode": .count(perNode),
      "addresses": .count(bare.addresses), "length": Self.length(bare),
      "surge": Self.value(defaultSurge), "allNodes": .count(plan.nodes + surge),
      "allAddresses": .count(planned.addresses), "allLength": Self.length(planned),
      "pods": .count(pods),
    ]
    if plan.isLimitedByVNet {
      let vnetPerNode = demands.vnetAddresses / (plan.nodes + surge)
      values["vnetLimit"] = .count(limits.addresses.perVNet)
      values["vnetNodes"] = .count(limits.addresses.perVNet / vnetPerNode)
    }
    let statedLength: Int? = if case .prefixLength(let length) = stated { length } else { nil }
    guard let length = plan.length ?? statedLength else {
      capacity = nil
      mostNodes = nil
      return
    }
    let capacity = max(0, (1 << (32 - length)) - planned.unusable)
    self.capacity = capacity
    mostNodes = capacity / perNode
    values["given"] = .text("/\(length)")
    values["capacity"] = .count(capacity)
    values["mostNodes"] = .count(capacity / perNode)
  }

  private static func length(_ demand: AddressDemand) -> Message.Value {
    .text(demand.prefixLength.map { "/\($0)" } ?? "none")
  }

  private static func value(_ surge: NodePool.Surge) -> Message.Value {
    switch surge {
    case .nodes(let count): .count(count)
    case .percentage(let percentage): .text(percentage.description)
    }
  }
}

extension OptionDemands {
  /// What a claim's cluster needs: one pool and nothing else.
  init(_ plan: Claim.Plan, surge: Int, limits: Limits) {
    self.init(
      DemandFormulas(plan.option, limits: limits),
      pools: [
        PoolSize(
          name: "", nodes: plan.nodes, surge: surge, maxPods: plan.maxPods, maxPodsIsDefault: false)
      ], extras: 0)
  }

  /// The demand in a range; that of the node subnet where the model has no such range.
  subscript(range: Claim.Range?) -> AddressDemand {
    switch range {
    case .nodeSubnet, nil: nodeSubnet
    case .podSubnet: podSubnet ?? nodeSubnet
    case .podCIDR: podCIDR ?? nodeSubnet
    }
  }
}
