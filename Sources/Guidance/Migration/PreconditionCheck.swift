internal import Decisions
internal import IPMath
internal import Knowledge

/// Checks the preconditions of a change from an existing cluster to an option against the decision.
struct PreconditionCheck {
  private let existing: NetworkModel
  private let sizing: OptionSizing
  private let situation: Situation

  /// A check of the way to the option of `sizing`.
  init(_ existing: NetworkModel, _ sizing: OptionSizing, _ situation: Situation) {
    self.existing = existing
    self.sizing = sizing
    self.situation = situation
  }

  private var decision: Decision { situation.decision }
  private var limits: Limits { situation.limits }

  /// Every precondition; none for a way that leaves the cluster as it is or makes a new one.
  var all: [Precondition] {
    switch Migration(from: existing, to: sizing.model) {
    case .none, .newCluster: []
    case .inPlace:
      [
        version("before-version", limits.versions.overlayMigration), noEngine, modelsOwn,
        Precondition(
          .met,
          Message(
            "before-no-dynamic", ["option": .text(situation.knowledge.option(existing).title)])),
        windows, podCIDR, distance, dualStack, room,
      ].compactMap(\.self)
    case .newPools:
      [staticBlockVersion, newPodSubnet, roomForBoth].compactMap(\.self)
    }
  }

  /// The engines that the decision asks for, which may be installed already.
  var wantedEngines: [PolicyEngine] {
    PolicyEngine.allCases.filter { decision.level(of: $0.constraint) != nil }
  }

  /// The part of the VNet's address space in which the pod CIDR lies, where it does.
  var overlappedSpace: (podCIDR: IPv4Prefix, space: IPv4Prefix)? {
    guard let podCIDR = sizing.podCIDR?.prefix,
      let space = situation.sizing.spaces.addressSpace.first(where: podCIDR.overlaps)
    else { return nil }
    return (podCIDR, space)
  }

  private func version(_ key: String, _ needed: KubernetesVersion) -> Precondition {
    guard let version = decision.cluster.kubernetes else {
      return Precondition(
        .byHand, Message(key + "-unknown", ["needed": .text(needed.description)]))
    }
    let isTooOld = version < needed
    return Precondition(
      isTooOld ? .notMet : .met,
      Message(
        isTooOld ? key + "-too-old" : key,
        ["version": .text(version.description), "needed": .text(needed.description)]))
  }

  private var noEngine: Precondition {
    let tool: [String: Message.Value] = ["tool": .text(limits.dataplane.engineRemovalCLI)]
    let engines = wantedEngines
    if engines.isEmpty { return Precondition(.byHand, Message("before-no-engine", tool)) }
    return Precondition(
      .byHand,
      Message(
        "before-no-engine-wanted",
        tool.merging(["engines": .list(engines.map { .text($0.title) })]) { own, _ in own }))
  }

  private var modelsOwn: Precondition {
    Precondition(
      .byHand, Message(existing == .kubenet ? "before-identity" : "before-masquerading"))
  }

  private var windows: Precondition {
    let pools = situation.pools(where: \.os.isWindows)
    if pools.isEmpty { return Precondition(.met, Message("before-no-windows")) }
    return Precondition(
      .byHand,
      Message(
        "before-windows",
        [
          "pools": pools.names, "count": .count(pools.count),
          "build": .text(limits.dataplane.windowsBuild),
        ]))
  }

  private var podCIDR: Precondition? {
    let nodes = Message.Value.count(sizing.demands.nodes + sizing.demands.surgeNodes)
    guard decision.network.podCIDR != nil || existing != .kubenet else {
      return sizing.demands.podCIDR?.prefixLength.map { length in
        Precondition(
          .byHand,
          Message("before-pod-cidr-kept", ["needed": .text("/\(length)"), "nodes": nodes]))
      }
    }
    return sizing.podCIDR.map { podCIDR in
      Precondition(
        .met,
        Message(
          podCIDR.origin == .given ? "before-pod-cidr-given" : "before-pod-cidr-planned",
          ["range": .text(podCIDR.prefix.description), "nodes": nodes]))
    }
  }

  /// What the pod CIDR has to keep clear of: for kubenet the range that it has, else the VNet.
  private var distance: Precondition? {
    guard decision.network.podCIDR != nil || existing != .kubenet, let podCIDR = sizing.podCIDR
    else { return nil }
    let range: [String: Message.Value] = ["range": .text(podCIDR.prefix.description)]
    if existing == .kubenet {
      return Precondition(.byHand, Message("before-pod-cidr-within", range))
    }
    if let (_, space) = overlappedSpace {
      return Precondition(
        .byHand,
        Message(
          "before-pod-cidr-overlaps",
          range.merging(["space": .text(space.description)]) { own, _ in own }))
    }
    return Precondition(.met, Message("before-pod-cidr-apart", range))
  }

  private var dualStack: Precondition? {
    decision.cluster.ipFamilies == .dualStack
      ? Precondition(.byHand, Message("before-dual-stack")) : nil
  }

  private var room: Precondition {
    Precondition(
      .byHand,
      Message("before-room", ["addresses": .count(sizing.demands.nodeSubnet.addresses)]))
  }

  private var staticBlockVersion: Precondition? {
    sizing.model == .podSubnetStaticBlock
      ? version("before-static-version", limits.versions.staticBlock) : nil
  }

  private var newPodSubnet: Precondition? {
    sizing.podSubnet.map {
      Precondition(
        .met, Message("before-new-pod-subnet", ["range": .text($0.prefix.description)]))
    }
  }

  private var roomForBoth: Precondition {
    Precondition(
      .byHand, Message("before-room-for-both", ["nodes": .count(sizing.demands.nodes)]))
  }
}
