internal import Diagnostics
internal import IPMath
internal import LocatedYAML

/// A decision file's values as types; what the schema's check refused is left out.
struct DecisionValues {
  /// A range of the network with its name and its place.
  struct PlacedPrefix {
    let name: String
    let prefix: IPPrefix
    let location: SourceLocation
  }

  let root: YAMLValue
  let addressSpace: [PlacedPrefix]
  let subnets: [PlacedPrefix]
  let connected: [PlacedPrefix]

  init(root: YAMLValue) {
    self.root = root
    let vnet = root["network"]?["vnet"]
    addressSpace = (vnet?["addressSpace"]?.elements ?? []).compactMap { element in
      Self.placed("addressSpace", element)
    }
    subnets = (vnet?["subnets"]?.entries ?? []).compactMap { Self.placed($0.key, $0.value) }
    connected = (root["network"]?["connected"]?.entries ?? []).flatMap { entry in
      entry.value.text == nil
        ? entry.value.elements.compactMap { Self.placed(entry.key, $0) }
        : [Self.placed(entry.key, entry.value)].compactMap { $0 }
    }
  }

  private static func placed(_ name: String, _ value: YAMLValue) -> PlacedPrefix? {
    value.prefix.map { PlacedPrefix(name: name, prefix: $0, location: value.location) }
  }

  /// Whether the address space is known in full, so that what lies outside of it is wrong.
  var hasWholeAddressSpace: Bool {
    guard let elements = root["network"]?["vnet"]?["addressSpace"]?.elements else { return false }
    return !elements.isEmpty && elements.count == addressSpace.count
  }

  var podCIDR: IPv4Prefix? { root["network"]?["podCIDR"]?.prefix?.v4 }
  var serviceCIDR: IPv4Prefix? { root["network"]?["serviceCIDR"]?.prefix?.v4 }

  var ipFamilies: Cluster.IPFamilies {
    root["cluster"]?["ipFamilies"]?.elements.count == 2 ? .dualStack : .ipv4
  }

  var constraints: [ConstraintRequirement] {
    let table = root["constraints"]
    return ConstraintID.allCases.compactMap { constraint in
      table?[constraint.id]?.word(ConstraintLevel.self).map {
        ConstraintRequirement(constraint, $0)
      }
    }
  }

  var weights: [Criterion: Weight] {
    var weights: [Criterion: Weight] = [:]
    for entry in root["weights"]?.entries ?? [] {
      guard let criterion = Criterion(id: entry.key) else { continue }
      weights[criterion] = entry.value.text.flatMap { Weight(text: $0) }
    }
    return weights
  }

  /// The decision, or nil when a required value is missing.
  func decision(file: String) -> Decision? {
    guard let title = root["title"]?.text, let cluster, let network else { return nil }
    let options = root["options"]?.elements.compactMap { $0.word(NetworkModel.self) }
    return Decision(
      file: file, title: title, number: root["number"]?.integer,
      status: root["status"]?.word() ?? .proposed,
      date: root["date"]?.text.flatMap { CalendarDate($0) },
      deciders: root["deciders"]?.texts ?? [], consulted: root["consulted"]?.texts ?? [],
      informed: root["informed"]?.texts ?? [], context: root["context"]?.text, cluster: cluster,
      network: network, constraints: constraints,
      options: options?.sorted() ?? NetworkModel.allCases, weights: weights)
  }

  private var cluster: Cluster? {
    guard let value = root["cluster"], let poolValues = value["nodePools"]?.elements else {
      return nil
    }
    let pools = poolValues.compactMap { NodePool($0) }
    guard !pools.isEmpty, pools.count == poolValues.count else { return nil }
    return Cluster(
      name: value["name"]?.text, environment: value["environment"]?.word() ?? .production,
      existing: value["existing"]?.word(),
      kubernetes: value["kubernetes"]?.text.flatMap { KubernetesVersion(text: $0) },
      tier: value["tier"]?.word() ?? .standard, ipFamilies: ipFamilies,
      growth: value["growth"]?.text.flatMap { Percentage(text: $0) } ?? .zero, nodePools: pools)
  }

  private var network: Network? {
    guard let value = root["network"], hasWholeAddressSpace else { return nil }
    return Network(
      addressSpace: addressSpace.map(\.prefix),
      subnets: subnets.map { Network.NamedPrefix($0.name, $0.prefix) },
      connected: connected.map { Network.NamedPrefix($0.name, $0.prefix) }, podCIDR: podCIDR,
      serviceCIDR: serviceCIDR,
      internalLoadBalancers: value["internalLoadBalancers"]?.integer ?? 0,
      privateEndpoints: value["privateEndpoints"]?.integer ?? 0)
  }
}

extension NodePool {
  /// The node pool that a mapping describes, or nil when a required value is missing.
  fileprivate init?(_ value: YAMLValue) {
    guard let name = value["name"]?.text, let nodes = value["nodes"],
      let most = nodes.integer ?? nodes["max"]?.integer
    else { return nil }
    let surge = value["maxSurge"].flatMap { surge -> Surge? in
      surge.integer.map { .nodes($0) }
        ?? surge.text.flatMap { Percentage(text: $0) }.map { .percentage($0) }
    }
    self.init(
      name: name, mode: value["mode"]?.word() ?? .user, os: value["os"]?.word() ?? .linux,
      vmSize: value["vmSize"]?.text, minimumNodes: nodes["min"]?.integer, nodes: most,
      maxPods: value["maxPods"]?.integer, maxSurge: surge)
  }
}

extension Criterion {
  /// The criterion with an id, or nil when there is none.
  init?(id: String) {
    if let standing = Self.standing.first(where: { $0.id == id }) {
      self = standing
    } else if let constraint = ConstraintID(rawValue: id) {
      self = .constraint(constraint)
    } else {
      return nil
    }
  }
}
