import Decisions
import Guidance
import IPMath
import Testing

/// What holds for every plan, whatever its numbers.
@Suite struct PlacementTests {
  private func eachPlan(
    _ seed: UInt64, _ count: Int, _ body: (OptionSizing, Decision, String) throws -> Void
  ) throws {
    var random = RandomDecision(seed: seed)
    for round in 0..<count {
      let decision = try random.next(small: round % 2 == 0)
      for model in NetworkModel.allCases {
        try body(try plan(model, decision), decision, "\(model) of \(decision)")
      }
    }
  }

  @Test func `subnets lie inside one address prefix, free of subnets and of each other`() throws {
    try eachPlan(21, 300) { sizing, decision, row in
      let places = [sizing.nodeSubnet, sizing.podSubnet].compactMap { $0?.prefix }
      for place in places {
        #expect(
          decision.network.addressSpace.contains { $0.v4?.contains(place) ?? false }, "\(row)")
        #expect(!decision.network.subnets.contains { $0.prefix.overlaps(.v4(place)) }, "\(row)")
        #expect(Int(place.address.bits) % place.addressCount == 0, "\(row)")
        #expect(place.length <= 29, "\(row)")
      }
      if places.count == 2 { #expect(!places[0].overlaps(places[1]), "\(row)") }
    }
  }

  @Test func `proposed ranges avoid all that is taken, and each other`() throws {
    let reserved = try ["169.254.0.0/16", "172.30.0.0/16", "172.31.0.0/16", "192.0.2.0/24"]
      .map(prefix)
    try eachPlan(22, 300) { sizing, decision, row in
      let network = decision.network
      let taken =
        reserved + network.addressSpace.compactMap(\.v4)
        + network.connected.compactMap(\.prefix.v4)
      let pods = sizing.podCIDR ?? nil
      if let pods, pods.origin != .given {
        #expect(!taken.contains { $0.overlaps(pods.prefix) }, "\(row)")
        if let given = network.serviceCIDR { #expect(!given.overlaps(pods.prefix), "\(row)") }
      }
      guard let services = sizing.serviceCIDR, services.origin != .given else { return }
      #expect(!taken.contains { $0.overlaps(services.prefix) }, "\(row)")
      #expect(services.prefix.length >= 13 && services.prefix.length <= 28, "\(row)")
      for other in [pods?.prefix, network.podCIDR].compactMap({ $0 }) {
        #expect(!other.overlaps(services.prefix), "\(row)")
      }
    }
  }

  @Test func `a capacity holds its demand, and half of it does not`() throws {
    try eachPlan(23, 200) { sizing, _, row in
      let demands = sizing.demands
      for demand in [demands.nodeSubnet, demands.podSubnet, demands.podCIDR].compactMap({ $0 }) {
        guard let length = demand.prefixLength, let capacity = demand.capacity else { continue }
        #expect(capacity == Block.size(length) - demand.unusable, "\(row)")
        #expect(capacity >= demand.addresses, "\(row)")
        let isSmallest = demand.place != .podCIDR && length == 29
        #expect(isSmallest || capacity - Block.size(length) / 2 < demand.addresses, "\(row)")
        #expect(demand.terms.reduce(demand.extras) { $0 + $1.addresses } == demand.addresses)
      }
    }
  }

  @Test func `more nodes, pods or surge never need less or allow more`() throws {
    try eachPlan(24, 150) { sizing, decision, row in
      var larger: [Decision] = []
      for index in decision.cluster.nodePools.indices {
        var more = decision
        more.cluster.nodePools[index].nodes += 7
        larger.append(more)
        more = decision
        more.cluster.nodePools[index].maxPods = 250
        larger.append(more)
        more = decision
        more.cluster.nodePools[index].maxSurge = .nodes(
          (sizing.demands.pools[index].surge) + 3)
        larger.append(more)
      }
      for more in larger {
        let other = try plan(sizing.model, more)
        #expect(other.demands.vnetAddresses >= sizing.demands.vnetAddresses, "\(row)")
        #expect(
          (other.demands.podCIDR?.addresses ?? 0) >= (sizing.demands.podCIDR?.addresses ?? 0),
          "\(row)")
        #expect(
          (other.demands.nodeSubnet.prefixLength ?? 0)
            <= (sizing.demands.nodeSubnet.prefixLength ?? 0), "\(row)")
        #expect(!other.fits || sizing.fits, "\(row)")
        #expect(Set(sizing.broken).isSubset(of: other.broken), "\(row)")
      }
    }
  }

  @Test func `the same decision has the same plan`() throws {
    var random = RandomDecision(seed: 25)
    for _ in 0..<50 {
      let decision = try random.next()
      for model in NetworkModel.allCases {
        #expect(try plan(model, decision) == plan(model, decision))
      }
    }
  }

  @Test func `the order of the pools changes no place`() throws {
    try eachPlan(26, 80) { sizing, decision, row in
      var turned = decision
      turned.cluster.nodePools.reverse()
      let other = try plan(sizing.model, turned)
      #expect(other.nodeSubnet == sizing.nodeSubnet && other.podCIDR == sizing.podCIDR, "\(row)")
      #expect(other.podSubnet == sizing.podSubnet, "\(row)")
    }
  }
}
