import Decisions
import IPMath
import TestSupport

/// Decisions of all shapes from a seed.
struct RandomDecision {
  private var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &generator)]
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &generator) < percent
  }

  /// The next decision; a small one has a VNet of /20 at most, so that every place can be tried.
  mutating func next(small: Bool = false) throws -> Decision {
    Decision(
      file: "random.yaml", title: "x", cluster: cluster(small: small),
      network: try network(small: small))
  }

  private mutating func cluster(small: Bool) -> Cluster {
    let most = pick(small ? [3, 20, 100] : [5, 60, 300, 1_000])
    let pools = (0..<pick([1, 1, 2, 2, 3, 4, 5])).map { index in
      NodePool(
        name: "p\(index)", mode: index == 0 ? .system : .user,
        nodes: Int.random(in: 1...most, using: &generator), maxPods: maxPods(), maxSurge: surge())
    }
    return Cluster(
      kubernetes: pick([nil, KubernetesVersion(1, 31), KubernetesVersion(1, 32)]),
      ipFamilies: chance(20) ? .dualStack : .ipv4,
      growth: Percentage(hundredths: pick([0, 0, 1_000, 1_250, 5_000, 12_345, 20_000])),
      nodePools: pools)
  }

  private mutating func maxPods() -> Int? {
    chance(40)
      ? nil
      : chance(50)
        ? pick([15, 16, 30, 31, 32, 110, 250])
        : Int.random(in: 10...250, using: &generator)
  }

  private mutating func surge() -> NodePool.Surge? {
    if chance(40) { return nil }
    if chance(50) { return .nodes(pick([0, 1, 2, 33])) }
    return .percentage(Percentage(hundredths: pick([0, 1, 1_000, 3_300, 3_333, 10_000])))
  }

  private mutating func network(small: Bool) throws -> Network {
    let length = Int.random(in: small ? 20...28 : 8...24, using: &generator)
    let home = try prefix(pick(["10.0.0.0/8", "10.0.0.0/8", "172.16.0.0/14", "192.168.0.0/16"]))
    var space = [random(max(length, home.length), in: home)]
    let other = random(min(28, max(length, home.length) + 2), in: home)
    if chance(25), !space[0].overlaps(other) { space.append(other) }
    var subnets: [IPv4Prefix] = []
    for _ in 0..<Int.random(in: 0...4, using: &generator) {
      let parent = pick(space)
      let subnet = random(
        min(29, parent.length + Int.random(in: 1...8, using: &generator)), in: parent)
      if !subnets.contains(where: subnet.overlaps) { subnets.append(subnet) }
    }
    let connected = try ["10.0.0.0/10", "10.128.0.0/9", "172.16.0.0/13", "192.168.0.0/17"].filter {
      _ in chance(25)
    }.map(prefix).filter { range in !space.contains { $0.overlaps(range) } }
    let pods = try pick([nil, nil, "10.244.0.0/16", "100.64.0.0/18", "192.168.128.0/20"])
      .map(prefix)
    let services = try pick([nil, nil, "10.0.0.0/16", "172.20.0.0/20"]).map(prefix)
    return Network(
      addressSpace: space.map { .v4($0) },
      subnets: subnets.enumerated().map { .init("s\($0.offset)", .v4($0.element)) },
      connected: connected.enumerated().map { .init("c\($0.offset)", .v4($0.element)) },
      podCIDR: pods, serviceCIDR: services, internalLoadBalancers: pick([0, 0, 1, 7]),
      privateEndpoints: pick([0, 0, 3]))
  }

  private mutating func random(_ length: Int, in space: IPv4Prefix) -> IPv4Prefix {
    let index = Int.random(in: 0..<(1 << (length - space.length)), using: &generator)
    return space.subprefix(length: length, index: index) ?? space
  }
}
