/// A network model of AKS: an *option* of the decision.
///
/// The raw value is the option's id.
public enum NetworkModel: String, CaseIterable, Sendable, Hashable, Comparable {
  case kubenet
  case nodeSubnet = "azure-cni-node-subnet"
  case podSubnetDynamic = "azure-cni-pod-subnet-dynamic"
  case podSubnetStaticBlock = "azure-cni-pod-subnet-static-block"
  case overlay = "azure-cni-overlay"

  /// The option's id, as in the decision file.
  public var id: String { rawValue }

  /// Whether pods take addresses of the VNet.
  public var isFlat: Bool {
    switch self {
    case .nodeSubnet, .podSubnetDynamic, .podSubnetStaticBlock: true
    case .kubenet, .overlay: false
    }
  }

  /// Orders as DESIGN's table of options does.
  public static func < (left: NetworkModel, right: NetworkModel) -> Bool {
    left.order < right.order
  }

  private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
