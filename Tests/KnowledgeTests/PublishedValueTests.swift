import Decisions
import Knowledge
import Testing

/// Values of facts that no limit is made from, row by row of the research notes.
@Suite struct PublishedValueTests {
  let base: KnowledgeBase

  init() throws { base = try #require(KnowledgeBase.builtIn.base) }

  /// A row, a fact, an option or all, the name of a value or the main one, and the value as text.
  private typealias Row = (String, String, NetworkModel?, String?, String)

  private let rows: [Row] = [
    ("F2", "pods-a-cluster", .nodeSubnet, nil, "64000"),
    ("F2", "pods-a-cluster", .podSubnetDynamic, nil, "50000"),
    ("F2", "pods-a-cluster", .podSubnetDynamic, "addresses", "64000"),
    ("F5", "control-plane-sla", nil, "with-zones", "99.95%"),
    ("F5", "control-plane-sla", nil, "without-zones", "99.9%"),
    ("F5", "control-plane-sla", nil, "nodes", "5000"),
    ("F7", "max-pods-lowest", nil, "nodes-at-lowest", "3"),
    ("F8", "default-max-pods", .podSubnetDynamic, "planning-page", "110"),
    ("F9", "pod-ip-source", .podSubnetStaticBlock, nil, "pod-subnet"),
    ("F9", "pod-ip-source", .overlay, nil, "pod-cidr"),
    ("F10", "allocation-unit", .podSubnetDynamic, "refill-below", "8"),
    ("F11", "node-ips", .nodeSubnet, nil, "1"),
    ("F13", "default-plugin", nil, nil, "azure-cni-overlay"),
    ("F14", "routing", .kubenet, nil, "route-table"),
    ("F14", "routing", .overlay, "encapsulation", "false"),
    ("F15", "source-ip-within-vnet", .nodeSubnet, nil, "pod"),
    ("F16", "source-ip-beyond-vnet", .nodeSubnet, nil, "node"),
    ("F16", "source-ip-beyond-vnet", .podSubnetDynamic, nil, "pod"),
    (
      "F16", "source-ip-beyond-vnet", .podSubnetDynamic, "azure-dns-translated-since", "2025-10-12"
    ),
    ("F18", "inbound-to-pods", .kubenet, nil, "false"),
    ("F18", "inbound-to-pods", .nodeSubnet, nil, "true"),
    ("F18", "inbound-to-pods", .podSubnetDynamic, nil, "true"),
    ("F18", "inbound-to-pods", .podSubnetStaticBlock, nil, "true"),
    ("F18", "inbound-to-pods", .overlay, nil, "false"),
    ("F19", "latency", .kubenet, nil, "additional-hop"),
    ("F19", "latency", .overlay, nil, "as-vms"),
    ("F20", "nsg", .overlay, "allow-rules", "3"),
    ("F20", "nsg", .podSubnetStaticBlock, "own-group", "true"),
    ("F22", "npm-limits", nil, "ipv6", "false"),
    ("F24", "windows-server-end", nil, "windows2019-images", "2027-04-01"),
    ("F25", "dual-stack", .kubenet, "since", "2023-04-16"),
    ("F25", "dual-stack", .overlay, "windows-since", "2024-07-16"),
    ("F27", "application-gateway-ingress", .overlay, "version", "1.8.0"),
    ("F28", "application-gateway-for-containers", nil, "subnet-length", "24"),
    ("F28", "application-gateway-for-containers", nil, "controller", "1.5"),
    ("F28", "application-gateway-for-containers", .overlay, "since", "2025-08-29"),
    ("F30", "private-link-service", .podSubnetStaticBlock, nil, "false"),
    ("F30", "private-link-service", .podSubnetDynamic, "refused-until", "2024-07-09"),
    ("F31", "azure-firewall-egress", .podSubnetDynamic, nil, "pod"),
    ("F32", "static-egress-gateway", .podSubnetDynamic, nil, "false"),
    ("F32", "static-egress-prefix", nil, "shortest", "28"),
    ("F32", "static-egress-prefix", nil, "nodes-of-29", "8"),
    ("F33", "node-auto-provisioning", .nodeSubnet, nil, "true"),
    ("F34", "dcsv2", .overlay, nil, "false"),
    ("F35", "availability-sets", nil, "nodes-before", "100"),
    ("F39", "name-length", .overlay, nil, "63"),
    ("F40", "pod-cidr-change", .overlay, nil, "expand"),
    ("F40", "pod-cidr-change", .kubenet, nil, "by-migration"),
    ("F41", "service-cidr-change", nil, "since", "1.33"),
    ("F42", "cilium-dataplane", .nodeSubnet, "azure-cli", "2.69.0"),
    ("F42", "cilium-limits", nil, "identities", "65535"),
    ("F42", "cilium-limits", nil, "l7-pods", "40000"),
    ("F42", "static-block", nil, "azure-cli", "2.75.0"),
    ("F44", "support-status", .nodeSubnet, nil, "legacy"),
    ("F45", "regions", .overlay, "preview-since", "2023-03-05"),
    ("F46", "ip-masq-agent", .podSubnetDynamic, nil, "unused"),
    ("M11", "azure-network-limits", nil, "routes-a-table", "400"),
    ("M11", "azure-network-limits", nil, "route-tables", "200"),
    ("M11", "azure-network-limits", nil, "vnets", "1000"),
    ("M11", "azure-network-limits", nil, "subnets-a-vnet", "3000"),
    ("M11", "azure-network-limits", nil, "peerings-a-vnet", "500"),
    ("M11", "azure-network-limits", nil, "nsgs", "5000"),
    ("M11", "azure-network-limits", nil, "rules-an-nsg", "1000"),
    ("M11", "azure-network-limits", nil, "load-balancer-services", "300"),
    ("M11", "private-ips-an-interface", nil, "virtual-machine", "256"),
    ("M11", "internal-load-balancers-at-scale", nil, "backends-a-frontend", "10000"),
    ("M12", "api-server-subnet", nil, "addresses", "9"),
    ("M12", "other-subnets", nil, "application-gateway", "24"),
    ("M12", "other-subnets", nil, "firewall", "26"),
    ("M12", "other-subnets", nil, "vpn-gateway", "27"),
    ("M12", "other-subnets", nil, "bastion", "26"),
    ("M13", "snat-ports", nil, "ports-an-address", "64000"),
    ("M13", "snat-ports", nil, "ports-multiple", "8"),
    ("M13", "snat-ports", nil, "nat-gateway-flows", "64512"),
    ("M13", "snat-ports", nil, "nat-gateway-addresses", "16"),
    ("1.3", "migration-to-overlay", .kubenet, "since", "2024-01-23"),
    ("1.3", "migration-to-overlay", .nodeSubnet, "since", "2023-06-11"),
    ("1.3", "migration-to-overlay", .podSubnetDynamic, nil, "false"),
    ("1.3", "migration-to-cilium", nil, "azure-cli", "2.52.0"),
    ("1.3", "migration-max-pods", nil, nil, "30"),
  ]

  @Test func valuesAreThePublishedOnes() {
    for (row, fact, option, name, value) in rows {
      let found = base.value(fact, option, named: name).map(text)
      #expect(found == value, "\(row): \(fact) \(option?.id ?? "") \(name ?? "")")
    }
  }

  @Test func everyFactWithIntegersHasAUnitOrNamesThem() {
    for fact in base.facts where fact.unit == nil {
      #expect(fact.value?.integer == nil || fact.id == "dns-service-ip", "\(fact.id)")
      for option in NetworkModel.allCases {
        #expect(fact.value(for: option)?.integer == nil || fact.value != nil, "\(fact.id)")
      }
    }
  }

  @Test func pagesOfTheServiceAreReadInTheSnapshotThatTheyAreOf() {
    for source in base.sources {
      if source.url.hasPrefix("https://learn.microsoft.com/azure/aks/") {
        #expect(source.read == CalendarDate("2026-08-21"), "\(source.id)")
      }
      if source.id.hasPrefix("changelog-") {
        #expect(source.id == "changelog-\(source.date?.description ?? "")")
        #expect(source.read == CalendarDate("2026-07-17"), "\(source.id)")
      }
    }
  }

  private func text(_ value: FactValue) -> String {
    switch value.content {
    case .integer(let number): String(number)
    case .text(let text): text
    case .date(let date): date.description
    case .truth(let truth): String(truth)
    case .texts(let texts): texts.joined(separator: " ")
    }
  }
}
