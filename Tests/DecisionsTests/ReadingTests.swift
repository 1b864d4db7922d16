import Decisions
import Diagnostics
import IPMath
import Testing

@Suite struct ReadingTests {
  private static let whole = """
    title: Network model for the payments platform
    number: 7
    status: accepted
    date: 2026-11-22
    deciders: [Platform team, "Anna: lead"]
    consulted: Network team
    informed: [Payments teams]
    context: |
      Card payments move.

      - to AKS
    cluster:
      name: payments-prod
      environment: development
      existing: kubenet
      kubernetes: "1.33.2"
      tier: premium
      ipFamilies: [ipv4, ipv6]
      growth: 12.5%
      nodePools:
        - name: system
          mode: system
          os: linux
          vmSize: Standard_D4ds_v5
          nodes: 3
          maxPods: 110
          maxSurge: 33.33%
        - {name: win, os: windows2025, nodes: {min: 0, max: 10}, maxSurge: 2}
    network:
      vnet:
        addressSpace: [10.20.0.0/16, "fd00:20::/48"]
        subnets: {AzureFirewallSubnet: 10.20.0.0/26, v6: fd00:20::/64}
      connected: {on-premises: [10.128.0.0/12, 192.168.0.0/16], hub: 10.10.0.0/16}
      podCIDR: 10.244.0.0/16
      serviceCIDR: 10.0.0.0/16
      internalLoadBalancers: 1
      privateEndpoints: 2
    constraints:
      pod-ip-traceability: must
      limited-ip-space: should
    options: [azure-cni-overlay, kubenet]
    weights: {ip-efficiency: 3, scale: 0.125, limited-ip-space: 0}
    """

  @Test func `every key of a decision file is read`() throws {
    let (decision, diagnostics) = read(Self.whole)
    #expect(diagnostics == [])
    let read = try #require(decision)
    #expect(read.file == "test.yaml")
    #expect(read.title == "Network model for the payments platform")
    #expect(read.number == 7)
    #expect(read.status == .accepted)
    #expect(read.date == CalendarDate(year: 2026, month: 11, day: 22))
    #expect(read.deciders == ["Platform team", "Anna: lead"])
    #expect(read.consulted == ["Network team"])
    #expect(read.informed == ["Payments teams"])
    #expect(read.context == "Card payments move.\n\n- to AKS\n")
    #expect(
      read.cluster
        == Cluster(
          name: "payments-prod", environment: .development, existing: .kubenet,
          kubernetes: KubernetesVersion(1, 33), tier: .premium, ipFamilies: .dualStack,
          growth: Percentage(hundredths: 1_250),
          nodePools: [
            NodePool(
              name: "system", mode: .system, vmSize: "Standard_D4ds_v5", nodes: 3, maxPods: 110,
              maxSurge: .percentage(Percentage(hundredths: 3_333))),
            NodePool(
              name: "win", os: .windows2025, minimumNodes: 0, nodes: 10, maxSurge: .nodes(2)),
          ]))
    #expect(
      read.network
        == Network(
          addressSpace: [.v4(.known("10.20.0.0/16")), try IPPrefix(parsing: "fd00:20::/48")],
          subnets: [
            Network.NamedPrefix("AzureFirewallSubnet", .v4(.known("10.20.0.0/26"))),
            Network.NamedPrefix("v6", try IPPrefix(parsing: "fd00:20::/64")),
          ],
          connected: [
            Network.NamedPrefix("on-premises", .v4(.known("10.128.0.0/12"))),
            Network.NamedPrefix("on-premises", .v4(.known("192.168.0.0/16"))),
            Network.NamedPrefix("hub", .v4(.known("10.10.0.0/16"))),
          ],
          podCIDR: .known("10.244.0.0/16"), serviceCIDR: .known("10.0.0.0/16"),
          internalLoadBalancers: 1, privateEndpoints: 2))
    #expect(
      read.constraints == [
        ConstraintRequirement(.limitedIPSpace, .should),
        ConstraintRequirement(.podIPTraceability, .must),
      ])
    #expect(read.options == [.kubenet, .overlay])
    #expect(
      read.weights == [
        .ipEfficiency: Weight(thousandths: 3_000), .scale: Weight(thousandths: 125),
        .constraint(.limitedIPSpace): Weight(thousandths: 0),
      ])
  }

  @Test func `a file with the required keys alone has the documented defaults`() throws {
    let read = try #require(read(faultless).decision)
    #expect(
      read
        == Decision(
          file: "test.yaml", title: "T",
          cluster: Cluster(nodePools: [NodePool(name: "system", mode: .system, nodes: 3)]),
          network: Network(addressSpace: [.v4(.known("10.20.0.0/16"))])))
    #expect(read.options == NetworkModel.allCases)
    #expect(read.cluster.environment == .production)
    #expect(read.cluster.tier == .standard)
    #expect(read.status == .proposed)
  }

  @Test func `an unquoted Kubernetes version keeps its zero`() {
    for (text, version) in [("1.30", "1.30"), ("\"1.30\"", "1.30"), ("1.9.11", "1.9")] {
      let changed = faultless.replacing("cluster:", with: "cluster:\n  kubernetes: \(text)")
      #expect(read(changed).decision?.cluster.kubernetes?.description == version, "\(text)")
    }
  }

  @Test func `texts are read up to their limits and refused beyond`() {
    func titled(_ count: Int) -> String {
      faultless.replacing("title: T", with: "title: \(String(repeating: "é", count: count))")
    }
    #expect(read(titled(10_000)).decision?.title.count == 10_000)
    #expect(
      read(titled(10_001)).diagnostics.map(\.description) == [
        "test.yaml:1:8: error: title has 10001 characters, but at most 10000 are allowed"
      ])
    let long = faultless + "context: |\n" + String(repeating: "  some words\n", count: 70_000)
    #expect(read(long).decision?.context?.utf8.count == 770_000)
  }

  @Test func `empty optional mappings read as if they were left out`() throws {
    let text = faultless + "  connected:\nconstraints:\n  # limited-ip-space: must\nweights:\n"
    let (decision, diagnostics) = read(text)
    #expect(diagnostics == [])
    #expect(decision?.constraints == [])
    #expect(decision?.weights == [:])
    #expect(decision?.network.connected == [])
  }

  @Test func `line ends, a byte order mark and comments of editors change nothing`() throws {
    let plain = try #require(read(Self.whole).decision)
    var windows = try #require(read(Self.whole.replacing("\n", with: "\r\n")).decision)
    #expect(windows == plain)
    windows = try #require(read("\u{FEFF}" + Self.whole).decision)
    #expect(windows == plain)
    let commented = try #require(
      read("# yaml-language-server: $schema=x\n" + Self.whole + "\n# end").decision)
    #expect(commented == plain)
  }
}
