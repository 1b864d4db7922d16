public import Decisions

/// One value for every network model: a table that cannot have a hole.
public struct PerOption<Value> {
  private let kubenet: Value
  private let nodeSubnet: Value
  private let podSubnetDynamic: Value
  private let podSubnetStaticBlock: Value
  private let overlay: Value

  /// A table made model by model, in the order of `NetworkModel`.
  public init(_ value: (NetworkModel) -> Value) {
    kubenet = value(.kubenet)
    nodeSubnet = value(.nodeSubnet)
    podSubnetDynamic = value(.podSubnetDynamic)
    podSubnetStaticBlock = value(.podSubnetStaticBlock)
    overlay = value(.overlay)
  }

  /// The same table, or nil when a model has no value.
  init?(complete values: [NetworkModel: Value]) {
    guard let kubenet = values[.kubenet], let nodeSubnet = values[.nodeSubnet],
      let dynamic = values[.podSubnetDynamic], let staticBlock = values[.podSubnetStaticBlock],
      let overlay = values[.overlay]
    else { return nil }
    self.kubenet = kubenet
    self.nodeSubnet = nodeSubnet
    podSubnetDynamic = dynamic
    podSubnetStaticBlock = staticBlock
    self.overlay = overlay
  }

  /// The value of a model.
  public subscript(model: NetworkModel) -> Value {
    switch model {
    case .kubenet: kubenet
    case .nodeSubnet: nodeSubnet
    case .podSubnetDynamic: podSubnetDynamic
    case .podSubnetStaticBlock: podSubnetStaticBlock
    case .overlay: overlay
    }
  }

  /// Every value, in the order of `NetworkModel`.
  public var all: [Value] { NetworkModel.allCases.map { self[$0] } }
}

extension PerOption: Sendable where Value: Sendable {}
extension PerOption: Equatable where Value: Equatable {}
extension PerOption: Hashable where Value: Hashable {}
