internal import Diagnostics
internal import IPMath
internal import LocatedYAML

/// What the ranges of a network say about each other and about the platform's ranges.
struct NetworkChecks {
  private(set) var diagnostics: [Diagnostic] = []
  private let values: DecisionValues
  private let limits: DecisionLimits

  init(values: DecisionValues, limits: DecisionLimits) {
    self.values = values
    self.limits = limits
    checkAddressSpace()
    checkSubnets()
    checkConnected()
    checkPodCIDR()
    checkServiceCIDR()
  }

  private mutating func checkAddressSpace() {
    let space = values.addressSpace
    if values.hasWholeAddressSpace, space.allSatisfy({ $0.prefix.v4 == nil }),
      let first = space.first
    {
      error(at: first.location, "addressSpace has no IPv4 prefix", cure: "add one")
    }
    for entry in space {
      if entry.prefix.v6 != nil, values.ipFamilies == .ipv4 {
        error(
          at: entry.location,
          "\(entry.prefix) is an IPv6 prefix, but the cluster's ipFamilies is [ipv4]",
          cure: "remove it, or write 'ipFamilies: [ipv4, ipv6]' under 'cluster'")
      }
      checkPlatformRanges("addressSpace prefix", entry.prefix.v4, at: entry.location)
    }
    for pair in PrefixIndex.overlaps(among: space.map(\.prefix)) {
      let (first, second) = ordered(space[pair.outer], space[pair.inner])
      error(
        at: second.location,
        "addressSpace prefix \(second.prefix) \(relation(second, first)) on line "
          + "\(first.location.line)", cure: "remove one of them")
    }
  }

  private mutating func checkSubnets() {
    let space = PrefixIndex(values.addressSpace.map(\.prefix))
    for subnet in values.subnets {
      let name = "subnet '\(subnet.name.shortened(to: 80))'"
      if let prefix = subnet.prefix.v4, prefix.length > limits.longestSubnet {
        error(
          at: subnet.location,
          "\(name) is \(prefix), but the smallest subnet of Azure is a /\(limits.longestSubnet)",
          cure: nil)
      }
      if let prefix = subnet.prefix.v6, prefix.length != limits.ipv6Subnet {
        error(
          at: subnet.location,
          "\(name) is \(prefix), but an IPv6 subnet of Azure is a /\(limits.ipv6Subnet)", cure: nil)
      }
      guard values.hasWholeAddressSpace else { continue }
      let around = space.overlap(with: subnet.prefix).map { values.addressSpace[$0].prefix }
      if around?.contains(subnet.prefix) != true {
        let space = values.addressSpace.prefix(4).map { "\($0.prefix)" }.joined(separator: ", ")
        let more = values.addressSpace.count > 4 ? ", …" : ""
        error(
          at: subnet.location,
          "\(name) (\(subnet.prefix)) is not inside the VNet's address space (\(space)\(more))",
          cure: nil)
      }
    }
    for pair in PrefixIndex.overlaps(among: values.subnets.map(\.prefix)) {
      let (first, second) = ordered(values.subnets[pair.outer], values.subnets[pair.inner])
      error(
        at: second.location,
        "subnet '\(second.name)' (\(second.prefix)) overlaps subnet '\(first.name)' "
          + "(\(first.prefix)) on line \(first.location.line)", cure: nil)
    }
  }

  private mutating func checkConnected() {
    let space = PrefixIndex(values.addressSpace.map(\.prefix))
    for range in values.connected {
      guard let position = space.overlap(with: range.prefix) else { continue }
      let vnet = values.addressSpace[position]
      error(
        at: range.location,
        "connected range '\(range.name)' (\(range.prefix)) overlaps the VNet's \(vnet.prefix) on line "
          + "\(vnet.location.line)",
        cure: "name the peered or routed ranges only, without the VNet")
    }
  }

  private mutating func checkPodCIDR() {
    guard let prefix = values.podCIDR, let place = values.root["network"]?["podCIDR"]?.location
    else { return }
    if prefix.length > limits.longestPodCIDR {
      error(
        at: place,
        "podCIDR \(prefix) cannot hold one node, which takes a /\(limits.longestPodCIDR)",
        cure: "write a prefix of length \(limits.longestPodCIDR) or less")
    }
    checkRange("podCIDR", prefix, at: place)
  }

  private mutating func checkServiceCIDR() {
    guard let prefix = values.serviceCIDR,
      let place = values.root["network"]?["serviceCIDR"]?.location
    else { return }
    if prefix.length < limits.shortestServiceCIDR {
      error(
        at: place, "serviceCIDR \(prefix) is larger than a /\(limits.shortestServiceCIDR)",
        cure: "write a prefix of length \(limits.shortestServiceCIDR) or more")
    }
    checkRange("serviceCIDR", prefix, at: place)
    if let pods = values.podCIDR, pods.overlaps(prefix),
      let podPlace = values.root["network"]?["podCIDR"]?.location
    {
      error(
        at: place, "serviceCIDR \(prefix) overlaps podCIDR \(pods) on line \(podPlace.line)",
        cure: "choose two ranges apart")
    }
  }

  /// What holds for pod and service CIDRs alike.
  private mutating func checkRange(_ key: String, _ prefix: IPv4Prefix, at place: SourceLocation) {
    let clashes = RangeClashes(
      of: prefix, addressSpace: values.addressSpace.map(\.prefix),
      subnets: values.subnets.map(\.prefix), connected: values.connected.map(\.prefix),
      limits: limits)
    // AKS enforces this late and leaves clusters alone that have such a range.
    report(
      clashes.reserved, "AKS reserves", key, prefix, place,
      as: values.root["cluster"]?["existing"] == nil ? .error : .warning)
    if !clashes.isPrivate {
      warning(
        at: place,
        "\(key) \(prefix) is not inside the private ranges (\(list(limits.privateRanges)))",
        cure: "choose a private range; public hosts there are out of the cluster's reach")
    }
    if let first = clashes.subnets.first {
      let subnet = values.subnets[first]
      error(
        at: place,
        "\(key) \(prefix) overlaps subnet '\(subnet.name)' (\(subnet.prefix)) on line "
          + "\(subnet.location.line)\(more(clashes.subnets.count))",
        cure: "choose a range outside the VNet")
    } else if let first = clashes.vnet {
      let vnet = values.addressSpace[first]
      warning(
        at: place,
        "\(key) \(prefix) overlaps the VNet's \(vnet.prefix) on line \(vnet.location.line)",
        cure: "choose a range outside the VNet, or keep subnets out of it")
    }
    if let first = clashes.connected.first {
      let other = values.connected[first]
      let summary =
        "\(key) \(prefix) overlaps connected range '\(other.name)' (\(other.prefix)) on line "
        + "\(other.location.line)\(more(clashes.connected.count))"
      // Service addresses never leave a node, so AKS takes such a range; it only hides the hosts
      // that have the same addresses. Pod addresses can be routed, and then both ends break.
      if key == "serviceCIDR" {
        warning(
          at: place, summary,
          cure: "choose a range that is not routed; pods do not reach the hosts that it hides")
      } else {
        error(at: place, summary, cure: "choose a range that is not routed")
      }
    }
  }

  private mutating func checkPlatformRanges(
    _ key: String, _ prefix: IPv4Prefix?, at place: SourceLocation
  ) {
    guard let prefix else { return }
    report(
      limits.reservedRanges.filter { $0.overlaps(prefix) }, "AKS reserves", key, prefix, place)
    let prohibited = limits.prohibitedVNetRanges.filter {
      $0.overlaps(prefix) && !limits.reservedRanges.contains($0)
    }
    report(prohibited, "Azure does not allow in a VNet", key, prefix, place)
  }

  private mutating func report(
    _ ranges: [IPv4Prefix], _ reason: String, _ key: String, _ prefix: IPv4Prefix,
    _ place: SourceLocation, as severity: Diagnostic.Severity = .error
  ) {
    guard let first = ranges.first else { return }
    let relation: String
    switch prefix.relation(to: first) {
    case .equal: relation = "is a range that"
    case .within: relation = "lies in \(first), which"
    default: relation = "contains \(list(ranges)), which"
    }
    diagnostics.append(
      Diagnostic(
        severity, at: place, "\(key) \(prefix) \(relation) \(reason)",
        cure: "choose another range"))
  }

  private func list(_ prefixes: [IPv4Prefix]) -> String {
    let words = prefixes.map(\.description)
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  private func more(_ count: Int) -> String { count > 1 ? " and \(count - 1) more" : "" }

  private func relation(
    _ range: DecisionValues.PlacedPrefix, _ other: DecisionValues.PlacedPrefix
  ) -> String {
    switch range.prefix.relation(to: other.prefix) {
    case .equal: "is given already"
    case .within: "lies in \(other.prefix)"
    default: "contains \(other.prefix)"
    }
  }

  private func ordered(
    _ left: DecisionValues.PlacedPrefix, _ right: DecisionValues.PlacedPrefix
  ) -> (DecisionValues.PlacedPrefix, DecisionValues.PlacedPrefix) {
    left.location < right.location ? (left, right) : (right, left)
  }

  private mutating func error(at place: SourceLocation, _ summary: String, cure: String?) {
    diagnostics.append(Diagnostic(.error, at: place, summary, cure: cure))
  }

  private mutating func warning(at place: SourceLocation, _ summary: String, cure: String?) {
    diagnostics.append(Diagnostic(.warning, at: place, summary, cure: cure))
  }
}
