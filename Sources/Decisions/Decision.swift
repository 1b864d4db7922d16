public import Diagnostics
public import IPMath

/// A decision file as values: what the author wrote, checked, nothing derived.
public struct Decision: Sendable, Hashable {
  /// The file's path as it was named on the command line.
  public var file: String
  /// The record's title: one line, not empty.
  public var title: String
  /// The record's number in its log.
  public var number: Int?
  /// The record's status.
  public var status: RecordStatus
  /// The record's date, where the file gives one.
  public var date: CalendarDate?
  /// Who decides.
  public var deciders: [String]
  /// Who was asked.
  public var consulted: [String]
  /// Who is told.
  public var informed: [String]
  /// The author's own words on the situation, Markdown.
  public var context: String?
  /// The cluster.
  public var cluster: Cluster
  /// The network around it.
  public var network: Network
  /// The constraints, in the order of `ConstraintID`.
  public var constraints: [ConstraintRequirement]
  /// The options to compare, in the order of `NetworkModel`.
  public var options: [NetworkModel]
  /// The weights that the file gives, by criterion.
  public var weights: [Criterion: Weight]
  /// Where each value stands, by key path (`network.podCIDR`, `cluster.nodePools[0].maxPods`).
  public var locations: [String: SourceLocation]

  /// A decision from its parts.
  public init(
    file: String, title: String, number: Int? = nil, status: RecordStatus = .proposed,
    date: CalendarDate? = nil, deciders: [String] = [], consulted: [String] = [],
    informed: [String] = [], context: String? = nil, cluster: Cluster, network: Network,
    constraints: [ConstraintRequirement] = [], options: [NetworkModel] = NetworkModel.allCases,
    weights: [Criterion: Weight] = [:], locations: [String: SourceLocation] = [:]
  ) {
    self.file = file
    self.title = title
    self.number = number
    self.status = status
    self.date = date
    self.deciders = deciders
    self.consulted = consulted
    self.informed = informed
    self.context = context
    self.cluster = cluster
    self.network = network
    self.constraints = constraints
    self.options = options
    self.weights = weights
    self.locations = locations
  }

  /// The criteria of this decision in order: the standing ones, then one per `should`.
  public var criteria: [Criterion] {
    Criterion.standing
      + constraints.filter { $0.level == .should }.map { .constraint($0.constraint) }
  }

  /// The weight of a criterion.
  public func weight(of criterion: Criterion) -> Weight { weights[criterion] ?? .one }

  /// The level at which the file asks for a constraint, or nil.
  public func level(of constraint: ConstraintID) -> ConstraintLevel? {
    constraints.first { $0.constraint == constraint }?.level
  }
}

/// The status of a decision record, in MADR's words.
public enum RecordStatus: String, CaseIterable, Sendable, Hashable {
  case draft
  case proposed
  case accepted
  case rejected
  case deprecated
  case superseded
}

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

/// A node pool.
public struct NodePool: Sendable, Hashable {
  /// What the pool carries.
  public enum Mode: String, CaseIterable, Sendable, Hashable {
    case system
    case user
  }

  /// The pool's operating system.
  public enum OperatingSystem: String, CaseIterable, Sendable, Hashable {
    case linux
    case windows2019
    case windows2022
    case windows2025

    /// Whether it is a Windows Server.
    public var isWindows: Bool { self != .linux }
  }

  /// How many extra nodes an upgrade may add to the pool.
  public enum Surge: Sendable, Hashable {
    /// So many nodes.
    case nodes(Int)
    /// A share of the pool's nodes, rounded up.
    case percentage(Percentage)
  }

  /// The pool's name.
  public var name: String
  /// What the pool carries.
  public var mode: Mode
  /// The operating system.
  public var os: OperatingSystem
  /// The VM size, where given.
  public var vmSize: String?
  /// The lower bound of the autoscaler, where the file gives a range.
  public var minimumNodes: Int?
  /// The most nodes before growth: the count, or the autoscaler's maximum.
  public var nodes: Int
  /// The most pods a node, where given; else the option's own default.
  public var maxPods: Int?
  /// The surge, where given; else the platform's default for the Kubernetes version.
  public var maxSurge: Surge?

  /// A node pool from its parts.
  public init(
    name: String, mode: Mode = .user, os: OperatingSystem = .linux, vmSize: String? = nil,
    minimumNodes: Int? = nil, nodes: Int, maxPods: Int? = nil, maxSurge: Surge? = nil
  ) {
    self.name = name
    self.mode = mode
    self.os = os
    self.vmSize = vmSize
    self.minimumNodes = minimumNodes
    self.nodes = nodes
    self.maxPods = maxPods
    self.maxSurge = maxSurge
  }
}

/// The network that the cluster joins.
public struct Network: Sendable, Hashable {
  /// A range with the name that the file gives it.
  public struct NamedPrefix: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The range.
    public var prefix: IPPrefix

    /// A named range.
    public init(_ name: String, _ prefix: IPPrefix) {
      self.name = name
      self.prefix = prefix
    }
  }

  /// The VNet's address space, at least one IPv4 prefix.
  public var addressSpace: [IPPrefix]
  /// The VNet's subnets that are in use, in the order of the file.
  public var subnets: [NamedPrefix]
  /// Peered or routed ranges, in the order of the file.
  public var connected: [NamedPrefix]
  /// The pod CIDR, where the file fixes one.
  public var podCIDR: IPv4Prefix?
  /// The service CIDR, where the file fixes one.
  public var serviceCIDR: IPv4Prefix?
  /// Frontends of internal load balancers in the node subnet.
  public var internalLoadBalancers: Int
  /// Private endpoints in the node subnet.
  public var privateEndpoints: Int

  /// A network from its parts.
  public init(
    addressSpace: [IPPrefix], subnets: [NamedPrefix] = [], connected: [NamedPrefix] = [],
    podCIDR: IPv4Prefix? = nil, serviceCIDR: IPv4Prefix? = nil, internalLoadBalancers: Int = 0,
    privateEndpoints: Int = 0
  ) {
    self.addressSpace = addressSpace
    self.subnets = subnets
    self.connected = connected
    self.podCIDR = podCIDR
    self.serviceCIDR = serviceCIDR
    self.internalLoadBalancers = internalLoadBalancers
    self.privateEndpoints = privateEndpoints
  }
}
