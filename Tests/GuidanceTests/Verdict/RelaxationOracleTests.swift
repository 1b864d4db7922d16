import Decisions
import IPMath
import Knowledge
import TestSupport
import Testing

@testable import Guidance

/// The smallest sets of changes against trying every set with every value.
@Suite struct RelaxationOracleTests {
  let knowledge: KnowledgeBase

  init() throws { knowledge = try builtInKnowledge() }

  /// The kinds of changes that there are, by name.
  private struct Change: Hashable, Comparable {
    let name: String
    static func < (left: Change, right: Change) -> Bool { left.name < right.name }
  }

  private func name(_ change: Relaxation) -> Change {
    switch change {
    case .dropConstraint(let id): Change(name: id.id)
    case .vnetPrefixLength: Change(name: "vnet")
    case .podCIDRLength: Change(name: "pod CIDR")
    case .nodes: Change(name: "nodes")
    case .withoutWindows: Change(name: "windows")
    case .withoutVMSizes: Change(name: "sizes")
    case .singleStack: Change(name: "stack")
    }
  }

  /// Whether the decision has a feasible option after changes, written out plainly.
  private func isFeasible(
    _ decision: Decision, _ set: Set<Change>, vnet: IPv4Prefix?, counts: [Int]?
  ) -> Bool {
    var changed = decision
    changed.constraints.removeAll { set.contains(Change(name: $0.constraint.id)) }
    if let vnet {
      changed.network.addressSpace[0] = .v4(vnet)
      changed.network.connected.removeAll { $0.prefix.v4.map(vnet.overlaps) ?? false }
    }
    if set.contains(Change(name: "pod CIDR")) { changed.network.podCIDR = nil }
    if let counts {
      changed.cluster.growth = .zero
      for (index, count) in counts.enumerated() { changed.cluster.nodePools[index].nodes = count }
    }
    if set.contains(Change(name: "windows")) {
      changed.cluster.nodePools.removeAll { $0.os != .linux }
    }
    if set.contains(Change(name: "sizes")) {
      for index in changed.cluster.nodePools.indices {
        changed.cluster.nodePools[index].vmSize = nil
      }
    }
    if set.contains(Change(name: "stack")) { changed.cluster.ipFamilies = .ipv4 }
    return Assessment(changed, knowledge: knowledge).outcome.option != nil
  }

  /// The VNets that a larger first prefix makes, the smallest first.
  private func larger(_ decision: Decision) throws -> [IPv4Prefix] {
    let first = try #require(decision.network.addressSpace.first?.v4)
    let network = try SlowNetwork(decision.network)
    return (0..<first.length).reversed().compactMap { length in
      guard let prefix = IPv4Prefix(containing: first.address, length: length),
        network.mayBeVNet(Block(prefix)),
        !decision.network.addressSpace.dropFirst().contains(where: { $0.overlaps(.v4(prefix)) })
      else { return nil }
      return prefix
    }
  }

  /// Decisions of few nodes without a feasible option, with changes of every kind.
  private func infeasible(_ wanted: Int) throws -> [Decision] {
    var random = RandomDecision(seed: 61)
    var generator = SplitMix64(seed: 62)
    func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &generator) == 0 }
    var found: [Decision] = []
    while found.count < wanted {
      var decision = try random.next(small: true)
      decision.cluster.growth = .zero
      decision.cluster.nodePools = Array(decision.cluster.nodePools.prefix(2))
      for index in decision.cluster.nodePools.indices {
        decision.cluster.nodePools[index].nodes = Int.random(in: 1...5, using: &generator)
      }
      let constraints = ConstraintID.allCases.filter { _ in chance(9) }.prefix(3)
      decision.constraints = constraints.map { ConstraintRequirement($0, .must) }
      if chance(5) {
        // Two that exclude each other.
        decision.constraints = [.networkPolicyCalico, .nodeAutoProvisioning].map {
          ConstraintRequirement($0, .must)
        }
      }
      if chance(3) {
        decision.cluster.nodePools.append(NodePool(name: "win", os: .windows2022, nodes: 2))
      }
      if chance(3) { decision.cluster.nodePools[0].vmSize = "Standard_DC4s_v2" }
      if chance(3) { decision.network.podCIDR = try prefix("10.244.0.0/23") }
      if Assessment(decision, knowledge: knowledge).outcome.kind == .noneFeasible {
        found.append(decision)
      }
    }
    return found
  }

  /// Every set of changes that is enough and has no part that is, with its least values: the most
  /// nodes first, then the longest prefix.
  private func smallest(_ decision: Decision) throws -> [[Change]: [Int?]] {
    let pools = decision.cluster.nodePools
    let planned = pools.reduce(0) { $0 + $1.nodes }
    let vnets = try larger(decision)
    var names = decision.constraints.map(\.constraint.id) + ["nodes"]
    if !vnets.isEmpty { names.append("vnet") }
    if decision.network.podCIDR != nil { names.append("pod CIDR") }
    let windows = pools.filter { $0.os != .linux }.count
    if windows > 0, windows < pools.count { names.append("windows") }
    if pools.contains(where: { $0.vmSize != nil }) { names.append("sizes") }
    if decision.cluster.ipFamilies == .dualStack { names.append("stack") }
    let changes = names.map { Change(name: $0) }
    var found: [[Change]: [Int?]] = [:]
    let sets = (0..<1 << changes.count).map { bits in
      Set(changes.indices.filter { bits >> $0 & 1 == 1 }.map { changes[$0] })
    }
    for set in sets.sorted(by: { $0.count < $1.count })
    where !found.keys.contains(where: { Set($0).isSubset(of: set) }) {
      let weights = set.contains(Change(name: "windows")) ? pools.filter { $0.os == .linux } : pools
      let total = weights.reduce(0) { $0 + $1.nodes }
      let totals =
        set.contains(Change(name: "nodes"))
        ? ((planned + 1) / 2..<planned).reversed().map(Optional.some) : [nil]
      let spaces = set.contains(Change(name: "vnet")) ? vnets.map(Optional.some) : [nil]
      search: for nodes in totals {
        var counts: [Int]?
        if let nodes, nodes < total {
          // Windows pools that go away take no share.
          var shares = SlowPlan.shared(nodes, weights.map(\.nodes))
          counts = pools.map { pool in
            weights.contains(pool) ? shares.removeFirst() : pool.nodes
          }
        }
        for vnet in spaces where isFeasible(decision, set, vnet: vnet, counts: counts) {
          found[set.sorted()] = [nodes, vnet?.length]
          break search
        }
      }
    }
    return found
  }

  @Test func `the sets and their values are those found by trying all`() throws {
    var kinds: Set<Change> = []
    for decision in try infeasible(40) {
      let ways = Assessment(decision, knowledge: knowledge).relaxations(knowledge: knowledge)
      var found: [[Change]: [Int?]] = [:]
      for way in ways {
        var (nodes, length): (Int?, Int?) = (nil, nil)
        for change in way.changes {
          kinds.insert(name(change))
          if case .nodes(let count) = change { nodes = count }
          if case .vnetPrefixLength(let prefix) = change { length = prefix }
        }
        #expect(way.costs.count == way.changes.count && way.outcome.option != nil)
        found[way.changes.map(name).sorted()] = [nodes, length]
      }
      let expected = try smallest(decision)
      #expect(
        found.keys.map(\.description).sorted() == expected.keys.map(\.description).sorted(),
        "\(decision)")
      #expect(found == expected, "\(decision)")
      #expect(ways.count == found.count)
    }
    #expect(kinds.count > 7, "\(kinds)")
  }

  @Test func `of many constraints no dropped one could stay`() throws {
    let base = try #require(
      try infeasible(20).first { decision in
        let all = Set(decision.constraints.map { Change(name: $0.constraint.id) })
        return isFeasible(decision, all, vnet: nil, counts: nil)
      })
    for count in [9, 12, ConstraintID.allCases.count] {
      var decision = base
      decision.constraints = ConstraintID.allCases.prefix(count).map {
        ConstraintRequirement($0, .must)
      }
      let ways = Assessment(decision, knowledge: knowledge).relaxations(knowledge: knowledge)
      let drops = ways.map { $0.changes.map(name) }.filter { changes in
        changes.allSatisfy { ConstraintID(rawValue: $0.name) != nil }
      }
      #expect(!drops.isEmpty)
      for drop in drops {
        #expect(isFeasible(decision, Set(drop), vnet: nil, counts: nil))
        for kept in drop {
          #expect(
            !isFeasible(decision, Set(drop).subtracting([kept]), vnet: nil, counts: nil),
            "\(kept.name) of \(drop.map(\.name))")
        }
      }
    }
  }
}
