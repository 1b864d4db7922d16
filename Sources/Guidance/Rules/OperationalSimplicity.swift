internal import Decisions

extension Rule {
  /// Few things to plan and run matter most (F44, R1).
  static let operationalSimplicity = constraint(
    .operationalSimplicity,
    examples: [
      Example("title: says nothing of it"),
      Example(
        "constraints: {operational-simplicity: must}",
        "kubenet against",
        "azure-cni-node-subnet excludes",
        "azure-cni-pod-subnet-dynamic against",
        "azure-cni-pod-subnet-static-block excludes",
        "azure-cni-overlay favours"),
    ])
}
