import Decisions
import Guidance
import IPMath
import Knowledge
import Testing

/// How many nodes the very prefixes of a plan hold.
@Suite struct PlannedNodesTests {
  @Test func `the planned prefixes hold as many nodes and not one more`() throws {
    for nodes in [1, 3, 17, 40, 64, 100] {
      for maxPods in [10, 30, 110] {
        let decision = try decision(
          "cluster: {nodePools: [{name: a, mode: system, nodes: \(nodes), maxPods: \(maxPods)}]}")
        for sizing in Sizing(decision, limits: try builtInKnowledge().limits).options {
          let planned = try #require(sizing.plannedNodes)
          let row = "\(sizing.model) \(nodes) \(maxPods): \(planned)"
          #expect(planned >= nodes && planned <= sizing.maxNodes, "\(row)")
          #expect(try fits(planned, decision, sizing), "\(row)")
          if planned < sizing.maxNodes {
            #expect(!(try fits(planned + 1, decision, sizing)), "\(row)")
            #expect(
              sizing.tooSmallPlaces(forNodes: planned + 1)
                == (try tooSmall(planned + 1, decision, sizing)), "\(row)")
          }
        }
      }
    }
  }

  @Test func `a plan without a place has no such number`() throws {
    let decision = try decision("network: {vnet: {addressSpace: [10.20.0.0/29]}}")
    let sizing = Sizing(decision, limits: try builtInKnowledge().limits)
    #expect(sizing[.nodeSubnet]?.plannedNodes == nil)
  }

  /// Whether the same cluster with `nodes` nodes would need no larger prefix anywhere.
  private func fits(_ nodes: Int, _ decision: Decision, _ plan: OptionSizing) throws -> Bool {
    try tooSmall(nodes, decision, plan).isEmpty
  }

  /// The prefixes of a plan that the same cluster with `nodes` nodes would need larger.
  private func tooSmall(
    _ nodes: Int, _ decision: Decision, _ plan: OptionSizing
  ) throws -> [AddressDemand.Place] {
    var larger = decision
    larger.cluster.nodePools[0].nodes = nodes
    let sizing = Sizing(larger, limits: try builtInKnowledge().limits)
    let demands = try #require(sizing[plan.model]).demands
    let pairs = [
      (demands.nodeSubnet, plan.nodeSubnet), (demands.podSubnet, plan.podSubnet),
      (demands.podCIDR, plan.podCIDR),
    ]
    return pairs.compactMap { demand, place in
      guard let demand else { return nil }
      guard let length = demand.prefixLength, let place else { return demand.place }
      return length >= place.prefix.length ? nil : demand.place
    }
  }
}
