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
    let migration = cluster.existing.map { Migration(from: $0, to: model) }
    let first = cluster.nodePools.firstIndex { $0.mode == .system && $0.os == .linux } ?? 0
    let pools = zip(cluster.nodePools, sizing.demands.pools).map {
      commandPool($0, $1, sizing)
    }
    let service = sizing.serviceCIDR?.prefix
    return [
      "isKubenet": .bool(model == .kubenet),
      "isNodeSubnet": .bool(model == .nodeSubnet),
      "isDynamic": .bool(model == .podSubnetDynamic),
      "isStaticBlock": .bool(model == .podSubnetStaticBlock),
      "isOverlay": .bool(model == .overlay),
      "isDualStack": .bool(cluster.ipFamilies == .dualStack),
      "isNew": .bool(migration == nil || migration == .newCluster),
      "replacesCluster": .bool(migration == .newCluster),
      "isThere": .bool(migration == Migration.none),
      "isInPlace": .bool(migration == .inPlace),
      "isNewPools": .bool(migration == .newPools),
      "fromKubenet": .bool(cluster.existing == .kubenet),
      "cluster": .string((cluster.name ?? "my-cluster").shellQuoted),
      "tier": .string(cluster.tier.rawValue),
      "kubernetes": .string(orNull: cluster.kubernetes?.description),
      "nodeSubnet": .string(orNull: sizing.nodeSubnet?.prefix.description),
      "podSubnet": .string(orNull: sizing.podSubnet?.prefix.description),
      "podCIDR": .string(orNull: sizing.podCIDR?.prefix.description),
      "serviceCIDR": .string(orNull: service?.description),
      "dnsServiceIP": .string(
        orNull: service?.address(at: knowledge.limits.ranges.dnsOffset)?.description),
      "firstPool": pools[first],
      "otherPools": .array(pools.indices.filter { $0 != first }.map { pools[$0] }),
      "pools": .array(pools),
      "minimumKubernetes": .string(knowledge.limits.versions.overlayMigration.description),
      "isTooOldToMigrate": .bool(
        cluster.kubernetes.map { $0 < knowledge.limits.versions.overlayMigration } ?? false),
      "kubenetRetirement": .string(knowledge.limits.dates.kubenetRetirement.description),
      "hasWindows": .bool(cluster.nodePools.contains(where: \.os.isWindows)),
    ]
  }

  private func commandPool(
    _ pool: NodePool, _ size: PoolSize, _ sizing: OptionSizing
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
      "name": .string(pool.name.shellQuoted),
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
