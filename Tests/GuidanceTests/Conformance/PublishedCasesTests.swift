import Decisions
import Diagnostics
import Guidance
import IPMath
import Testing

/// Numbers that Microsoft's pages and the service's own messages publish; each row names its source.
@Suite struct PublishedCasesTests {
  /// A cluster with its demand, and the subnet or pod CIDR that it is held against.
  struct Case: Sendable, CustomStringConvertible {
    let id: String
    let source: String
    let model: NetworkModel
    /// `nodes: …, maxPods: …, maxSurge: …`, one text a pool.
    let pools: [String]
    var within: String?
    let addresses: Int
    var length: Int?
    var fits: Bool?

    var description: String { "\(id), \(source)" }
  }

  static let demands: [Case] = [
    Case(
      id: "C1", source: "AKS: Plan IP addressing", model: .nodeSubnet,
      pools: ["nodes: 50, maxPods: 30, maxSurge: 1"], addresses: 1_581, length: 21),
    Case(
      id: "C1, ten nodes more", source: "AKS: Plan IP addressing", model: .nodeSubnet,
      pools: ["nodes: 60, maxPods: 30, maxSurge: 1"], addresses: 1_891, length: 21),
    Case(
      id: "C15", source: "AKS error text InsufficientSubnetSize", model: .overlay,
      pools: ["nodes: 33, maxSurge: 0"], within: "192.168.0.0/19", addresses: 8_448, fits: false),
    Case(
      id: "C16", source: "AKS error text InsufficientSubnetSize", model: .overlay,
      pools: ["nodes: 32, maxSurge: 0"], within: "192.168.0.0/19", addresses: 8_192, fits: true),
    Case(
      id: "C18", source: "Azure/AKS-Construction issue 701", model: .overlay,
      pools: ["nodes: {min: 1, max: 5}, maxSurge: 0"], within: "10.240.100.0/22", addresses: 1_280,
      fits: false),
    Case(
      id: "C20", source: "AKS: Upgrade capacity and cost planning", model: .nodeSubnet,
      pools: ["nodes: 20, maxPods: 40, maxSurge: 3"], addresses: 23 * 41),
    Case(
      id: "C40", source: "Azure/AKS issue 456", model: .nodeSubnet,
      pools: ["nodes: 10, maxPods: 30, maxSurge: 0"], within: "10.20.0.0/24", addresses: 310,
      fits: false),
    Case(
      id: "C41", source: "rancher issue 20784", model: .nodeSubnet,
      pools: ["nodes: 3, maxPods: 110, maxSurge: 0"], within: "10.20.0.0/24", addresses: 333,
      fits: false),
    Case(
      id: "two pools in one subnet", source: "Azure/AKS issue 1795", model: .nodeSubnet,
      pools: ["nodes: 2, maxPods: 30, maxSurge: 1", "nodes: 2, maxPods: 60, maxSurge: 1"],
      within: "10.20.0.0/24", addresses: 276, fits: false),
    Case(
      id: "one node of 100 pods", source: "Azure/AKS issue 2119", model: .nodeSubnet,
      pools: ["nodes: 1, maxPods: 100, maxSurge: 0"], addresses: 101, length: 25),
    Case(
      id: "C65", source: "Azure/AKS-Construction issue 403", model: .overlay,
      pools: ["nodes: 4, maxSurge: 0"], addresses: 1_024),
  ]

  @Test(arguments: demands)
  func `a demand is the published one`(row: Case) throws {
    let sizing = try plan(row.model, try cluster(row.model, row.pools, within: row.within))
    let demand = sizing.demands.podCIDR ?? sizing.demands.nodeSubnet
    #expect(demand.addresses == row.addresses)
    if let length = row.length { #expect(demand.prefixLength == length) }
    if let fits = row.fits { #expect(sizing.fits == fits) }
  }

  /// How many nodes a range holds.
  static let capacities:
    [(id: String, model: NetworkModel, pool: String, range: String, nodes: Int)] = [
      ("C4, AKS: configure-kubenet", .kubenet, "maxPods: 110", "10.20.0.0/24", 251),
      ("C5, AKS: configure-kubenet", .nodeSubnet, "maxPods: 30", "10.20.0.0/24", 8),
      ("C6, AKS: configure-kubenet", .kubenet, "maxPods: 110", "10.20.0.0/27", 27),
      ("C12, Azure/AKS issue 4367", .overlay, "maxPods: 250", "10.244.0.0/16", 256),
      ("C13, Azure/AKS issue 4467", .overlay, "maxPods: 250", "10.244.0.0/17", 128),
      ("C16, InsufficientSubnetSize", .overlay, "maxPods: 30", "192.168.0.0/19", 32),
      ("C19, AKS: pod CIDR expansion", .overlay, "maxPods: 250", "10.244.0.0/18", 64),
      ("C30, AKS: static block", .podSubnetStaticBlock, "maxPods: 250", "10.40.0.0/13", 2_047),
      ("C39, Azure/AKS issue 4035", .podSubnetDynamic, "maxPods: 32", "10.241.0.0/24", 7),
      ("M4, AKS-Construction", .podSubnetDynamic, "maxPods: 16", "10.241.0.0/24", 15),
      ("C31, AKS: dynamic allocation", .podSubnetDynamic, "maxPods: 16", "10.241.0.0/16", 3_855),
    ]

  @Test(arguments: capacities.indices)
  func `a range holds the published number of nodes`(index: Int) throws {
    let row = Self.capacities[index]
    let isPodSubnet = row.model == .podSubnetDynamic || row.model == .podSubnetStaticBlock
    var decision = try cluster(
      row.model, ["nodes: 1, maxSurge: 0, \(row.pool)"], within: isPodSubnet ? nil : row.range)
    if isPodSubnet {
      // The pod subnet has the range for itself; the nodes have a prefix of their own.
      let nodes = row.range.hasSuffix("/24") ? "10.250.0.0/27" : "10.250.0.0/17"
      decision.network.addressSpace = [.v4(try prefix(nodes)), .v4(try prefix(row.range))]
    }
    #expect(try plan(row.model, decision).maxNodes == row.nodes, "\(row.id)")
  }
}

extension PublishedCasesTests {
  /// A cluster of pools; `within` is the VNet of a flat model or kubenet, the pod CIDR of overlay.
  private func cluster(
    _ model: NetworkModel, _ pools: [String], within range: String?
  ) throws -> Decision {
    let names = ["system", "apps", "jobs", "web", "batch"]
    let list = zip(pools, names).map {
      "    - {name: \($1), mode: \($1 == "system" ? "system" : "user"), \($0)}"
    }
    let vnet = model == .overlay ? "10.20.0.0/16" : range ?? "10.20.0.0/16"
    let pods = model == .overlay ? range.map { ", podCIDR: \($0)" } ?? "" : ""
    return try decision(
      """
      cluster:
        nodePools:
      \(list.joined(separator: "\n"))
      network: {vnet: {addressSpace: [\(vnet)]}\(pods)}
      """)
  }

  @Test func `C4 and C5: a slash 24 runs 27,610 pods on kubenet and 240 in a node subnet`() throws {
    for (model, maxPods, pods) in [(NetworkModel.kubenet, 110, 27_610), (.nodeSubnet, 30, 240)] {
      let pools = ["nodes: 1, maxSurge: 0, maxPods: \(maxPods)"]
      let sizing = try plan(model, try cluster(model, pools, within: "10.20.0.0/24"))
      #expect(sizing.maxNodes * maxPods == pods, "\(model)")
    }
  }

  @Test func `C9: kubenet nodes take the first slash 24 of the pod CIDR, then the next`() throws {
    let pods = try #require(
      try plan(.kubenet, try cluster(.kubenet, ["nodes: 3"], within: nil)).podCIDR)
    #expect(
      (0..<3).map { pods.prefix.subprefix(length: 24, index: $0)?.description }
        == ["10.244.0.0/24", "10.244.1.0/24", "10.244.2.0/24"])
  }

  @Test(arguments: [(24, 251), (29, 3), (25, 123), (27, 27), (28, 11), (21, 2_043)])
  func `C10, C45, C46: Azure leaves all but five addresses of a subnet`(length: Int, usable: Int)
    throws
  {
    // A demand of exactly what a subnet offers has this length; one more has the next.
    func needed(_ nodes: Int) throws -> Int? {
      let decision = try cluster(.overlay, ["nodes: \(nodes), maxSurge: 0"], within: nil)
      return try plan(.overlay, decision).demands.nodeSubnet.prefixLength
    }
    #expect(try needed(usable) == length)
    #expect(try needed(usable + 1) == length - 1)
  }

  @Test func `C21: 5 pools of 4 nodes with a surge of a half add 10 nodes`() throws {
    let pools = Array(repeating: "nodes: 4, maxSurge: 50%", count: 5)
    let sizing = try plan(.overlay, try cluster(.overlay, pools, within: nil))
    #expect(sizing.demands.surgeNodes == 10)
  }

  @Test func `C22: a pool of 10 with a surge of 2 runs up to 12 nodes`() throws {
    let sizing = try plan(.overlay, try cluster(.overlay, ["nodes: 10, maxSurge: 2"], within: nil))
    #expect(sizing.demands.nodes + sizing.demands.surgeNodes == 12)
  }

  @Test func `8 nodes with a surge of 10 percent make 9 (SupportArticles PR 2101)`() throws {
    let sizing = try plan(.overlay, try cluster(.overlay, ["nodes: 8, maxSurge: 10%"], within: nil))
    #expect(sizing.demands.nodes + sizing.demands.surgeNodes == 9)
  }

  @Test(arguments: [
    ("C24", 30, 2, 31), ("C25", 31, 2, 31), ("32 pods", 32, 3, 47), ("C27", 250, 16, 255),
  ])
  func `static blocks a node`(id: String, maxPods: Int, blocks: Int, usable: Int) throws {
    let pools = ["nodes: 1, maxSurge: 0, maxPods: \(maxPods)"]
    let sizing = try plan(
      .podSubnetStaticBlock, try cluster(.podSubnetStaticBlock, pools, within: nil))
    let addresses = try #require(sizing.demands.podSubnet).addresses
    #expect(addresses == 16 * blocks && addresses - 1 == usable, "\(id)")
    #expect(usable - maxPods == ["C24": 1, "C25": 0, "32 pods": 15, "C27": 5][id])
  }

  @Test func `C28: 10 nodes of 250 pods need 2,560 addresses, not the 160 of the service's check`()
    throws
  {
    let pools = ["nodes: 10, maxSurge: 0, maxPods: 250"]
    let sizing = try plan(
      .podSubnetStaticBlock, try cluster(.podSubnetStaticBlock, pools, within: nil))
    #expect(sizing.demands.podSubnet?.addresses == 2_560)
  }

  @Test func `C50: five load balancers in a subnet of their own need a slash 28`() {
    #expect(IPv4Prefix.smallestLength(holding: 5 + 5) == 28)
  }

  @Test func `C62: a pod CIDR that contains reserved ranges is refused`() throws {
    let (decision, diagnostics) = try read(
      """
      title: x
      cluster: {nodePools: [{name: system, mode: system, nodes: 3}]}
      network: {vnet: {addressSpace: [10.20.0.0/16]}, podCIDR: 172.16.0.0/12}
      """)
    #expect(decision == nil)
    let words = diagnostics.map(\.description).joined()
    #expect(words.contains("contains 172.30.0.0/16 and 172.31.0.0/16"), "\(words)")
  }

  @Test func `C63: a pod CIDR or service CIDR over a subnet in use is refused`() throws {
    for (key, range, subnet) in [
      ("podCIDR", "10.244.0.0/16", "10.244.1.0/24"), ("serviceCIDR", "10.0.0.0/16", "10.0.10.0/24"),
    ] {
      let (decision, diagnostics) = try read(
        """
        title: x
        cluster: {nodePools: [{name: system, mode: system, nodes: 3}]}
        network: {vnet: {addressSpace: [10.0.0.0/8], subnets: {nodes: \(subnet)}}, \(key): \(range)}
        """)
      #expect(decision == nil)
      let errors = diagnostics.filter { $0.severity == .error }.map(\.description).joined()
      #expect(errors.contains("\(key) \(range) overlaps subnet 'nodes' (\(subnet))"), "\(errors)")
    }
  }

  @Test func `the seed's limits under 65,536 addresses: 2,114, 590, 326 and 261 nodes`() throws {
    for (maxPods, nodes) in [(30, 2_114), (110, 590), (200, 326), (250, 261)] {
      let pools = ["nodes: 1, maxSurge: 0, maxPods: \(maxPods)"]
      let sizing = try plan(.nodeSubnet, try cluster(.nodeSubnet, pools, within: "10.0.0.0/8"))
      #expect(sizing.maxNodes == nodes, "\(maxPods)")
      #expect(sizing.limitedBy == [.vnetPrivateIPs], "\(maxPods)")
    }
  }
}
