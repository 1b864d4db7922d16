public import Decisions

extension Limits {
  /// What decides between the dataplanes and between the network policy engines.
  public struct Dataplane: Sendable, Hashable {
    /// Whether a model has the Cilium dataplane.
    public let cilium: PerOption<Bool>
    /// The network policy engines of a model.
    public let engines: PerOption<[PolicyEngine]>
    /// The Windows Servers that Calico is documented for.
    public let calicoOnWindows: [NodePool.OperatingSystem]
    /// The most nodes of a cluster with layer 7 policies.
    public let layer7Nodes: Int
    /// The most pods of a cluster with layer 7 policies.
    public let layer7Pods: Int
    /// The oldest Azure CLI that makes a node subnet cluster with the Cilium dataplane.
    public let nodeSubnetCLI: String
    /// The oldest Azure CLI that moves a cluster to the Cilium dataplane.
    public let ciliumUpdateCLI: String
    /// The oldest Azure CLI that removes a network policy engine.
    public let engineRemovalCLI: String
    /// The oldest build of Windows Server whose nodes should move to overlay.
    public let windowsBuild: String
  }
}
