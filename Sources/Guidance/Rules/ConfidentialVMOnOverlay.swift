internal import Decisions
internal import IPMath

extension Rule {
  /// Overlay does not run on DCsv2 confidential VMs (F34, R16).
  static let confidentialVMOnOverlay = Rule(
    "confidential-vm-on-overlay",
    examples: [
      Example(
        """
        cluster:
          nodePools:
            - {name: system, mode: system, nodes: 3}
            - {name: enclave, nodes: 3, vmSize: Standard_DC4as_v5}
        """),
      Example(
        """
        cluster:
          nodePools:
            - {name: system, mode: system, nodes: 3}
            - {name: enclave, nodes: 3, vmSize: Standard_DC4s_v2}
        """,
        "kubenet note", "azure-cni-node-subnet note", "azure-cni-pod-subnet-dynamic note",
        "azure-cni-pod-subnet-static-block note", "azure-cni-overlay excludes"),
    ],
    mayExclude: true
  ) { situation, findings in
    let pools = situation.pools(where: \.isDCsv2)
    guard !pools.isEmpty else { return }
    for model in situation.decision.options where model != .overlay {
      findings.add(.note, model, Message("not-stated"))
    }
    guard situation.compares(.overlay) else { return }
    findings.add(
      .excludes, .overlay,
      Message(
        "unsupported",
        ["pools": pools.names, "count": .count(pools.count), "sizes": pools.sizes]))
  }
}

extension NodePool {
  /// Whether the pool's virtual machines are of the DCsv2 series.
  var isDCsv2: Bool { vmSize.map(VMSize.init)?.isDCsv2 ?? false }
}

extension [NodePool] {
  /// The VM sizes of the pools, each once, in order.
  var sizes: Message.Value {
    .list(Set(compactMap(\.vmSize)).sorted().map { .userText($0) })
  }
}

/// A VM size by its parts: `Standard_DC4s_v2` is family DC, features s, version 2.
struct VMSize {
  /// Whether the size belongs to the DCsv2 series (Intel SGX, second version).
  let isDCsv2: Bool

  init(_ name: String) {
    var rest = name.lowercased()[...]
    if rest.hasPrefix("standard_") { rest = rest.dropFirst("standard_".count) }
    guard rest.hasPrefix("dc") else {
      isDCsv2 = false
      return
    }
    rest = rest.dropFirst(2).drop { $0.isNumber }
    isDCsv2 = rest == "s_v2"
  }
}
