internal import Decisions
internal import Diagnostics

extension LimitsReader {
  /// All limits; nil when one is missing or absurd.
  func limits() -> Limits? {
    let before = context.diagnostics.count
    let (nodes, pods, addresses) = (nodes(), pods(), addresses())
    let names = names()
    let (surge, ranges, dates, versions) = (surge(), ranges(), dates(), versions())
    guard context.diagnostics.count == before, let ranges, let dates else { return nil }
    return Limits(
      nodes: nodes, names: names, pods: pods, addresses: addresses, surge: surge, ranges: ranges,
      dates: dates,
      versions: versions)
  }

  private func nodes() -> Limits.Nodes {
    Limits.Nodes(
      perCluster: integers("max-nodes", in: 1...1_000_000), anyCluster: integer("max-nodes"),
      kubenetDualStack: integer("max-nodes", .kubenet, named: "dual-stack"),
      freeTier: integer("free-tier-nodes"),
      freeTierRecommended: integer("free-tier-nodes", named: "recommended"),
      perPool: integer("nodes-a-pool"), pools: integer("pools-a-cluster"),
      upgradesRefusedAt: integer("upgrade-at-full-size"),
      scaleBelowForUpgrade: integer("upgrade-at-full-size", named: "scale-below"),
      networkPolicyManager: integer("npm-limits", named: "nodes"),
      internalLoadBalancers: integer("internal-load-balancers-at-scale"))
  }

  private func names() -> Limits.Names {
    Limits.Names(
      linuxPool: integer("name-length", named: "linux-pool"),
      windowsPool: integer("name-length", named: "windows-pool"),
      subnet: integer("name-length", named: "vnet-subnet"))
  }

  private func pods() -> Limits.Pods {
    let lowest = integer("max-pods-lowest", in: 1...10_000)
    let highest = integer("max-pods-highest", in: lowest...10_000)
    let models: [NetworkModel] = [.podSubnetDynamic, .podSubnetStaticBlock, .overlay]
    return Limits.Pods(
      lowestMaxPods: lowest, highestMaxPods: highest,
      windowsRecommended: integer("max-pods-highest", named: "windows", in: lowest...highest),
      defaultMaxPods: integers("default-max-pods", in: lowest...highest),
      heldByPool: integer("system-pool-pods"),
      networkPolicyManager: integer("npm-limits", named: "pods"),
      perCluster: Dictionary(
        models.map { ($0, integer("pods-a-cluster", $0)) }, uniquingKeysWith: { first, _ in first })
    )
  }

  private func addresses() -> Limits.Addresses {
    let shortestSubnet = length("subnet-size", named: "largest-length")
    return Limits.Addresses(
      reservedPerSubnet: integer("reserved-addresses", in: 0...1_000),
      longestSubnetLength: integer("subnet-size", in: shortestSubnet...32),
      ipv6SubnetLength: integer("subnet-size", named: "ipv6-length", in: 1...128),
      shortestSubnetLength: shortestSubnet, perVNet: integer("private-ips-a-vnet"),
      inPeeredVNets: integer("private-ips-a-vnet", named: "peered-group"),
      perInterface: integer("private-ips-an-interface"),
      podCIDRPerNode: integer("pod-cidr-block", in: 1...65_536),
      dynamicBatch: integer("dynamic-batch", in: 1...65_536),
      dynamicCap: integer("dynamic-batch", named: "cap", in: 1...65_536),
      staticBlock: integer("static-block", in: 1...65_536),
      unusableStaticBlocks: integer("static-block-reserved", in: 0...1_000),
      shortestPodSubnetLength: length("static-block", named: "shortest-pod-subnet"),
      shortestServiceCIDRLength: length("service-cidr-size"),
      longestServiceCIDRLength: length("service-cidr-size", named: "longest"),
      apiServerSubnetLength: length("api-server-subnet"),
      apiServerAddresses: integer("api-server-subnet", named: "addresses"),
      gatewayForContainersSubnetLength: length(
        "application-gateway-for-containers", named: "subnet-length"))
  }

  private func surge() -> Limits.Surge {
    Limits.Surge(
      share: percentage("default-surge"), nodesBefore: integer("default-surge", named: "before"),
      since: version("default-surge", named: "since"))
  }

  /// The dates; nil, with an error each, when one is missing.
  private func dates() -> Limits.Dates? {
    let kubenet = date("kubenet-retirement")
    let npmOnWindows = date("npm-end", named: "windows")
    let npmOnLinux = date("npm-end", named: "linux")
    let windows2019 = date("windows-server-end", named: "windows2019")
    let windows2022 = date("windows-server-end", named: "windows2022")
    let availabilitySets = date("availability-sets")
    guard let kubenet, let npmOnWindows, let npmOnLinux, let windows2019, let windows2022,
      let availabilitySets
    else { return nil }
    return Limits.Dates(
      kubenetRetirement: kubenet, networkPolicyManagerOnWindows: npmOnWindows,
      networkPolicyManagerOnLinux: npmOnLinux, windows2019: windows2019,
      windows2022: windows2022, availabilitySets: availabilitySets)
  }

  private func versions() -> Limits.Versions {
    Limits.Versions(
      overlayMigration: version("migration-to-overlay", named: "kubernetes"),
      staticBlock: version("static-block", named: "kubernetes"),
      dualStackCilium: version("dual-stack", named: "cilium"),
      overlayByDefault: version("default-plugin", named: "since"),
      serviceCIDRExtension: version("service-cidr-change", named: "since"),
      windows2019Refused: version("windows-server-end", named: "windows2019-refused"))
  }
}
