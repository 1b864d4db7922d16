/// An input of the decision whose values are searched for other outcomes.
public enum SensitiveInput: String, Sendable, Hashable, CaseIterable {
  /// Nodes of all pools together after growth, surge apart; the pools keep their proportions.
  case nodes
  /// Growth in whole percent of today's nodes.
  case growth
  /// Max pods, the same in every pool.
  case maxPods = "max-pods"
  /// The length of the VNet's first address prefix.
  case vnetPrefixLength = "vnet-prefix-length"
}
