import Decisions
import Guidance
import IPMath
import Testing

/// The engine against the slow oracle, figure by figure, on seeded random decisions.
@Suite struct SizingOracleTests {
  @Test func `demands, prefix lengths and ceilings are those of section 5`() throws {
    var random = RandomDecision(seed: 1)
    for round in 0..<400 {
      let decision = try random.next(small: round % 3 == 0)
      for model in NetworkModel.allCases {
        let sizing = try plan(model, decision)
        let slow = SlowPlan(model, decision)
        let row = "\(model) of \(decision)"
        let demands = sizing.demands
        #expect(demands.nodes == slow.nodes, "\(row)")
        #expect(demands.surgeNodes == slow.surge, "\(row)")
        #expect(demands.nodeSubnet.addresses == slow.nodeSubnet, "\(row)")
        #expect(demands.nodeSubnet.prefixLength == slow.nodeSubnetLength, "\(row)")
        #expect(demands.podSubnet?.addresses == slow.podSubnet, "\(row)")
        #expect(demands.podSubnet?.prefixLength == slow.podSubnetLength, "\(row)")
        #expect(demands.podCIDR?.addresses == slow.podCIDR, "\(row)")
        #expect(demands.podCIDR?.prefixLength == slow.podCIDRLength, "\(row)")
        #expect(demands.vnetAddresses == slow.vnetAddresses, "\(row)")
        let search = try SlowSizing(model, decision)
        let broken = search.broken(slow)
        #expect(sizing.broken.map(\.rawValue) == broken, "\(row)")
        #expect(
          sizing.fits == (Set(broken).isDisjoint(with: ["vnet-space", "pod-cidr-space"])), "\(row)")
        #expect(sizing.largestMaxPods == search.largestMaxPods, "\(row)")
        #expect(sizing.requiredVNetLength == search.requiredVNetLength, "\(row)")
      }
    }
  }

  @Test func `max nodes is the last size that holds`() throws {
    var random = RandomDecision(seed: 2)
    for round in 0..<100 {
      let decision = try random.next(small: round % 2 == 0)
      for model in NetworkModel.allCases {
        let sizing = try plan(model, decision)
        let search = try SlowSizing(model, decision)
        let most = sizing.maxNodes
        let row = "\(model), \(most) nodes, of \(decision)"
        #expect(search.holds(total: most) || most == 0, "\(row)")
        for total in Set(stride(from: 0, through: 5_000, by: 211)).union(max(0, most - 9)...most)
        where most > 0 || total > 0 {
          #expect(search.holds(total: total) == (total <= most), "\(total): \(row)")
        }
        let next = SlowPlan(model, decision, total: most + 1)
        #expect(!search.broken(next).isEmpty, "\(row)")
        #expect(sizing.limitedBy.map(\.rawValue) == search.broken(next), "\(row)")
      }
    }
  }

  @Test func `on a small VNet places and ranges are those found by trying every position`() throws {
    var random = RandomDecision(seed: 3)
    for _ in 0..<150 {
      let decision = try random.next(small: true)
      let network = try SlowNetwork(decision.network)
      for model in NetworkModel.allCases {
        let sizing = try plan(model, decision)
        let slow = SlowPlan(model, decision)
        let row = "\(model) of \(decision)"
        var space = network.vnet
        var places: [String: Block] = [:]
        var wanted = [("nodes", slow.nodeSubnetLength), ("pods", slow.podSubnetLength)]
        // The larger first; the node subnet among equals.
        if slow.podSubnetLength ?? 99 < slow.nodeSubnetLength ?? 99 { wanted.reverse() }
        for (name, length) in wanted {
          guard let length, let place = space.bestFit(length) else { continue }
          places[name] = place
          space.used.append(place)
        }
        #expect(sizing.nodeSubnet.map { Block($0.prefix) } == places["nodes"], "\(row)")
        #expect(sizing.podSubnet.map { Block($0.prefix) } == places["pods"], "\(row)")
        let pods = slow.podCIDRLength.flatMap { network.pods($0) }
        #expect(sizing.podCIDR.map { Block($0.prefix) } == pods, "\(row)")
        let services = network.services(beside: pods)
        #expect(sizing.serviceCIDR.map { Block($0.prefix) } == services, "\(row)")
      }
    }
  }
}
