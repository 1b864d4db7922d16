import Decisions
import Guidance
import Knowledge
import Testing

/// What an existing cluster keeps is not looked for in free space.
@Suite struct KeptSubnetTests {
  private func assess(_ existing: String) throws -> Assessment {
    let decision = try decision(
      """
      cluster:
        existing: \(existing)
        kubernetes: "1.33"
        nodePools: [{name: a, mode: system, nodes: 40, maxPods: 30}]
      network:
        vnet: {addressSpace: [10.20.0.0/24], subnets: {nodes: 10.20.0.0/24}}
      """)
    return Assessment(decision, knowledge: try builtInKnowledge())
  }

  @Test(arguments: ["kubenet", "azure-cni-node-subnet"])
  func `a full VNet does not stop an update in place to overlay`(existing: String) throws {
    let assessment = try assess(existing)
    let sizing = try #require(assessment.sizing[.overlay])
    #expect(sizing.fits && sizing.broken.isEmpty && sizing.maxNodes == 5_000)
    #expect(sizing.plannedNodes == nil, "the size of its subnet is not known")
    #expect(assessment.outcome.option == .overlay)
  }

  @Test func `it stops the models that need subnets of their own`() throws {
    for model in [NetworkModel.podSubnetDynamic, .podSubnetStaticBlock] {
      #expect(try assess("kubenet").sizing[model]?.broken == [.vnetSpace])
    }
    #expect(try assess("azure-cni-overlay").sizing[.nodeSubnet]?.broken == [.vnetSpace])
  }

  @Test(arguments: [
    NetworkModel.nodeSubnet, .podSubnetDynamic, .podSubnetStaticBlock, .overlay, .kubenet,
  ])
  func `it does not stop a cluster from staying what it is`(existing: NetworkModel) throws {
    let sizing = try #require(try assess(existing.id).sizing[existing])
    #expect(!sizing.broken.contains(.vnetSpace) && sizing.fits)
  }
}
