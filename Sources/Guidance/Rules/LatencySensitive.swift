internal import Decisions

extension Rule {
  /// Latency matters, and no source gives a figure for it (F19, R6, R44).
  static let latencySensitive = constraint(
    .latencySensitive,
    examples: [
      Example("title: says nothing of it"),
      Example(
        "constraints: {latency-sensitive: must}",
        "kubenet against",
        "azure-cni-node-subnet favours",
        "azure-cni-pod-subnet-dynamic favours",
        "azure-cni-pod-subnet-static-block favours",
        "azure-cni-overlay against"),
    ])
}
