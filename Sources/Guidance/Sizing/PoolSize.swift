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

  /// Shares out another number of nodes, so that the pools keep their proportions.
  var apportionment: Apportionment { Apportionment(pools.map(\.nodes)) }

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
  /// - Parameter defaultMaxPods: The max pods of a pool for which the file gives none.
  /// - Returns: One size a pool, in the order of the file.
  func sizes(defaultMaxPods: Int) -> [PoolSize] {
    pools.map { pool in
      PoolSize(
        name: pool.name, nodes: pool.nodes, surge: pool.surgeNodes(of: pool.nodes),
        maxPods: pool.maxPods ?? defaultMaxPods, maxPodsIsDefault: pool.maxPods == nil)
    }
  }
}
