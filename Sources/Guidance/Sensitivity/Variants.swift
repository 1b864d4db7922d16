internal import Decisions
internal import IPMath
internal import Knowledge

/// The decision with one thing changed, assessed by the rules that decide: what searches call.
struct Variants {
  let base: Assessment
  private let knowledge: KnowledgeBase
  private let proportions: PoolPlan

  init(_ base: Assessment, knowledge: KnowledgeBase) {
    self.base = base
    self.knowledge = knowledge
    proportions = PoolPlan(base.decision.cluster, limits: knowledge.limits)
  }

  private var decision: Decision { base.decision }
  private var limits: Limits { knowledge.limits }

  /// The values of an input that are searched.
  func range(of input: SensitiveInput) -> ClosedRange<Int> {
    switch input {
    case .nodes:
      let pools = decision.cluster.nodePools.count
      return pools...max(pools, limits.nodes.anyCluster, proportions.nodes)
    case .growth: return 0...Percentage.maximum.hundredths / 100
    case .maxPods: return limits.maxPods
    case .vnetPrefixLength: return 0...32
    }
  }

  /// The decision's own value; nil where the pools differ or name none.
  func value(of input: SensitiveInput) -> Int? {
    switch input {
    case .nodes: return proportions.nodes
    case .growth: return decision.cluster.growth.hundredths / 100
    case .maxPods:
      let values = Set(decision.cluster.nodePools.map(\.maxPods))
      return values.count == 1 ? values.first ?? nil : nil
    case .vnetPrefixLength: return base.sizing.spaces.addressSpace.first?.length
    }
  }

  /// The decision with another value of an input; nil where it cannot have that value.
  func assess(_ input: SensitiveInput, _ value: Int) -> Assessment? {
    switch input {
    case .nodes:
      let counts = proportions.apportionment.counts(value)
      return scaled(decision.with(nodes: counts))
    case .growth:
      let counts = decision.cluster.nodePools.map {
        $0.nodes + Percentage(value).share(of: $0.nodes)
      }
      return scaled(decision.with(nodes: counts))
    case .maxPods:
      var changed = decision
      for index in changed.cluster.nodePools.indices {
        changed.cluster.nodePools[index].maxPods = value
      }
      return decided(changed, Sizing(changed, spaces: base.sizing.spaces, limits: limits))
    case .vnetPrefixLength:
      return resized(value)
    }
  }

  /// The decision with a constraint at another level; nil takes it away.
  func assess(_ constraint: ConstraintID, _ level: ConstraintLevel?) -> Assessment {
    var changed = decision
    changed.constraints.removeAll { $0.constraint == constraint }
    if let level {
      changed.constraints.append(ConstraintRequirement(constraint, level))
      let order = ConstraintID.allCases
      changed.constraints = order.flatMap { id in
        changed.constraints.filter { $0.constraint == id }
      }
    }
    return decided(changed, base.sizing)
  }

  private func scaled(_ changed: Decision) -> Assessment {
    decided(changed, Sizing(changed, scaling: base.sizing, of: proportions, limits: limits))
  }

  private func decided(_ changed: Decision, _ sizing: Sizing) -> Assessment {
    Assessment(changed, sizing: sizing, knowledge: knowledge, rules: Rule.deciding)
  }

  private func resized(_ length: Int) -> Assessment? {
    guard base.sizing.spaces.canResizeFirstPrefix(to: length, limits: limits) else { return nil }
    let changed = decision.relaxed(by: .vnetPrefixLength(length), limits: limits)
    return decided(changed, Sizing(changed, limits: limits))
  }
}

extension Decision {
  /// The decision with so many nodes in each pool and no further growth.
  func with(nodes counts: [Int]) -> Decision {
    var changed = self
    changed.cluster.growth = .zero
    for (index, count) in counts.enumerated() {
      changed.cluster.nodePools[index].nodes = count
      changed.cluster.nodePools[index].minimumNodes = cluster.nodePools[index].minimumNodes.map {
        min($0, count)
      }
    }
    return changed
  }
}
