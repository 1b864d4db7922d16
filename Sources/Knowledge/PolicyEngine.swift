/// What enforces Kubernetes network policies in a cluster.
///
/// The raw value is what the facts, `decision.json` and the Azure CLI call it.
public enum PolicyEngine: String, CaseIterable, Sendable, Hashable {
  /// Cilium, which comes with the dataplane of the same name and with no other.
  case cilium
  /// Calico.
  case calico
  /// Azure Network Policy Manager.
  case azure

  /// The engine's name.
  public var title: String {
    switch self {
    case .cilium: "Cilium"
    case .calico: "Calico"
    case .azure: "Azure Network Policy Manager"
    }
  }
}
