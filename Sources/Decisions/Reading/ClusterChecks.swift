internal import Diagnostics
internal import LocatedYAML

/// What the values of a cluster say about each other.
struct ClusterChecks {
  private(set) var diagnostics: [Diagnostic] = []
  private let limits: DecisionLimits

  init(values: DecisionValues, limits: DecisionLimits) {
    self.limits = limits
    guard let pools = values.root["cluster"]?["nodePools"] else { return }
    checkUniqueNames(pools.elements)
    for pool in pools.elements {
      checkName(of: pool)
      checkRange(of: pool)
      checkMode(of: pool)
    }
    checkSystemPool(pools)
  }

  private mutating func checkUniqueNames(_ pools: [YAMLValue]) {
    var places: [String: SourceLocation] = [:]
    for pool in pools {
      guard let value = pool["name"], let name = value.text, !value.isNull else { continue }
      guard let first = places[name] else {
        places[name] = value.location
        continue
      }
      diagnostics.append(
        Diagnostic(
          .error, at: value.location,
          "node pool '\(name.shortened(to: 60))' is named twice; the first is on line \(first.line)",
          cure: "give each pool a name of its own"))
    }
  }

  /// Checks a name against the rule of AKS.
  ///
  /// It warns only: a record may well use other names than the cluster.
  private mutating func checkName(of pool: YAMLValue) {
    guard let value = pool["name"], let name = value.text, (1...63).contains(name.utf8.count) else {
      return
    }
    let isWindows = pool["os"]?.word(NodePool.OperatingSystem.self)?.isWindows ?? false
    let most = isWindows ? limits.windowsPoolName : limits.linuxPoolName
    let isLetter: (UInt8) -> Bool = { (97...122).contains($0) }
    if let first = name.utf8.first, isLetter(first), name.utf8.count <= most,
      name.utf8.allSatisfy({ isLetter($0) || (48...57).contains($0) })
    {
      return
    }
    let kind = isWindows ? "a Windows node pool" : "a node pool"
    diagnostics.append(
      Diagnostic(
        .warning, at: value.location,
        "'\(name)' is not a name that AKS takes for \(kind)",
        cure: "use lower-case letters and digits, a letter first, at most \(most)"))
  }

  private mutating func checkRange(of pool: YAMLValue) {
    guard let nodes = pool["nodes"], let low = nodes["min"], let least = low.integer,
      let most = nodes["max"]?.integer, least > most
    else { return }
    diagnostics.append(
      Diagnostic(
        .error, at: low.location, "min is \(least), but max is \(most)",
        cure: "write \(most) or less"))
  }

  private mutating func checkMode(of pool: YAMLValue) {
    guard let mode = pool["mode"], mode.text == NodePool.Mode.system.rawValue,
      let os = pool["os"]?.word(NodePool.OperatingSystem.self), os.isWindows
    else { return }
    diagnostics.append(
      Diagnostic(
        .warning, at: mode.location, "a system pool runs Linux, but this one runs \(os.rawValue)",
        cure: "add a Linux pool with 'mode: system'"))
  }

  private mutating func checkSystemPool(_ pools: YAMLValue) {
    guard pools.elements.allSatisfy({ !$0.entries.isEmpty }) else { return }
    let modes = pools.elements.map { $0["mode"]?.text }
    guard !modes.isEmpty, !modes.contains(NodePool.Mode.system.rawValue) else { return }
    // A misspelled mode may be the system pool; its error is enough.
    guard modes.allSatisfy({ $0 == nil || $0 == NodePool.Mode.user.rawValue }) else { return }
    diagnostics.append(
      Diagnostic(
        .warning, at: pools.location, "no node pool has the mode system, and AKS needs one",
        cure: "add 'mode: system' to a Linux pool"))
  }
}
