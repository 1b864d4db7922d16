internal import Decisions
internal import Knowledge

/// What rules a network policy engine out with the chosen option, and what to mind with it.
struct EngineCheck {
  let decision: Decision
  let sizing: OptionSizing
  let limits: Limits
  let title: String
  let date: CalendarDate

  private var model: NetworkModel { sizing.model }
  private var isDualStack: Bool { decision.cluster.ipFamilies == .dualStack }
  private var windows: [NodePool] { decision.cluster.nodePools.filter(\.os.isWindows) }
  private var hasLinux: Bool { windows.count < decision.cluster.nodePools.count }
  private var nodes: Int { sizing.demands.nodes }
  /// The pods that the nodes have room for: `Σ n · m`.
  private var pods: Int { sizing.demands.pools.reduce(0) { $0 + $1.nodes * $1.maxPods } }

  var usesNodeProvisioning: Bool { decision.level(of: .nodeAutoProvisioning) != nil }

  /// The engines that the decision file asks for, a `must` before a `should`.
  var wanted: [(engine: PolicyEngine, level: ConstraintLevel)] {
    let asked = PolicyEngine.allCases.compactMap { engine in
      decision.level(of: engine.constraint).map { (engine: engine, level: $0) }
    }
    return ConstraintLevel.allCases.flatMap { level in asked.filter { $0.level == level } }
  }

  /// Why an engine cannot be had; empty where it can.
  func obstacles(to engine: PolicyEngine) -> [Message] {
    let own: [Message?] =
      switch engine {
      case .cilium: [ciliumNotWithOption, windowsPools, version]
      case .calico: [notWithOption(.calico), dualStack(.calico), provisioning]
      case .azure: [notWithOption(.azure), dualStack(.azure), tooManyNodes, ended]
      }
    return own.compactMap(\.self)
  }

  /// What to mind with an engine that can be had.
  func cautions(_ engine: PolicyEngine) -> [Message] {
    let own: [Message?] =
      switch engine {
      case .cilium:
        [unknownVersion, tool, Message("dataplane-cilium-policies"), layer7] + ownStep
      case .calico:
        [
          usesNodeProvisioning ? Message("dataplane-calico-provisioning") : nil, calicoOnWindows,
        ]
      case .azure:
        [azurePods, windows.isEmpty ? nil : Message("dataplane-azure-preview")] + azureEnds
      }
    return own.compactMap(\.self)
  }
}

// MARK: - Obstacles

extension EngineCheck {
  private var ciliumNotWithOption: Message? {
    limits.dataplane.cilium[model] && limits.dataplane.engines[model].contains(.cilium)
      ? nil : Message("dataplane-cilium-not-with-option", ["option": .text(title)])
  }

  private func notWithOption(_ engine: PolicyEngine) -> Message? {
    limits.dataplane.engines[model].contains(engine)
      ? nil
      : Message(
        "dataplane-engine-not-with-option",
        ["engine": .text(engine.title), "option": .text(title)])
  }

  private var windowsPools: Message? {
    windows.isEmpty
      ? nil
      : Message(
        "dataplane-cilium-windows", ["pools": windows.names, "count": .count(windows.count)])
  }

  private var version: Message? {
    let needed = limits.versions.dualStackCilium
    guard isDualStack, let version = decision.cluster.kubernetes, version < needed else {
      return nil
    }
    return Message(
      "dataplane-cilium-version",
      ["needed": .text(needed.description), "version": .text(version.description)])
  }

  private func dualStack(_ engine: PolicyEngine) -> Message? {
    isDualStack ? Message("dataplane-engine-dual-stack", ["engine": .text(engine.title)]) : nil
  }

  /// Node auto-provisioning, unless it is asked for less strongly than Calico and so gives way.
  private var provisioning: Message? {
    let provisioning = decision.level(of: .nodeAutoProvisioning)
    guard provisioning == .must || (provisioning != nil && !needsCalico) else { return nil }
    return Message("dataplane-calico-provisioning")
  }

  private var needsCalico: Bool { decision.level(of: .networkPolicyCalico) == .must }

  private var tooManyNodes: Message? {
    let limit = limits.nodes.networkPolicyManager
    return nodes > limit
      ? Message("dataplane-azure-nodes", ["nodes": .count(nodes), "limit": .count(limit)]) : nil
  }

  /// The first operating system of the pools whose support has ended.
  private var ended: Message? {
    ends.first { $0.date <= date }?.message("dataplane-azure-ended")
  }
}

// MARK: - Cautions

extension EngineCheck {
  private var unknownVersion: Message? {
    isDualStack && decision.cluster.kubernetes == nil
      ? Message(
        "dataplane-cilium-version-unknown",
        ["needed": .text(limits.versions.dualStackCilium.description)]) : nil
  }

  private var tool: Message? {
    model == .nodeSubnet && path?.keepsCluster != true
      ? Message("dataplane-cilium-tool", ["version": .text(limits.dataplane.nodeSubnetCLI)]) : nil
  }

  private var layer7: Message? {
    let (nodeLimit, podLimit) = (limits.dataplane.layer7Nodes, limits.dataplane.layer7Pods)
    guard nodes > nodeLimit || pods > podLimit else { return nil }
    return Message(
      "dataplane-layer-7",
      [
        "limit": .count(nodeLimit), "podLimit": .count(podLimit), "nodes": .count(nodes),
        "pods": .count(pods),
      ])
  }

  /// How the existing cluster gets to the option.
  private var path: Migration? {
    decision.cluster.existing.map { Migration(from: $0, to: model) }
  }

  private var ownStep: [Message?] {
    guard let path, path.keepsCluster else { return [] }
    return [
      Message("dataplane-own-step"),
      usesNodeProvisioning ? Message("dataplane-provisioning-off") : nil,
      model == .podSubnetStaticBlock ? Message("dataplane-static-block-step") : nil,
    ]
  }

  private var calicoOnWindows: Message? {
    let others = windows.filter { !limits.dataplane.calicoOnWindows.contains($0.os) }
    return others.isEmpty
      ? nil
      : Message("dataplane-calico-windows", ["pools": others.names, "count": .count(others.count)])
  }

  private var azurePods: Message? {
    let limit = limits.pods.networkPolicyManager
    return pods > limit
      ? Message("dataplane-azure-pods", ["pods": .count(pods), "limit": .count(limit)]) : nil
  }

  private var azureEnds: [Message?] { ends.map { $0.message("dataplane-azure-ends") } }

  /// When Azure Network Policy Manager ends for the pools of this cluster.
  private var ends: [End] {
    [
      windows.isEmpty ? nil : End("Windows", limits.dates.networkPolicyManagerOnWindows),
      hasLinux ? End("Linux", limits.dates.networkPolicyManagerOnLinux) : nil,
    ].compactMap(\.self)
  }

  private struct End {
    let system: String
    let date: CalendarDate

    init(_ system: String, _ date: CalendarDate) {
      self.system = system
      self.date = date
    }

    func message(_ key: String) -> Message {
      Message(key, ["system": .text(system), "date": .text(date.description)])
    }
  }
}

extension PolicyEngine {
  /// The constraint that asks for the engine.
  var constraint: ConstraintID {
    switch self {
    case .cilium: .networkPolicyCilium
    case .calico: .networkPolicyCalico
    case .azure: .networkPolicyAzure
    }
  }
}
