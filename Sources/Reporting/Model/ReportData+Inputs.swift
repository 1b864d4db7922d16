internal import Decisions
internal import Guidance
internal import IPMath

extension ReportData {
  /// The cluster as the decision file describes it.
  var cluster: ModelValue {
    let cluster = decision.cluster
    let demands = assessment.sizing.options.first?.demands
    let nodes = demands?.nodes ?? 0
    let surge = demands?.surgeNodes ?? 0
    let pools = pools
    return [
      "name": .string(orNull: cluster.name),
      "isProduction": .bool(cluster.environment == .production),
      "isDevelopment": .bool(cluster.environment == .development),
      "isProofOfConcept": .bool(cluster.environment == .proofOfConcept),
      "existing": .string(orNull: cluster.existing.map(source.title)),
      "kubernetes": .string(orNull: cluster.kubernetes?.description),
      "tier": .string(cluster.tier.rawValue.asSentenceStart),
      "isDualStack": .bool(cluster.ipFamilies == .dualStack),
      "growth": cluster.growth == .zero ? .null : .string(cluster.growth.description),
      "nodes": .string(nodes.grouped),
      "oneNode": .bool(nodes == 1),
      "surge": .string(surge.grouped),
      "oneSurge": .bool(surge == 1),
      "poolCount": .string(cluster.nodePools.count.grouped),
      "onePool": .bool(cluster.nodePools.count == 1),
      "pools": .array(pools.shown.map(pool)),
      "hasOtherPools": .bool(!pools.rest.isEmpty),
      "otherPools": [
        "count": .string(pools.rest.count.grouped),
        "given": .string(pools.rest.reduce(0) { $0 + $1.given.nodes }.grouped),
        "nodes": .string(pools.rest.reduce(0) { $0 + $1.size.nodes }.grouped),
        "surge": .string(pools.rest.reduce(0) { $0 + $1.size.surge }.grouped),
      ],
    ]
  }

  /// The node pools as the file gives them and as they are planned; the largest where many.
  private var pools: Listed<(given: NodePool, size: PoolSize)> {
    let sizes = assessment.sizing.options.first?.demands.pools ?? []
    return Listed(zip(decision.cluster.nodePools, sizes).map { ($0, $1) }) { $0.size.nodes }
  }

  private func pool(_ pool: NodePool, _ size: PoolSize) -> ModelValue {
    [
      "name": .string(pool.name),
      "mode": .string(pool.mode.rawValue),
      "os": .string(Self.osTitle(pool.os)),
      "vmSize": .string(orNull: pool.vmSize),
      "given": .string(
        pool.minimumNodes.map { "\($0.grouped) to \(pool.nodes.grouped)" } ?? pool.nodes.grouped),
      "nodes": .string(size.nodes.grouped),
      "surge": .string(size.surge.grouped),
      "maxPods": .string(orNull: pool.maxPods?.grouped),
    ]
  }

  private static func osTitle(_ os: NodePool.OperatingSystem) -> String {
    switch os {
    case .linux: "Linux"
    case .windows2019: "Windows Server 2019"
    case .windows2022: "Windows Server 2022"
    case .windows2025: "Windows Server 2025"
    }
  }

  /// The network as the decision file describes it, with what is free in it.
  var network: ModelValue {
    let network = decision.network
    let free = assessment.sizing.spaces.vnet
    let space = Listed(network.addressSpace) { Self.addresses($0) }
    let more = space.rest.isEmpty ? [] : ["\(space.rest.count.grouped) more"]
    let subnets = Listed(network.subnets) { Self.addresses($0.prefix) }
    let connected = Listed(network.connected) { Self.addresses($0.prefix) }
    return [
      "addressSpace": .string((space.shown.map(\.description) + more).asSentenceList),
      "subnets": .array(subnets.shown.map(named)),
      "hasSubnets": .bool(!network.subnets.isEmpty),
      "hasOtherSubnets": .bool(!subnets.rest.isEmpty),
      "otherSubnets": [
        "count": .string(subnets.rest.count.grouped),
        "addresses": .string(subnets.rest.reduce(0) { $0 + Self.addresses($1.prefix) }.grouped),
      ],
      "connected": .array(connected.shown.map(named)),
      "hasConnected": .bool(!network.connected.isEmpty),
      "hasOtherConnected": .bool(!connected.rest.isEmpty),
      "otherConnected": .string(connected.rest.count.grouped),
      "podCIDR": .string(orNull: network.podCIDR?.description),
      "serviceCIDR": .string(orNull: network.serviceCIDR?.description),
      "internalLoadBalancers": .string(network.internalLoadBalancers.grouped),
      "privateEndpoints": .string(network.privateEndpoints.grouped),
      "free": .string(free.addressCount.grouped),
      "largestFree": .string(orNull: free.largestBlock?.description),
    ]
  }

  /// The IPv4 addresses of a range; an IPv6 range has none.
  private static func addresses(_ prefix: IPPrefix) -> Int { prefix.v4?.addressCount ?? 0 }

  private func named(_ range: Network.NamedPrefix) -> ModelValue {
    ["name": .string(range.name), "prefix": .string(range.prefix.description)]
  }
}
