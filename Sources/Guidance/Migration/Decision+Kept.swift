public import Decisions

extension Decision {
  /// Whether the existing cluster goes on with the range that it has, whatever a plan proposes.
  ///
  /// - Parameters:
  ///   - place: Where addresses are wanted.
  ///   - option: The option that the cluster is to run.
  /// - Returns: True where the range stays and the decision file does not name it; false for a new
  ///   cluster, and for node pools that are replaced.
  public func keeps(_ place: AddressDemand.Place, with option: NetworkModel) -> Bool {
    guard let existing = cluster.existing else { return false }
    return switch Migration(from: existing, to: option) {
    case .none: place != .podCIDR || network.podCIDR == nil
    case .inPlace:
      place == .nodeSubnet
        || (place == .podCIDR && existing == .kubenet && network.podCIDR == nil)
    case .newPools, .newCluster: false
    }
  }

  /// Whether the existing cluster keeps a service CIDR that the decision file does not name.
  public func keepsServiceCIDR(with option: NetworkModel) -> Bool {
    guard let existing = cluster.existing, network.serviceCIDR == nil else { return false }
    return Migration(from: existing, to: option).keepsCluster
  }

  /// Whether an update to overlay names a pod CIDR.
  ///
  /// A kubenet cluster keeps its own where the file names none; so does a dual-stack one, as the
  /// parameter takes a single range.
  func namesPodCIDR(from existing: NetworkModel) -> Bool {
    existing != .kubenet || (network.podCIDR != nil && cluster.ipFamilies == .ipv4)
  }
}
