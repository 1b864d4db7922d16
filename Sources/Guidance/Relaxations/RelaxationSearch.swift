internal import Decisions
internal import Diagnostics
internal import IPMath
internal import Knowledge

/// Looks for the smallest sets of changes that make an option feasible.
///
/// Every combination of the inputs that can change is assessed with all constraints in place. Where
/// nothing but constraints then excludes an option, dropping just these, or a part of them where
/// two stand in each other's way, completes the set; no other constraint has to be tried.
struct RelaxationSearch {
  /// An input that can change.
  private enum Input: Int, CaseIterable {
    case vnet
    case podCIDR
    case windows
    case nodes
    case vmSizes
    case ipFamilies
  }

  /// The kinds of changes of a set, before their values are settled.
  private struct Kinds: Hashable {
    let inputs: [Input]
    let constraints: [ConstraintID]

    func isContained(in other: Kinds) -> Bool {
      inputs.allSatisfy(other.inputs.contains)
        && constraints.allSatisfy(other.constraints.contains)
    }
  }

  private let base: Assessment
  private let knowledge: KnowledgeBase
  private let plannedNodes: Int
  /// Half of the nodes, rounded up.
  private let fewestNodes: Int
  private let confidentialSizes: [String]
  /// The longer VNet prefixes, the smallest change first.
  private let vnetLengths: [Int]

  init(_ base: Assessment, knowledge: KnowledgeBase) {
    self.base = base
    self.knowledge = knowledge
    let cluster = base.decision.cluster
    plannedNodes = PoolPlan(cluster, limits: knowledge.limits).nodes
    fewestNodes = ceilingQuotient(plannedNodes, 2)
    confidentialSizes = Set(cluster.nodePools.filter(\.isDCsv2).compactMap(\.vmSize)).sorted()
    let spaces = base.sizing.spaces
    vnetLengths = (0..<(spaces.addressSpace.first?.length ?? 0)).reversed().filter {
      spaces.canResizeFirstPrefix(to: $0, limits: knowledge.limits)
    }
  }

  private var decision: Decision { base.decision }

  /// The smallest sets, those with few changes first, dropped constraints before inputs.
  func smallestSets() -> [RelaxationSet] {
    let candidates = combinations().flatMap(candidates)
    return candidates.distinct
      .filter { kinds in
        !candidates.contains { $0 != kinds && $0.isContained(in: kinds) }
      }
      .map { ($0.inputs.count + $0.constraints.count, $0) }
      .enumerated()
      .sorted { left, right in
        let (one, other) = (left.element, right.element)
        return (one.0, one.1.inputs.count, left.offset)
          < (other.0, other.1.inputs.count, right.offset)
      }
      .compactMap { settled($0.element.1) }
  }

  private func canChange(_ input: Input) -> Bool {
    let pools = decision.cluster.nodePools
    return switch input {
    case .vnet: !vnetLengths.isEmpty
    case .podCIDR: decision.network.podCIDR != nil
    case .nodes: fewestNodes < plannedNodes
    // A cluster without any pool is no way out.
    case .windows: pools.contains(where: \.os.isWindows) && !pools.allSatisfy(\.os.isWindows)
    case .vmSizes: !confidentialSizes.isEmpty
    case .ipFamilies: decision.cluster.ipFamilies == .dualStack
    }
  }

  /// Every combination of the inputs that can change, the small ones first.
  private func combinations() -> [[Input]] {
    Input.allCases.filter(canChange).parts
  }

  /// The sets that change just these inputs: as far as they can be changed, which excludes least.
  private func candidates(_ inputs: [Input]) -> [Kinds] {
    let lengths = inputs.contains(.vnet) ? vnetLengths.map(Optional.some) : [nil]
    return lengths.flatMap { length in
      let changed = assess(inputs, vnetLength: length, nodes: fewestNodes, dropping: [])
      return decision.options.flatMap { option -> [Kinds] in
        let exclusions = changed.findings.filter {
          $0.option == option && $0.severity == .excludes
        }
        let constraints = exclusions.compactMap(\.constraint)
        guard constraints.count == exclusions.count else { return [] }
        let drops = smallestParts(of: ConstraintID.allCases.filter(constraints.contains)) {
          !assess(inputs, vnetLength: length, nodes: fewestNodes, dropping: $0).isExcluded(option)
        }
        return drops.map { Kinds(inputs: inputs, constraints: $0) }
      }
    }
  }

  /// The parts of constraints that are enough to drop, without those that contain another.
  ///
  /// A constraint can only exclude, never allow. So one that excludes while it alone is kept is in
  /// every such part, and only the others, which stand in each other's way, have parts to try.
  private func smallestParts(
    of constraints: [ConstraintID], areEnough: ([ConstraintID]) -> Bool
  ) -> [[ConstraintID]] {
    guard constraints.count > 1 else { return [constraints] }
    let others = constraints.filter { kept in areEnough(constraints.filter { $0 != kept }) }
    // So many have too many parts.
    guard others.count <= 8 else { return [constraints] }
    return others.parts.reduce(into: []) { found, dropped in
      let part = constraints.filter { !others.contains($0) || dropped.contains($0) }
      let holdsAnother = found.contains { $0.allSatisfy(part.contains) }
      if !holdsAnother, areEnough(part) { found.append(part) }
    }
  }

  /// The set with the least changes of its kinds.
  private func settled(_ kinds: Kinds) -> RelaxationSet? {
    let inputs = kinds.inputs
    let lengths = inputs.contains(.vnet) ? vnetLengths.map(Optional.some) : [nil]
    func feasible(_ nodes: Int) -> (length: Int?, assessment: Assessment)? {
      for length in lengths {
        let changed = assess(
          inputs, vnetLength: length, nodes: nodes, dropping: kinds.constraints)
        if changed.outcome.option != nil { return (length, changed) }
      }
      return nil
    }
    let nodes =
      inputs.contains(.nodes)
      ? largest(in: fewestNodes...plannedNodes) { feasible($0) != nil } : plannedNodes
    guard let nodes, let (length, assessment) = feasible(nodes) else { return nil }
    let changes =
      kinds.constraints.map(Relaxation.dropConstraint)
      + inputs.map { change($0, nodes: nodes, length: length, assessment) }
    return RelaxationSet(
      changes: changes, costs: changes.compactMap { cost(of: $0, assessment) },
      outcome: assessment.outcome)
  }

  private func change(
    _ input: Input, nodes: Int, length: Int?, _ assessment: Assessment
  ) -> Relaxation {
    switch input {
    case .vnet: return .vnetPrefixLength(length ?? 0)
    case .podCIDR:
      let chosen = assessment.outcome.option.flatMap { assessment.sizing[$0] }
      return .podCIDRLength(chosen?.demands.podCIDR?.prefixLength ?? 0)
    case .nodes: return .nodes(nodes)
    case .windows: return .withoutWindows
    case .vmSizes: return .withoutVMSizes(confidentialSizes)
    case .ipFamilies: return .singleStack
    }
  }

  /// The decision after changes; inputs that are not named keep their values.
  private func assess(
    _ inputs: [Input], vnetLength: Int?, nodes: Int, dropping constraints: [ConstraintID]
  ) -> Assessment {
    let limits = knowledge.limits
    var changed = decision
    changed.constraints.removeAll { constraints.contains($0.constraint) }
    for input in inputs {
      switch input {
      case .vnet:
        guard let vnetLength else { continue }
        changed = changed.relaxed(by: .vnetPrefixLength(vnetLength), limits: limits)
      case .podCIDR: changed.network.podCIDR = nil
      case .nodes: changed = changed.relaxed(by: .nodes(nodes), limits: limits)
      case .windows: changed = changed.relaxed(by: .withoutWindows, limits: limits)
      case .vmSizes:
        changed = changed.relaxed(by: .withoutVMSizes(confidentialSizes), limits: limits)
      case .ipFamilies: changed = changed.relaxed(by: .singleStack, limits: limits)
      }
    }
    return Assessment(
      changed, sizing: Sizing(changed, limits: limits), knowledge: knowledge, rules: Rule.deciding)
  }
}

extension RelaxationSearch {
  /// What a change costs, with its figures; `assessment` is that of the decision after all changes.
  private func cost(of change: Relaxation, _ assessment: Assessment) -> RelaxationCost? {
    switch change {
    case .dropConstraint(let constraint):
      return unmet(constraint, assessment).map { .unmet($0) }
    case .vnetPrefixLength(let length):
      let own = base.sizing.spaces.addressSpace.first?.addressCount ?? 0
      return figure(
        "cost-vnet-prefix-length",
        ["length": .text("/\(length)"), "more": .count((1 << (32 - length)) - own)])
    case .podCIDRLength:
      let given = decision.network.podCIDR?.description ?? ""
      return figure("cost-pod-cidr-length", ["given": .text(given)])
    case .nodes(let nodes):
      return figure("cost-nodes", ["fewer": .count(plannedNodes - nodes)])
    case .withoutWindows:
      let pools = decision.cluster.nodePools.filter(\.os.isWindows)
      return figure("cost-without-windows", ["pools": pools.names])
    case .withoutVMSizes: return figure("cost-without-vm-sizes")
    case .singleStack: return figure("cost-single-stack")
    }
  }

  private func figure(
    _ key: String, _ values: [String: Message.Value] = [:]
  ) -> RelaxationCost {
    .figure(Message(key, values))
  }

  /// The answer of the chosen option to a constraint that was dropped.
  private func unmet(_ constraint: ConstraintID, _ assessment: Assessment) -> ConstraintAnswer? {
    var asked = assessment.decision
    asked.constraints = [ConstraintRequirement(constraint, .should)]
    let answered = Assessment(
      asked, sizing: assessment.sizing, knowledge: knowledge, rules: Rule.deciding)
    return answered.answers.first { $0.option == assessment.outcome.option }
  }
}

extension Array {
  /// Every part of a short list in the list's order, the small parts first.
  fileprivate var parts: [[Element]] {
    (0..<1 << count).map { bits in indices.filter { bits >> $0 & 1 == 1 }.map { self[$0] } }
      .enumerated().sorted { ($0.element.count, $0.offset) < ($1.element.count, $1.offset) }
      .map(\.element)
  }
}
