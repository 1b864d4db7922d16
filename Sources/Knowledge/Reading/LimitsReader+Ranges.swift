internal import Decisions
internal import IPMath

extension LimitsReader {
  /// The ranges, each checked to be an IPv4 prefix without host bits.
  func ranges() -> Limits.Ranges {
    Limits.Ranges(
      defaultPodCIDR: prefix("default-ranges", named: "pod-cidr"),
      defaultServiceCIDR: prefix("default-ranges", named: "service-cidr"),
      defaultDNSServiceIP: address("default-ranges", named: "dns-service-ip"),
      dnsOffset: integer("dns-service-ip", in: 1...1_000),
      managedNodeSubnet: prefix("default-ranges", named: "managed-node-subnet"),
      reserved: prefixes("reserved-ranges"), prohibitedInVNets: prefixes("prohibited-in-vnets"),
      privateUse: prefixes("private-ranges"))
  }

  private func prefix(_ fact: String, named name: String) -> IPv4Prefix {
    take(fact, nil, name, "an IPv4 prefix such as 10.0.0.0/16") { value in
      value.text.flatMap { try? IPv4Prefix(parsing: $0) }
    } ?? .everything
  }

  private func prefixes(_ fact: String) -> [IPv4Prefix] {
    take(fact, nil, nil, "a list of IPv4 prefixes such as 10.0.0.0/16") { value in
      guard let texts = value.texts, !texts.isEmpty else { return nil }
      let prefixes = texts.compactMap { try? IPv4Prefix(parsing: $0) }
      return prefixes.count == texts.count ? prefixes : nil
    } ?? []
  }

  private func address(_ fact: String, named name: String) -> IPv4Address {
    take(fact, nil, name, "an IPv4 address") { value in
      value.text.flatMap { try? IPv4Address(parsing: $0) }
    } ?? .lowest
  }
}
