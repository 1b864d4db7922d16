public import Decisions

/// How an existing cluster gets from one network model to another (facts file 1.3).
public enum Migration: Sendable, Hashable {
  /// It is there already.
  case none
  /// By updating the cluster, for good.
  case inPlace
  /// By adding node pools on new subnets and draining the old ones.
  case newPools
  /// Only by building a new cluster.
  case newCluster

  /// The path from the cluster's model to an option.
  public init(from existing: NetworkModel, to option: NetworkModel) {
    switch (existing, option) {
    case _ where existing == option: self = .none
    case (.kubenet, .overlay), (.nodeSubnet, .overlay): self = .inPlace
    case (.podSubnetDynamic, .podSubnetStaticBlock), (.podSubnetStaticBlock, .podSubnetDynamic):
      self = .newPools
    default: self = .newCluster
    }
  }
}
