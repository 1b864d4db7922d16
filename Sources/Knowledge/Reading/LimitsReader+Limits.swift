internal import Decisions
internal import Diagnostics

extension LimitsReader {
  /// All limits; nil when one is missing or absurd.
  func limits() -> Limits? {
    let before = context.diagnostics.count
    let (nodes, pods, addresses) = (nodes(), pods(), addresses())
    let names = names()
    let (ports, surge, ranges) = (ports(), surge(), ranges())
    let (dates, versions, dataplane) = (dates(), versions(), dataplane())
    guard context.diagnostics.count == before, let ranges, let dates else { return nil }
    return Limits(
      nodes: nodes, names: names, pods: pods, addresses: addresses, ports: ports,
      surge: surge, ranges: ranges, dates: dates, versions: versions, dataplane: dataplane)
  }

  private func nodes() -> Limits.Nodes {
    let most = 1_000_000
    let any = integer("max-nodes", in: 1...most, placeholder: most)
    let perCluster = integers("max-nodes", in: 1...any, placeholder: any)
    let free = integer("free-tier-nodes", in: 1...any, placeholder: any)
    let refusedAt = integer("upgrade-at-full-size", in: 1...any, placeholder: any)
    return Limits.Nodes(
      perCluster: perCluster, anyCluster: any,
      kubenetDualStack: integer(
        "max-nodes", .kubenet, named: "dual-stack", in: 1...perCluster[.kubenet]),
      freeTier: free,
      freeTierRecommended: integer("free-tier-nodes", named: "recommended", in: 1...free),
      perPool: integer("nodes-a-pool", in: 1...most),
      pools: integer("pools-a-cluster", in: 1...most),
      upgradesRefusedAt: refusedAt,
      scaleBelowForUpgrade: integer(
        "upgrade-at-full-size", named: "scale-below", in: 1...refusedAt),
      networkPolicyManager: integer("npm-limits", named: "nodes", in: 1...most),
      internalLoadBalancers: integer("internal-load-balancers-at-scale", in: 1...most),
      backendsPerFrontend: integer(
        "internal-load-balancers-at-scale", named: "backends-a-frontend", in: 1...most))
  }

  private func names() -> Limits.Names {
    let labelled: [NetworkModel] = [.podSubnetDynamic, .podSubnetStaticBlock, .overlay]
    return Limits.Names(
      linuxPool: integer("name-length", named: "linux-pool", in: 1...1_000),
      windowsPool: integer("name-length", named: "windows-pool", in: 1...1_000),
      subnet: integer("name-length", named: "vnet-subnet", in: 1...1_000),
      labelled: Dictionary(
        labelled.map { ($0, integer("name-length", $0, in: 1...1_000)) },
        uniquingKeysWith: { first, _ in first }))
  }

  private func pods() -> Limits.Pods {
    let lowest = integer("max-pods-lowest", in: 1...10_000)
    let highest = integer("max-pods-highest", in: lowest...10_000, placeholder: 10_000)
    let models: [NetworkModel] = [.podSubnetDynamic, .podSubnetStaticBlock, .overlay]
    return Limits.Pods(
      lowestMaxPods: lowest, highestMaxPods: highest,
      windowsRecommended: integer("max-pods-highest", named: "windows", in: lowest...highest),
      defaultMaxPods: integers("default-max-pods", in: lowest...highest),
      heldByPool: integer("system-pool-pods", in: 1...10_000),
      networkPolicyManager: integer("npm-limits", named: "pods"),
      perCluster: Dictionary(
        models.map { ($0, integer("pods-a-cluster", $0)) }, uniquingKeysWith: { first, _ in first })
    )
  }

  private func addresses() -> Limits.Addresses {
    let shortest = length("subnet-size", named: "largest-length", in: 1...30)
    let longest = integer("subnet-size", in: shortest...31, placeholder: 32)
    // The smallest subnet has an address to give.
    let mostReserved = longest > 31 ? 1_000 : (1 << (32 - longest)) - 1
    let perVNet = integer("private-ips-a-vnet")
    let batch = integer("dynamic-batch", in: 1...65_536)
    let serviceCIDR = length("service-cidr-size")
    return Limits.Addresses(
      reservedPerSubnet: integer("reserved-addresses", in: 0...mostReserved),
      longestSubnetLength: longest,
      ipv6SubnetLength: integer("subnet-size", named: "ipv6-length", in: 1...128),
      shortestSubnetLength: shortest, perVNet: perVNet,
      inPeeredVNets: integer(
        "private-ips-a-vnet", named: "peered-group", in: perVNet...1_000_000_000),
      perInterface: integer("private-ips-an-interface", in: 1...1_000_000),
      podCIDRPerNode: integer("pod-cidr-block", in: 1...65_536),
      dynamicBatch: batch,
      dynamicCap: integer("dynamic-batch", named: "cap", in: batch...65_536),
      staticBlock: integer("static-block", in: 1...65_536),
      unusableStaticBlocks: integer("static-block-reserved", in: 0...1_000),
      shortestPodSubnetLength: length(
        "static-block", named: "shortest-pod-subnet", in: shortest...longest),
      shortestServiceCIDRLength: serviceCIDR,
      longestServiceCIDRLength: length("service-cidr-size", named: "longest", in: serviceCIDR...32),
      apiServerSubnetLength: length("api-server-subnet", in: shortest...longest),
      apiServerAddresses: integer("api-server-subnet", named: "addresses", in: 1...65_536),
      gatewayForContainersSubnetLength: length(
        "application-gateway-for-containers", named: "subnet-length", in: shortest...longest),
      applicationGatewaySubnetLength: length(
        "other-subnets", named: "application-gateway", in: shortest...longest),
      firewallSubnetLength: length(
        "other-subnets", named: "firewall", in: shortest...longest),
      bastionSubnetLength: length(
        "other-subnets", named: "bastion", in: shortest...longest),
      gatewaySubnetLength: length(
        "other-subnets", named: "vpn-gateway", in: shortest...longest),
      loadBalancerSubnetLength: length(
        "other-subnets", named: "internal-load-balancers", in: shortest...longest))
  }

  private func ports() -> Limits.Ports {
    Limits.Ports(
      perAddress: integer("snat-ports", named: "ports-an-address", in: 1...1_000_000),
      perNode: integer("snat-ports", named: "ports-a-node", in: 1...1_000_000),
      fewestGatewayAddresses: integer(
        "snat-ports", named: "nat-gateway-addresses-at-scale", in: 1...1_000))
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
    let dcsv2 = date("dcsv2-end", named: "dcsv2")
    let availabilitySets = date("availability-sets")
    guard let kubenet, let npmOnWindows, let npmOnLinux, let windows2019, let windows2022,
      let dcsv2, let availabilitySets
    else { return nil }
    return Limits.Dates(
      kubenetRetirement: kubenet, networkPolicyManagerOnWindows: npmOnWindows,
      networkPolicyManagerOnLinux: npmOnLinux, windows2019: windows2019,
      windows2022: windows2022, dcsv2: dcsv2, availabilitySets: availabilitySets)
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
