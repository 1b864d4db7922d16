import Decisions
import Diagnostics
import IPMath
import Templates

extension IPv4Prefix {
  /// A prefix that the tests know to be right; the whole Internet where it is not.
  static func known(_ text: String) -> IPv4Prefix {
    (try? IPv4Prefix(parsing: text)) ?? .everything
  }
}

extension DecisionLimits {
  /// The limits that the tests check against.
  static let tests = DecisionLimits(
    maxPods: 10...250,
    reservedRanges: ["169.254.0.0/16", "172.30.0.0/16", "172.31.0.0/16", "192.0.2.0/24"]
      .map(IPv4Prefix.known),
    prohibitedVNetRanges: [
      "224.0.0.0/4", "255.255.255.255/32", "127.0.0.0/8", "169.254.0.0/16", "168.63.129.16/32",
    ].map(IPv4Prefix.known),
    privateRanges: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"]
      .map(IPv4Prefix.known),
    longestSubnet: 29, ipv6Subnet: 64, longestPodCIDR: 24, shortestServiceCIDR: 13,
    linuxPoolName: 12, windowsPoolName: 6, subnetName: 80)
}

/// Reads a text as the file `test.yaml`.
func read(_ text: String) -> (decision: Decision?, diagnostics: [Diagnostic]) {
  DecisionReader(limits: .tests).read(Array(text.utf8), file: "test.yaml")
}

/// The starter decision files by name.
let starters: [(name: String, text: String)] = Templates.all.compactMap { path, text in
  guard path.hasPrefix("decisions/") else { return nil }
  return (String(path.dropFirst("decisions/".count).dropLast(".yaml".count)), text)
}
