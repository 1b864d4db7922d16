/// The cluster that the decision is about.
public struct Cluster: Sendable, Hashable {
  /// What the cluster is for.
  public enum Environment: String, CaseIterable, Sendable, Hashable {
    case production
    case development
    case proofOfConcept = "proof-of-concept"
  }

  /// The control plane's pricing tier.
  public enum Tier: String, CaseIterable, Sendable, Hashable {
    case free
    case standard
    case premium
  }

  /// The address families of the cluster's network.
  public enum IPFamilies: Sendable, Hashable {
    case ipv4
    case dualStack
  }

  /// The cluster's name.
  public var name: String?
  /// What the cluster is for; production where the file is silent.
  public var environment: Environment
  /// The network model of the cluster that exists already; nil for a new cluster.
  public var existing: NetworkModel?
  /// The Kubernetes version, where given.
  public var kubernetes: KubernetesVersion?
  /// The control plane's tier; standard where the file is silent.
  public var tier: Tier
  /// The address families.
  public var ipFamilies: IPFamilies
  /// Nodes added over the decision's life, as a share of today's.
  public var growth: Percentage
  /// The node pools, at least one.
  public var nodePools: [NodePool]

  /// A cluster from its parts.
  public init(
    name: String? = nil, environment: Environment = .production, existing: NetworkModel? = nil,
    kubernetes: KubernetesVersion? = nil, tier: Tier = .standard, ipFamilies: IPFamilies = .ipv4,
    growth: Percentage = .zero, nodePools: [NodePool]
  ) {
    self.name = name
    self.environment = environment
    self.existing = existing
    self.kubernetes = kubernetes
    self.tier = tier
    self.ipFamilies = ipFamilies
    self.growth = growth
    self.nodePools = nodePools
  }
}
