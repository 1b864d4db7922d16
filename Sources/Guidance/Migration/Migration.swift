public import Decisions

/// How an existing cluster gets from one network model to another (facts file 1.3).
public enum Migration: String, Sendable, Hashable {
  /// It is there already.
  case none
  /// By updating the cluster, for good.
  case inPlace = "in-place"
  /// By adding node pools on new subnets and draining the old ones.
  case newPools = "new-pools"
  /// Only by building a new cluster.
  case newCluster = "new-cluster"

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

  /// Whether the cluster itself lives on, and with it what cannot be changed in a cluster.
  public var keepsCluster: Bool { self != .newCluster }

  /// The id of the sentence that says what the path from one model to another means.
  static func statement(from existing: NetworkModel, to option: NetworkModel) -> String {
    switch (existing, option) {
    case _ where existing == option: "path-there"
    case (.kubenet, .overlay), (.nodeSubnet, .overlay): "path-in-place"
    case (.overlay, _): "path-from-overlay"
    case (_, .kubenet): "path-to-kubenet"
    case (.kubenet, _): "path-kubenet-to-flat"
    case (_, .overlay): "path-pod-subnet-to-overlay"
    case (.podSubnetDynamic, .podSubnetStaticBlock): "path-dynamic-to-static"
    case (.podSubnetStaticBlock, .podSubnetDynamic): "path-static-to-dynamic"
    default: "path-between-flat-models"
    }
  }
}
