internal import Decisions
internal import Diagnostics
internal import IPMath

extension LimitsReader {
  /// The ranges, each checked to be an IPv4 prefix without host bits; nil when one is missing.
  func ranges() -> Limits.Ranges? {
    let podCIDR = prefix("default-ranges", named: "pod-cidr")
    let serviceCIDR = prefix("default-ranges", named: "service-cidr")
    let dns = take("default-ranges", nil, "dns-service-ip", "an IPv4 address") { value in
      value.text.flatMap { try? IPv4Address(parsing: $0) }
    }
    let managed = prefix("default-ranges", named: "managed-node-subnet")
    let offset = integer("dns-service-ip", in: 1...1_000)
    let reserved = prefixes("reserved-ranges")
    let prohibited = prefixes("prohibited-in-vnets")
    let privateUse = prefixes("private-ranges")
    guard let podCIDR, let serviceCIDR, let dns, let managed else { return nil }
    checkDefaults(podCIDR: podCIDR, serviceCIDR: serviceCIDR, dns: dns)
    return Limits.Ranges(
      defaultPodCIDR: podCIDR, defaultServiceCIDR: serviceCIDR, defaultDNSServiceIP: dns,
      isPodCIDRExpandable: PerOption { self.isPodCIDRExpandable($0) }, dnsOffset: offset,
      managedNodeSubnet: managed, reserved: reserved,
      prohibitedInVNets: prohibited, privateUse: privateUse)
  }

  private func checkDefaults(podCIDR: IPv4Prefix, serviceCIDR: IPv4Prefix, dns: IPv4Address) {
    let place = location(of: "default-ranges")
    if !serviceCIDR.contains(dns) || dns == serviceCIDR.first {
      context.error(
        place, "the default DNS address \(dns) is not usable in the service CIDR \(serviceCIDR)",
        cure: "take an address within it, not its first")
    }
    if podCIDR.overlaps(serviceCIDR) {
      context.error(
        place, "the default pod CIDR \(podCIDR) overlaps the service CIDR \(serviceCIDR)",
        cure: "correct one of them")
    }
  }

  private func isPodCIDRExpandable(_ option: NetworkModel) -> Bool {
    let word = take("pod-cidr-change", option, nil, "a word such as expand", \.text)
    return word == "expand"
  }

  private func prefix(_ fact: String, named name: String) -> IPv4Prefix? {
    take(fact, nil, name, "an IPv4 prefix such as 10.0.0.0/16") { value in
      value.text.flatMap { try? IPv4Prefix(parsing: $0) }
    }
  }

  private func prefixes(_ fact: String) -> [IPv4Prefix] {
    take(fact, nil, nil, "a list of IPv4 prefixes such as 10.0.0.0/16") { value in
      guard let texts = value.texts else { return nil }
      let prefixes = texts.compactMap { try? IPv4Prefix(parsing: $0) }
      return prefixes.count == texts.count && !prefixes.isEmpty ? prefixes : nil
    } ?? []
  }
}
