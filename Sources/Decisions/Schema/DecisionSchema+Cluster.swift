extension DecisionSchema {
  /// The keys of `cluster`.
  static func cluster(_ limits: DecisionLimits) -> [SchemaField] {
    [
      SchemaField(
        "name", .scalar(.line(maximum: 100)), example: "payments-prod", "The cluster's name."),
      SchemaField(
        "environment", .scalar(.word(Cluster.Environment.allCases.map(\.rawValue))),
        default: "production", example: "development", "What the cluster is for."),
      SchemaField(
        "existing", .scalar(.word(NetworkModel.allCases.map(\.id))), example: "kubenet",
        "The network model of the cluster that exists already; leave it out for a new cluster."),
      SchemaField(
        "kubernetes", .scalar(.version), example: "1.33",
        "The Kubernetes version in quotes; a patch number is ignored."),
      SchemaField(
        "tier", .scalar(.word(Cluster.Tier.allCases.map(\.rawValue))), default: "standard",
        example: "premium",
        "The control plane's pricing tier."),
      SchemaField(
        "ipFamilies", .wordLists([["ipv4"], ["ipv4", "ipv6"]]), default: ["ipv4"],
        example: ["ipv4", "ipv6"],
        "The address families: IPv4, or both (dual-stack)."),
      SchemaField(
        "growth", .scalar(.percentage), default: "0%", example: "50%",
        "Nodes added over the decision's life, as a share of today's."),
      SchemaField(
        "nodePools", .list(of: .mapping(nodePool(limits)), minimum: 1, unique: false),
        required: true, "The node pools, at least one."),
    ]
  }

  private static func nodePool(_ limits: DecisionLimits) -> [SchemaField] {
    let nodes = RangeMeaning("a node pool has", "nodes")
    return [
      SchemaField(
        "name", .scalar(.line(maximum: 63)), required: true, example: "system",
        "The pool's name: lower-case letters and digits, a letter first, at most "
          + "\(limits.linuxPoolName) characters (\(limits.windowsPoolName) for Windows)."),
      SchemaField(
        "mode", .scalar(.word(NodePool.Mode.allCases.map(\.rawValue))), default: "user",
        example: "system",
        "Whether the pool carries the cluster's own pods. AKS needs a system pool."),
      SchemaField(
        "os", .scalar(.word(NodePool.OperatingSystem.allCases.map(\.rawValue))), default: "linux",
        example: "windows2022",
        "The nodes' operating system."),
      SchemaField("vmSize", .scalar(.vmSize), example: "Standard_D4ds_v5", "The nodes' VM size."),
      SchemaField(
        "nodes",
        .scalarOrMapping(
          .integer(1...100_000, meaning: nodes),
          [
            SchemaField(
              "min", .scalar(.integer(0...100_000, meaning: nodes)), example: 3,
              "The fewest nodes that the autoscaler keeps."),
            SchemaField(
              "max", .scalar(.integer(1...100_000, meaning: nodes)), required: true, example: 10,
              "The most nodes that the autoscaler adds; the number that counts."),
          ]),
        required: true, example: 3,
        "The number of nodes, or the autoscaler's range {min: 3, max: 10}: the maximum counts."),
      SchemaField(
        "maxPods",
        .scalar(.integer(limits.maxPods, meaning: RangeMeaning("a node takes", "pods"))),
        example: 110, "The most pods on a node; without it the network model's own default."),
      SchemaField(
        "maxSurge",
        .scalar(
          .integerOrPercentage(0...100_000, meaning: RangeMeaning("an upgrade adds", "nodes"))),
        example: "10%",
        "The nodes that an upgrade adds for a while: a number, or a share of the pool's nodes; "
          + "without it the platform's default for the Kubernetes version."),
    ]
  }
}
