internal import Decisions
internal import IPMath
public import Knowledge

/// A smallest set of changes after which a decision without a feasible option has one.
public struct RelaxationSet: Sendable, Hashable {
  /// The changes; all of them are needed.
  public let changes: [Relaxation]
  /// What would then be chosen.
  public let outcome: Outcome
}

extension Assessment {
  /// The smallest sets of constraints and inputs to relax, and what each would then choose; empty
  /// unless no option is feasible.
  ///
  /// Each exclusion of an option falls by one change. One change may lift several exclusions, so
  /// every part of an option's changes is assessed, the small ones first. No part of a set that is
  /// returned makes an option feasible, and no set asks for more than another does.
  public func relaxations(knowledge: KnowledgeBase) -> [RelaxationSet] {
    guard outcome.kind == .noneFeasible else { return [] }
    let candidates = decision.options.compactMap(changes(for:)).flatMap {
      sufficientParts(of: $0, knowledge: knowledge)
    }
    let smallest = candidates.enumerated().filter { index, candidate in
      !candidates.enumerated().contains { other, rival in
        guard other != index, candidate.changes.asks(atLeast: rival.changes) else { return false }
        return !rival.changes.asks(atLeast: candidate.changes) || other < index
      }
    }
    return smallest.map(\.element).enumerated()
      .sorted { ($0.element.changes.count, $0.offset) < ($1.element.changes.count, $1.offset) }
      .map(\.element)
  }

  /// The parts of `changes` after which an option is feasible, without those that contain another.
  private func sufficientParts(
    of changes: [Relaxation], knowledge: KnowledgeBase
  ) -> [RelaxationSet] {
    func relaxation(_ bits: Int) -> RelaxationSet? {
      let part = changes.indices.filter { bits >> $0 & 1 == 1 }.map { changes[$0] }
      let relaxed = part.reduce(decision) { $0.relaxed(by: $1, limits: knowledge.limits) }
      let outcome = Assessment(relaxed, knowledge: knowledge).outcome
      return outcome.option == nil ? nil : RelaxationSet(changes: part, outcome: outcome)
    }
    let all = (1 << changes.count) - 1
    guard changes.count <= Self.mostChangesTriedTogether else {
      // Too many parts to try: take away what can be taken away, one after another.
      guard relaxation(all) != nil else { return [] }
      let needed = changes.indices.reduce(all) { bits, index in
        relaxation(bits & ~(1 << index)) == nil ? bits : bits & ~(1 << index)
      }
      return [relaxation(needed)].compactMap { $0 }
    }
    var found: [(bits: Int, set: RelaxationSet)] = []
    for bits in (0...all).sorted(by: { ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1) })
    where !found.contains(where: { bits & $0.bits == $0.bits }) {
      if let set = relaxation(bits) { found.append((bits, set)) }
    }
    return found.map(\.set)
  }

  /// With so many changes there are 64 parts; an option rarely has more than three.
  private static let mostChangesTriedTogether = 6

  /// What it takes to make an option feasible; nil when an exclusion cannot be lifted.
  private func changes(for model: NetworkModel) -> [Relaxation]? {
    let exclusions = findings.filter { $0.option == model && $0.severity == .excludes }
    var changes: [Relaxation] = []
    for exclusion in exclusions {
      guard let change = exclusion.relaxation else { return nil }
      if case .nodes(let nodes) = change, nodes == 0 { return nil }
      changes.removeAll { change.asks(atLeast: $0) }
      if !changes.contains(where: { $0.asks(atLeast: change) }) { changes.append(change) }
    }
    return changes
  }
}

extension [Relaxation] {
  /// Whether granting these changes grants every change of `other` too.
  func asks(atLeast other: [Relaxation]) -> Bool {
    other.allSatisfy { wanted in contains { $0.asks(atLeast: wanted) } }
  }
}

extension Relaxation {
  /// Whether granting this change grants `other` too.
  func asks(atLeast other: Relaxation) -> Bool {
    switch (self, other) {
    case (.vnetPrefixLength(let mine), .vnetPrefixLength(let theirs)): mine <= theirs
    case (.podCIDRLength(let mine), .podCIDRLength(let theirs)): mine <= theirs
    case (.nodes(let mine), .nodes(let theirs)): mine <= theirs
    default: self == other
    }
  }
}

extension Decision {
  /// The decision with so many nodes in all, growth included, the pools in proportion.
  func scaled(to nodes: Int, limits: Limits) -> Decision {
    with(nodes: PoolPlan(cluster, limits: limits).apportionment.counts(nodes))
  }

  /// The decision after one change.
  func relaxed(by change: Relaxation, limits: Limits) -> Decision {
    var relaxed = self
    switch change {
    case .dropConstraint(let constraint):
      relaxed.constraints.removeAll { $0.constraint == constraint }
    case .vnetPrefixLength(let length):
      guard let index = network.addressSpace.firstIndex(where: { $0.v4 != nil }),
        let first = network.addressSpace[index].v4,
        let larger = IPv4Prefix(containing: first.address, length: length)
      else { break }
      relaxed.network.addressSpace[index] = .v4(larger)
      // What the larger VNet covers cannot be connected to it as well.
      relaxed.network.connected.removeAll { $0.prefix.v4.map(larger.overlaps) ?? false }
    case .podCIDRLength:
      relaxed.network.podCIDR = nil
    case .nodes(let nodes):
      relaxed = scaled(to: nodes, limits: limits)
    case .withoutWindows:
      relaxed.cluster.nodePools.removeAll(where: \.os.isWindows)
    case .withoutVMSizes(let sizes):
      for index in relaxed.cluster.nodePools.indices
      where relaxed.cluster.nodePools[index].vmSize.map(sizes.contains) ?? false {
        relaxed.cluster.nodePools[index].vmSize = nil
      }
    case .singleStack:
      relaxed.cluster.ipFamilies = .ipv4
    }
    return relaxed
  }
}
