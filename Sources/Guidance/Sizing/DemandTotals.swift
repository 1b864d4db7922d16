/// The sums of an option's demands at one size, without names, terms and texts: what the limits of
/// VNet and platform are held against.
struct DemandTotals {
  let nodes: Int
  let surgeNodes: Int
  /// Addresses of node and pod subnet.
  let vnetAddresses: Int
  /// Addresses of the pod subnet; 0 where the option has none.
  let podSubnetAddresses: Int
  /// The longest prefix for the node subnet; nil when no IPv4 prefix holds it.
  let nodeSubnetLength: Int?
  /// The same for the pod subnet; nil too where the option has none.
  let podSubnetLength: Int?
  /// The same for the pod CIDR; nil too where the option has none.
  let podCIDRLength: Int?
}

extension DemandTotals {
  /// The sums of a model for pools with so many nodes each.
  ///
  /// - Parameters:
  ///   - formulas: The model's arithmetic.
  ///   - plan: The pools.
  ///   - counts: Nodes, one number a pool; nil for the plan's own.
  ///   - maxPods: The max pods of every pool; nil for each pool's own.
  ///   - defaultMaxPods: The max pods of a pool that names none.
  ///   - extras: Load balancers and endpoints in the node subnet.
  init(
    _ formulas: DemandFormulas, _ plan: PoolPlan, counts: [Int]? = nil, maxPods: Int? = nil,
    defaultMaxPods: Int, extras: Int
  ) {
    var (nodes, surge, nodeSubnet, podSubnet) = (0, 0, extras, 0)
    for (index, pool) in plan.pools.enumerated() {
      let count = counts?[index] ?? pool.nodes
      let extra = pool.surgeNodes(of: count)
      let pods = maxPods ?? pool.maxPods ?? defaultMaxPods
      nodes += count
      surge += extra
      nodeSubnet += (count + extra) * formulas.nodeSubnetPerNode(maxPods: pods)
      podSubnet += (count + extra) * formulas.podSubnetPerNode(maxPods: pods)
    }
    self.init(
      nodes: nodes, surgeNodes: surge, vnetAddresses: nodeSubnet + podSubnet,
      podSubnetAddresses: podSubnet,
      nodeSubnetLength: formulas.prefixLength(.nodeSubnet, addresses: nodeSubnet),
      podSubnetLength: formulas.hasPodSubnet
        ? formulas.prefixLength(.podSubnet, addresses: podSubnet) : nil,
      podCIDRLength: formulas.hasPodCIDR
        ? formulas.prefixLength(
          .podCIDR, addresses: (nodes + surge) * formulas.podCIDRAddressesPerNode) : nil)
  }
}
