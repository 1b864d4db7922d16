internal import Decisions
internal import Guidance
internal import IPMath
internal import Knowledge

extension ReportData {
  /// What the commands of the implementation section are filled with; null without a chosen option.
  ///
  /// Texts of the user are quoted for a POSIX shell.
  var implementation: ModelValue {
    guard let model = assessment.outcome.option, let sizing = assessment.sizing[model] else {
      return .null
    }
    let cluster = decision.cluster
    let plan = source.migration
    let path = plan?.path?.migration
    let steps = Set(plan?.steps ?? [])
    let first = cluster.nodePools.firstIndex { $0.mode == .system && $0.os == .linux } ?? 0
    let names = poolNames(isReplacing: path == .newPools)
    let pools = cluster.nodePools.indices.map { index in
      commandPool(
        cluster.nodePools[index], named: names[index], sizing.demands.pools[index], sizing)
    }
    let service = sizing.serviceCIDR?.prefix
    let choice = source.dataplane
    return [
      "isKubenet": .bool(model == .kubenet),
      "isStaticBlock": .bool(model == .podSubnetStaticBlock),
      "isOverlay": .bool(model == .overlay),
      "isDualStack": .bool(cluster.ipFamilies == .dualStack),
      "isNew": .bool(path?.keepsCluster != true),
      "replacesCluster": .bool(path == .newCluster),
      "isThere": .bool(path == Migration.none),
      "isInPlace": .bool(path == .inPlace),
      "isNewPools": .bool(path == .newPools),
      "makesSubnets": .bool(path?.keepsCluster != true || path == .newPools),
      "changesCluster": .bool(path?.keepsCluster == true && !steps.isEmpty),
      "fromKubenet": .bool(cluster.existing == .kubenet),
      "isCilium": .bool(choice.dataplane == .cilium),
      "movesToCilium": .bool(steps.contains(.moveToCilium)),
      "ciliumTool": .string(knowledge.limits.dataplane.ciliumUpdateCLI),
      "installsEngine": .bool(steps.contains(.installPolicyEngine)),
      "policyEngine": .string(orNull: choice.policyEngine?.rawValue),
      "cluster": .string(clusterName(isReplacing: path == .newCluster).shellQuoted),
      "tier": .string(cluster.tier.rawValue),
      "kubernetes": .string(orNull: cluster.kubernetes?.description),
      "nodeSubnet": .string(orNull: sizing.nodeSubnet?.prefix.description),
      "nodeSubnetName": .string(subnetName("snet-aks-nodes")),
      "podSubnet": .string(orNull: sizing.podSubnet?.prefix.description),
      "podSubnetName": .string(subnetName("snet-aks-pods")),
      "podCIDR": .string(orNull: sizing.podCIDR?.prefix.description),
      "updatedPodCIDR": .string(orNull: plan?.updatedPodCIDR?.prefix.description),
      "serviceCIDR": .string(orNull: service?.description),
      "dnsServiceIP": .string(
        orNull: service?.address(at: knowledge.limits.ranges.dnsOffset)?.description),
      "firstPool": pools[first],
      "otherPools": .array(pools.indices.filter { $0 != first }.map { pools[$0] }),
      "pools": .array(pools),
    ]
  }

  /// The cluster's name; another one where a new cluster is made beside it.
  private func clusterName(isReplacing: Bool) -> String {
    let name = decision.cluster.name ?? "my-cluster"
    return isReplacing ? NewNames.free(name, besides: [name], longest: 63) : name
  }

  /// A subnet's name that no subnet of the decision file has.
  private func subnetName(_ name: String) -> String {
    NewNames.free(
      name, besides: Set(decision.network.subnets.map { $0.name.lowercased() }),
      longest: knowledge.limits.names.subnet)
  }

  /// The pools' names; free ones where new pools stand beside the old.
  private func poolNames(isReplacing: Bool) -> [String] {
    let pools = decision.cluster.nodePools
    guard isReplacing else { return pools.map(\.name) }
    var taken = Set(pools.map(\.name))
    let limits = knowledge.limits.names
    return pools.map { pool in
      let name = NewNames.free(
        pool.name, besides: taken,
        longest: pool.os.isWindows ? limits.windowsPool : limits.linuxPool)
      taken.insert(name)
      return name
    }
  }

  private func commandPool(
    _ pool: NodePool, named name: String, _ size: PoolSize, _ sizing: OptionSizing
  ) -> ModelValue {
    let windowsSKU: String? =
      switch pool.os {
      case .linux: nil
      case .windows2019: "Windows2019"
      case .windows2022: "Windows2022"
      case .windows2025: "Windows2025"
      }
    let surge: String? =
      switch pool.maxSurge {
      case .nodes(let count)?: String(count)
      case .percentage(let percentage)?: percentage.description
      case nil: nil
      }
    return [
      "name": .string(name.shellQuoted),
      "oldName": .string(pool.name.shellQuoted),
      "isSystem": .bool(pool.mode == .system),
      "hasPodSubnet": .bool(sizing.podSubnet != nil),
      "isStaticBlock": .bool(sizing.model == .podSubnetStaticBlock),
      "windowsSKU": .string(orNull: windowsSKU),
      "vmSize": .string(orNull: pool.vmSize?.shellQuoted),
      "isScaled": .bool(pool.minimumNodes != nil),
      "minimum": .string(String(pool.minimumNodes ?? pool.nodes)),
      "maximum": .string(String(pool.nodes)),
      "count": .string(String(pool.minimumNodes ?? pool.nodes)),
      "maxPods": .string(String(size.maxPods)),
      "maxSurge": .string(orNull: surge),
    ]
  }
}

extension String {
  /// The text as one word of a POSIX shell: as it is where that is safe, else in single quotes.
  var shellQuoted: String {
    let isSafe =
      !isEmpty
      && utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
          UInt8(ascii: "."), UInt8(ascii: "/"):
          true
        default: false
        }
      }
    return isSafe
      ? self
      : "'"
        + split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "'\\''") + "'"
  }
}
