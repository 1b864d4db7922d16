import Decisions
import Diagnostics
import Guidance
import Testing

/// What other tools get wrong (guide on IP planning, section 3a), asked of this one.
@Suite struct KnownMistakesTests {
  /// The defaults of AKS-Construction: 3 + 20 nodes by the autoscaler.
  private let construction = """
    title: x
    cluster:
      nodePools:
        - {name: system, mode: system, nodes: 3}
        - {name: apps, nodes: {min: 3, max: 20}}
    network:
      vnet: {addressSpace: [10.240.0.0/16]SUBNETS}
      podCIDR: 10.240.100.0/22
      serviceCIDR: 172.10.0.0/16
    """

  @Test func `M1: a pod CIDR inside the VNet is warned of, and four nodes are all it holds`() throws
  {
    let (read, diagnostics) = try read(construction.replacing("SUBNETS", with: ""))
    let decision = try #require(read)
    #expect(
      diagnostics.contains {
        $0.severity == .warning
          && $0.summary.contains("podCIDR 10.240.100.0/22 overlaps the VNet's 10.240.0.0/16")
      }, "\(diagnostics)")
    let assessment = Assessment(decision, knowledge: try builtInKnowledge())
    for model in [NetworkModel.kubenet, .overlay] {
      let finding = assessment.findings(about: model).first { $0.rule == "pod-cidr-too-small" }
      #expect(finding?.severity == .excludes)
      // 3 and 20 nodes with a surge of 1 and 2.
      #expect(finding?.message.values["nodes"] == .count(26))
      #expect(finding?.message.values["size"] == .count(1_024))
      #expect(finding?.message.values["needed"] == .text("/19"))
      #expect(assessment.sizing[model]?.limitedBy == [.podCIDRSpace])
    }
  }

  @Test func `M1: with a subnet where the pod CIDR lies it is an error`() throws {
    let text = construction.replacing("SUBNETS", with: ", subnets: {nodes: 10.240.100.0/24}")
    let (decision, diagnostics) = try read(text)
    #expect(decision == nil)
    #expect(
      diagnostics.contains { $0.severity == .error && $0.summary.contains("overlaps subnet") })
  }

  @Test func `M2: a service CIDR of public addresses is warned of`() throws {
    let (_, diagnostics) = try read(construction.replacing("SUBNETS", with: ""))
    #expect(
      diagnostics.contains {
        $0.severity == .warning
          && $0.summary.contains("serviceCIDR 172.10.0.0/16 is not inside the private ranges")
      }, "\(diagnostics)")
  }

  @Test func `M4: a slash 24 for pods holds 15 nodes of dynamic allocation, not 23`() throws {
    let small = try decision(
      """
      cluster: {nodePools: [{name: system, mode: system, nodes: 23, maxPods: 16, maxSurge: 0}]}
      network: {vnet: {addressSpace: [10.240.0.0/26, 10.241.0.0/24]}}
      """)
    let sizing = try plan(.podSubnetDynamic, small)
    #expect(sizing.demands.podSubnet?.addresses == 368 && !sizing.fits)
    #expect(sizing.maxNodes == 15)
  }

  @Test func `M6: two pools at their maxima with a surge of a third pass a slash 22`() throws {
    let standard = try decision(
      """
      cluster:
        nodePools:
          - {name: system, mode: system, nodes: {min: 2, max: 5}, maxPods: 30, maxSurge: 33%}
          - {name: apps, nodes: {min: 3, max: 20}, maxPods: 30, maxSurge: 33%}
      network: {vnet: {addressSpace: [10.240.0.0/22]}}
      """)
    let sizing = try plan(.nodeSubnet, standard)
    #expect(sizing.demands.nodeSubnet.addresses == (5 + 2 + 20 + 7) * 31)
    #expect(sizing.broken == [.vnetSpace] && sizing.requiredVNetLength == 21)
  }

  @Test func `M7: nine overlay nodes with a surge of a third take 13 addresses, a slash 27`() throws
  {
    let baseline = try decision(
      """
      cluster:
        nodePools:
          - {name: system, mode: system, nodes: 4, maxSurge: 33%}
          - {name: apps, nodes: 5, maxSurge: 33%}
      """)
    let sizing = try plan(.overlay, baseline)
    #expect(sizing.demands.nodeSubnet.addresses == 13)
    #expect(sizing.demands.nodeSubnet.prefixLength == 27)
  }

  @Test func `M8: a demand that fills a subnet exactly fits it`() throws {
    // 4 nodes of 10 pods and 10 load balancers are 54; with a fifth node 65: 59 is exact for a /26.
    let exact = try decision(
      """
      cluster: {nodePools: [{name: system, mode: system, nodes: 5, maxPods: 10, maxSurge: 0}]}
      network: {vnet: {addressSpace: [10.20.0.0/26]}, internalLoadBalancers: 4}
      """)
    let sizing = try plan(.nodeSubnet, exact)
    #expect(sizing.demands.nodeSubnet.addresses == 59)
    #expect(sizing.demands.nodeSubnet.prefixLength == 26 && sizing.fits)
  }

  @Test func `M9 and M14: surge is a share of each pool, rounded up`() throws {
    let pools = try decision(
      """
      cluster:
        nodePools:
          - {name: system, mode: system, nodes: 3, maxSurge: 10%}
          - {name: apps, nodes: 11, maxSurge: 10%}
          - {name: jobs, nodes: 20, maxSurge: 3}
      """)
    let sizing = try plan(.overlay, pools)
    #expect(sizing.demands.pools.map(\.surge) == [1, 2, 3])
  }

  @Test func `M14 and M15: every pool of a subnet counts, and overlay pods take none of it`() throws
  {
    let pools = try decision(
      """
      cluster:
        nodePools:
          - {name: system, mode: system, nodes: 3, maxPods: 30, maxSurge: 1}
          - {name: apps, nodes: {min: 1, max: 10}, maxPods: 110, maxSurge: 1}
      """)
    #expect(try plan(.nodeSubnet, pools).demands.vnetAddresses == 4 * 31 + 11 * 111)
    #expect(try plan(.overlay, pools).demands.vnetAddresses == 15)
  }
}
