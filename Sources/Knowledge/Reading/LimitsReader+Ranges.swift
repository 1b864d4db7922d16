internal import Decisions

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

  private func prefix(_ fact: String, named name: String) -> String {
    take(fact, nil, name, "an IPv4 prefix such as 10.0.0.0/16") { value in
      value.text.flatMap { Self.isPrefix($0) ? $0 : nil }
    } ?? "0.0.0.0/0"
  }

  private func prefixes(_ fact: String) -> [String] {
    take(fact, nil, nil, "a list of IPv4 prefixes such as 10.0.0.0/16") { value in
      guard let texts = value.texts, !texts.isEmpty, texts.allSatisfy(Self.isPrefix) else {
        return nil
      }
      return texts
    } ?? []
  }

  private func address(_ fact: String, named name: String) -> String {
    take(fact, nil, name, "an IPv4 address") { value in
      value.text.flatMap { Self.bits(of: $0[...]) == nil ? nil : $0 }
    } ?? "0.0.0.0"
  }

  private static func isPrefix(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let bits = bits(of: parts[0]), let length = Int(parts[1]),
      (0...32).contains(length)
    else { return false }
    return bits % (1 << (32 - length)) == 0
  }

  private static func bits(of text: Substring) -> Int? {
    let octets = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) ?? 256 }
    guard octets.count == 4, octets.allSatisfy((0...255).contains) else { return nil }
    return octets.reduce(0) { $0 * 256 + $1 }
  }
}
