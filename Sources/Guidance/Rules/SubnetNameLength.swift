internal import Decisions
internal import Knowledge

extension Rule {
  /// Names of subnets become labels of nodes with some options (F39, R48).
  static let subnetNameLength = Rule(
    "subnet-name-length",
    examples: [
      Example(
        """
        network:
          vnet: {addressSpace: [10.20.0.0/16], subnets: {nodes: 10.20.0.0/24}}
        """),
      Example(
        """
        network:
          vnet:
            addressSpace: [10.20.0.0/16]
            subnets:
              nodes-of-the-payments-platform-in-production-west-europe-zone-123: 10.20.0.0/24
        """,
        "azure-cni-pod-subnet-dynamic note", "azure-cni-pod-subnet-static-block note",
        "azure-cni-overlay note"),
    ]
  ) { situation, findings in
    let lengths = situation.limits.names.labelled
    guard let shortest = lengths.values.min(),
      situation.decision.network.subnets.contains(where: { $0.name.utf8.count > shortest })
    else { return }
    for model in situation.decision.options {
      guard let limit = lengths[model] else { continue }
      let names = situation.decision.network.subnets.map(\.name).filter { $0.count > limit }
      guard !names.isEmpty else { continue }
      findings.add(
        .note, model,
        Message(
          "too-long",
          [
            "subnets": .list(names.map { .userText($0) }), "count": .count(names.count),
            "limit": .count(limit),
          ]))
    }
  }
}
