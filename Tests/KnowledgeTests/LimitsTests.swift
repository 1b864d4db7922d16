import Decisions
import IPMath
import Diagnostics
import Knowledge
import Testing

/// The numbers that the arithmetic uses, as published.
@Suite struct LimitsTests {
  let limits: Limits

  init() throws { limits = try #require(KnowledgeBase.builtIn.base).limits }

  @Test func limitsOnNodesAreThePublishedNumbers() {
    let nodes = limits.nodes
    #expect(nodes.perCluster.all == [400, 5_000, 5_000, 5_000, 5_000])
    #expect(nodes.anyCluster == 5_000)
    #expect(nodes.kubenetDualStack == 200)
    #expect(nodes.freeTier == 1_000)
    #expect(nodes.freeTierRecommended == 10)
    #expect(nodes.perPool == 1_000)
    #expect(nodes.pools == 100)
    #expect(nodes.upgradesRefusedAt == 5_000)
    #expect(nodes.scaleBelowForUpgrade == 3_000)
    #expect(nodes.networkPolicyManager == 250)
    #expect(nodes.internalLoadBalancers == 750)
    #expect(nodes.backendsPerFrontend == 10_000)
    #expect(
      limits.names.labelled == [
        .podSubnetDynamic: 63, .podSubnetStaticBlock: 63, .overlay: 63,
      ])
  }

  @Test func limitsOnPodsAreThePublishedNumbers() {
    let pods = limits.pods
    #expect(pods.lowestMaxPods == 10)
    #expect(pods.highestMaxPods == 250)
    #expect(pods.windowsRecommended == 110)
    #expect(pods.defaultMaxPods.all == [110, 30, 250, 250, 250])
    #expect(pods.heldByPool == 30)
    #expect(pods.networkPolicyManager == 20_000)
    #expect(
      pods.perCluster == [
        .podSubnetDynamic: 50_000, .podSubnetStaticBlock: 1_000_000, .overlay: 200_000,
      ])
  }

  @Test func limitsOnAddressesAreThePublishedNumbers() {
    let addresses = limits.addresses
    #expect(addresses.reservedPerSubnet == 5)
    #expect(addresses.longestSubnetLength == 29)
    #expect(addresses.shortestSubnetLength == 2)
    #expect(addresses.perVNet == 65_536)
    #expect(addresses.inPeeredVNets == 128_000)
    #expect(addresses.perInterface == 256)
    #expect(addresses.podCIDRPerNode == 256)
    #expect(addresses.dynamicBatch == 16)
    #expect(addresses.dynamicCap == 250)
    #expect(addresses.staticBlock == 16)
    #expect(addresses.unusableStaticBlocks == 2)
    #expect(addresses.shortestPodSubnetLength == 12)
    #expect(addresses.shortestServiceCIDRLength == 13)
    #expect(addresses.longestServiceCIDRLength == 28)
    #expect(addresses.apiServerSubnetLength == 28)
    #expect(addresses.apiServerAddresses == 9)
    #expect(addresses.gatewayForContainersSubnetLength == 24)
    #expect(addresses.applicationGatewaySubnetLength == 24)
    #expect(addresses.firewallSubnetLength == 26)
    #expect(addresses.bastionSubnetLength == 26)
    #expect(addresses.gatewaySubnetLength == 27)
    #expect(addresses.loadBalancerSubnetLength == 28)
    #expect(limits.ports.perAddress == 64_000)
    #expect(limits.ports.perNode == 1_000)
    #expect(limits.ports.fewestGatewayAddresses == 2)
  }

  @Test func surgeRangesDatesAndVersionsAreThePublishedOnes() {
    #expect(limits.surge.share == Percentage(10))
    #expect(limits.surge.nodesBefore == 1)
    #expect(limits.surge.since == KubernetesVersion(1, 32))
    let ranges = limits.ranges
    #expect(ranges.defaultPodCIDR.description == "10.244.0.0/16")
    #expect(ranges.defaultServiceCIDR.description == "10.0.0.0/16")
    #expect(ranges.defaultDNSServiceIP.description == "10.0.0.10")
    #expect(ranges.dnsOffset == 10)
    #expect(ranges.managedNodeSubnet.description == "10.224.0.0/16")
    #expect(
      ranges.reserved.map(\.description)
        == ["169.254.0.0/16", "172.30.0.0/16", "172.31.0.0/16", "192.0.2.0/24"])
    #expect(
      ranges.prohibitedInVNets.map(\.description) == [
        "224.0.0.0/4", "255.255.255.255/32", "127.0.0.0/8", "169.254.0.0/16", "168.63.129.16/32",
      ])
    #expect(
      ranges.privateUse.map(\.description)
        == ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"])
    let dates = limits.dates
    #expect(dates.kubenetRetirement == CalendarDate("2028-03-31"))
    #expect(dates.networkPolicyManagerOnWindows == CalendarDate("2026-09-30"))
    #expect(dates.networkPolicyManagerOnLinux == CalendarDate("2028-09-30"))
    #expect(dates.windows2019 == CalendarDate("2026-03-01"))
    #expect(dates.windows2022 == CalendarDate("2028-06-30"))
    #expect(dates.availabilitySets == CalendarDate("2025-09-30"))
    let versions = limits.versions
    #expect(versions.overlayMigration == KubernetesVersion(1, 27))
    #expect(versions.staticBlock == KubernetesVersion(1, 28))
    #expect(versions.dualStackCilium == KubernetesVersion(1, 29))
    #expect(versions.overlayByDefault == KubernetesVersion(1, 30))
    #expect(versions.serviceCIDRExtension == KubernetesVersion(1, 33))
    #expect(versions.windows2019Refused == KubernetesVersion(1, 33))
  }

  @Test func limitsThatAreMissingOrAbsurdAreNamedAtTheirValue() throws {
    let cases = [
      (
        "  value: 100\n", "  value: ‸-100\n",
        "'-100' of fact 'pools-a-cluster' is out of range; "
          + "make it a whole number from 0 to 1000000000000"
      ),
      (
        "  value: 100\n", "  value: ‸many\n",
        "the value of fact 'pools-a-cluster' is not usable; "
          + "make it a whole number from 1 to 1000000"
      ),
      (
        "before: 1, since: \"1.32\"", "before: 1, since: ‸one",
        "'since' of fact 'default-surge' is not usable; make it a Kubernetes version such as 1.32"
      ),
      (
        "value: \"10%\"", "value: ‸ten",
        "the value of fact 'default-surge' is not usable; make it a whole percentage such as 10%"
      ),
      (
        "value: [169.254.0.0/16, 172.30.0.0/16,", "value: ‸[169.254.0.0/16, 172.30.0.1/16,",
        "the value of fact 'reserved-ranges' is not usable; "
          + "make it a list of IPv4 prefixes such as 10.0.0.0/16"
      ),
      (
        "pod-cidr: 10.244.0.0/16", "pod-cidr: ‸10.244.0.0/33",
        "'pod-cidr' of fact 'default-ranges' is not usable; make it an IPv4 prefix such as 10.0.0.0/16"
      ),
      (
        "- id: default-ranges\n", "- ‸id: default-ranges\n",
        "the default DNS address 10.1.0.10 is not usable in the service CIDR 10.0.0.0/16; "
          + "take an address within it, not its first"
      ),
      (
        "  value: 2028-03-31\n  ends: {value: kubenet}\n", "  value: ‸\"2028-03-31\"\n",
        "the value of fact 'kubenet-retirement' is not usable; make it a date"
      ),
      (
        "- id: subnet-size\n", "- ‸id: subnet-size\n",
        "'largest-length' of fact 'subnet-size' is missing, which the arithmetic needs; "
          + "make it a whole number from 1 to 30"
      ),
    ]
    for (old, new, problem) in cases {
      var copy = try BrokenCopy("facts.yaml", old, new)
      if problem.contains("10.1.0.10") {
        try copy.replace(
          "dns-service-ip: 10.0.0.10", with: "dns-service-ip: 10.1.0.10", in: "facts.yaml")
      }
      if problem.contains("largest-length") {
        try copy.replace("{largest-length: 2, ", with: "{", in: "facts.yaml")
      }
      expectErrors(copy, [problem])
    }
  }

  @Test func aFactThatTheArithmeticNeedsIsNamedWhenItIsMissing() throws {
    let copy = try BrokenCopy("facts.yaml", "- id: subnet-size\n", "- id: size\n")
    let (base, diagnostics, _) = copy.load()
    #expect(base == nil)
    let first = try #require(copy.files.first { $0.path == "facts.yaml" }).text
      .split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.hasPrefix("- ") }
    #expect(
      diagnostics.map(\.description) == [
        "facts.yaml:\((first ?? 0) + 1):1: error: fact 'subnet-size' is missing, "
          + "which the arithmetic needs; add it"
      ])
  }

  @Test func numbersInSentencesFollowFromTheLimits() throws {
    let base = try #require(KnowledgeBase.builtIn.base)
    let addresses = limits.addresses
    let vnet = addresses.perVNet
    let limitation = base.option(.nodeSubnet).limitations.map(\.text).joined()
    #expect(vnet / 31 == 2_114 && vnet / 251 == 261)
    #expect(limitation.contains("2,114 nodes at 30 pods and 261 nodes at 250"))
    #expect(51 * (1 + limits.pods.defaultMaxPods[.nodeSubnet]) == 1_581)
    #expect(base.fact("node-subnet-demand")?.statement?.contains("1,581 addresses, a /21") == true)
    #expect(33 * addresses.podCIDRPerNode == 8_448)
    #expect(base.fact("pod-cidr-block")?.statement(for: .overlay)?.contains("8,448") == true)
    let blocks = (250 + 1 + addresses.staticBlock - 1) / addresses.staticBlock
    #expect(blocks == 16 && 3 * blocks * addresses.staticBlock == 768)
    for (range, length) in [
      ("192.168.0.0/16", 16), ("172.16.0.0/13", 13), ("172.24.0.0/14", 14), ("100.64.0.0/10", 10),
      ("10.0.0.0/8", 8),
    ] {
      #expect(
        base.integer("overlay-usable-ranges", named: range)
          == (1 << (32 - length)) / addresses.podCIDRPerNode, "\(range)")
    }
  }
}
