public import Decisions
public import Knowledge

/// A node pool as one option sees it: nodes after growth, surge nodes and max pods.
public struct PoolSize: Sendable, Hashable {
  /// The pool's name.
  public let name: String
  /// `n`: the most nodes after growth.
  public let nodes: Int
  /// `s`: the extra nodes of an upgrade.
  public let surge: Int
  /// `m`: the most pods a node.
  public let maxPods: Int
  /// Whether `maxPods` is the option's own default because the file is silent.
  public let maxPodsIsDefault: Bool

  /// `n + s`: nodes that exist at once during an upgrade.
  public var nodesWithSurge: Int { nodes + surge }
}

/// The node pools of a decision, ready to be scaled and sized for any option.
public struct PoolPlan: Sendable, Hashable {
  /// One pool before an option is chosen.
  struct Pool: Sendable, Hashable {
    let name: String
    /// Nodes after growth, at the decision's own size.
    let nodes: Int
    let surge: NodePool.Surge
    let maxPods: Int?

    func surgeNodes(of nodes: Int) -> Int {
      switch surge {
      case .nodes(let count): count
      case .percentage(let percentage): percentage.share(of: nodes)
      }
    }
  }

  let pools: [Pool]
  /// The nodes of all pools after growth.
  public let nodes: Int

  /// The pools of `cluster` after growth, with the platform's surge where the file is silent:
  /// `n = ceil(nodes × (1 + growth))`.
  public init(_ cluster: Cluster, limits: Limits) {
    let silentSurge = limits.defaultSurge(kubernetes: cluster.kubernetes)
    pools = cluster.nodePools.map { pool in
      Pool(
        name: pool.name, nodes: pool.nodes + cluster.growth.share(of: pool.nodes),
        surge: pool.maxSurge ?? silentSurge, maxPods: pool.maxPods)
    }
    nodes = pools.reduce(0) { $0 + $1.nodes }
  }

  /// The pools' sizes for an option whose own max pods is `defaultMaxPods`.
  ///
  /// - Parameters:
  ///   - total: The nodes of all pools together; nil for the decision's own. Pools keep their
  ///     proportions, rounded by largest remainder, the earlier pool first among equals.
  ///   - uniformMaxPods: The max pods of every pool, in place of what the file says.
  ///   - defaultMaxPods: The max pods of a pool for which the file gives none.
  /// - Returns: One size a pool, in the order of the file.
  func sizes(total: Int? = nil, uniformMaxPods: Int? = nil, defaultMaxPods: Int) -> [PoolSize] {
    let counts = total.map(apportioned) ?? pools.map(\.nodes)
    return zip(pools, counts).map { pool, nodes in
      PoolSize(
        name: pool.name, nodes: nodes, surge: pool.surgeNodes(of: nodes),
        maxPods: uniformMaxPods ?? pool.maxPods ?? defaultMaxPods,
        maxPodsIsDefault: uniformMaxPods == nil && pool.maxPods == nil)
    }
  }

  /// `total` nodes shared out in proportion to the pools (Hamilton's method).
  func apportioned(_ total: Int) -> [Int] {
    guard nodes > 0, total != nodes else { return pools.map(\.nodes) }
    if pools.count == 1 { return [total] }
    var counts = pools.map { $0.nodes * total / nodes }
    let missing = total - counts.reduce(0, +)
    guard missing > 0 else { return counts }
    let remainders = pools.indices.map { (index: $0, rest: pools[$0].nodes * total % nodes) }
      .sorted { ($1.rest, $0.index) < ($0.rest, $1.index) }
    for remainder in remainders.prefix(missing) { counts[remainder.index] += 1 }
    return counts
  }
}
