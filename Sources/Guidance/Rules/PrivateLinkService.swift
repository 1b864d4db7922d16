internal import Decisions

extension Rule {
  /// A service is published through Private Link (F30, R18).
  static let privateLinkService = constraint(
    .privateLinkService,
    examples: [
      Example("title: says nothing of it"),
      Example(
        "constraints: {private-link-service: must}",
        "kubenet favours",
        "azure-cni-node-subnet favours",
        "azure-cni-pod-subnet-dynamic favours",
        "azure-cni-pod-subnet-static-block excludes",
        "azure-cni-overlay favours"),
    ])
}
