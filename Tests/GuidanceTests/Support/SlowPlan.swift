import Decisions

/// Section 5 of the design once more, plainly: own arithmetic, loops, no shared code.
///
/// Slow and obvious on purpose; the engine is held against it.
struct SlowPlan {
  struct Pool {
    var nodes: Int
    var surge: Int
    var maxPods: Int
  }

  let model: NetworkModel
  let pools: [Pool]
  let extras: Int

  var nodes: Int { pools.reduce(0) { $0 + $1.nodes } }
  var surge: Int { pools.reduce(0) { $0 + $1.surge } }

  /// The node subnet's addresses.
  var nodeSubnet: Int {
    var sum = extras
    for pool in pools {
      let each = model == .nodeSubnet ? 1 + pool.maxPods : 1
      sum += each * (pool.nodes + pool.surge)
    }
    return sum
  }

  /// The pod subnet's addresses.
  var podSubnet: Int? {
    guard model == .podSubnetDynamic || model == .podSubnetStaticBlock else { return nil }
    var sum = 0
    for pool in pools {
      var each = 0
      if model == .podSubnetDynamic {
        while each < pool.maxPods { each += 16 }
        if each > 250 { each = 250 }
        if each < 16 { each = 16 }
      } else {
        while each < pool.maxPods + 1 { each += 16 }
      }
      sum += each * (pool.nodes + pool.surge)
    }
    return sum
  }

  /// The pod CIDR's addresses.
  var podCIDR: Int? {
    model == .kubenet || model == .overlay ? 256 * (nodes + surge) : nil
  }

  var vnetAddresses: Int { nodeSubnet + (podSubnet ?? 0) }
  var nodeSubnetLength: Int? { Self.length(nodeSubnet + 5, from: 29) }
  var podSubnetLength: Int? {
    podSubnet.flatMap { Self.length($0 + (model == .podSubnetDynamic ? 5 : 32), from: 29) }
  }
  var podCIDRLength: Int? { podCIDR.flatMap { Self.length($0, from: 32) } }

  /// The longest prefix length up to `from` whose block holds `count`: tried one by one.
  static func length(_ count: Int, from longest: Int) -> Int? {
    var size = 1
    var length = 32
    while length >= 0 {
      if length <= longest, size >= count { return length }
      size *= 2
      length -= 1
    }
    return nil
  }
}

extension SlowPlan {
  /// The plan of `model` for a decision: at its own size, with `total` nodes, or with one max pods.
  init(_ model: NetworkModel, _ decision: Decision, total: Int? = nil, maxPods: Int? = nil) {
    let own = decision.cluster.nodePools.map { pool in
      pool.nodes + Self.share(decision.cluster.growth, of: pool.nodes)
    }
    let counts = total.map { Self.shared($0, own) } ?? own
    var silent = NodePool.Surge.percentage(Percentage(10))
    if let version = decision.cluster.kubernetes, version.major == 1, version.minor < 32 {
      silent = .nodes(1)
    }
    let usual = model == .kubenet ? 110 : model == .nodeSubnet ? 30 : 250
    self.model = model
    extras = decision.network.internalLoadBalancers + decision.network.privateEndpoints
    pools = zip(decision.cluster.nodePools, counts).map { pool, nodes in
      let surge =
        switch pool.maxSurge ?? silent {
        case .nodes(let count): count
        case .percentage(let percentage): Self.share(percentage, of: nodes)
        }
      return Pool(nodes: nodes, surge: surge, maxPods: maxPods ?? pool.maxPods ?? usual)
    }
  }

  /// A percentage of a count; what is left over makes one more.
  static func share(_ percentage: Percentage, of count: Int) -> Int {
    let whole = count * percentage.hundredths / 10_000
    return count * percentage.hundredths % 10_000 == 0 ? whole : whole + 1
  }

  /// `total` nodes given out one by one, each to the pool whose own nodes divided by twice what it
  /// has and one are the most, the first among equals.
  static func shared(_ total: Int, _ weights: [Int]) -> [Int] {
    var counts = weights.map { _ in 0 }
    for _ in 0..<total {
      var best = 0
      for index in weights.indices
      where weights[index] * (2 * counts[best] + 1) > weights[best] * (2 * counts[index] + 1) {
        best = index
      }
      counts[best] += 1
    }
    return counts
  }
}
