/// The decision file's keys: what is allowed, what it means, what is the default.
public struct DecisionSchema: Sendable {
  /// The keys of the file.
  let fields: [SchemaField]

  /// The schema under the platform's limits.
  public init(limits: DecisionLimits) {
    let people = ValueSchema.oneOrMore(.line(maximum: 1_000))
    fields = [
      SchemaField(
        "title", .scalar(.line(maximum: 10_000)), required: true,
        example: "Network model for the payments platform",
        "The record's title, on one line."),
      SchemaField(
        "number", .scalar(.integer(1...999_999, meaning: RangeMeaning("a record's number is"))),
        example: 7, "The record's number in its decision log."),
      SchemaField(
        "status", .scalar(.word(RecordStatus.allCases.map(\.rawValue))), default: "proposed",
        example: "accepted",
        "The record's status."),
      SchemaField(
        "date", .scalar(.date), example: "2026-11-22",
        "The day of the decision as YYYY-MM-DD; without it the command line or the clock decides."),
      SchemaField(
        "deciders", people, example: ["Platform team"], "Who decides: one name or a list."),
      SchemaField(
        "consulted", people, example: ["Network team"], "Who was asked: one name or a list."),
      SchemaField(
        "informed", people, example: ["Payments teams"], "Who is told: one name or a list."),
      SchemaField(
        "context", .scalar(.prose), example: "Card payments move to AKS in the spring.",
        "The situation in the author's own words, as Markdown."),
      SchemaField(
        "cluster", .mapping(Self.cluster(limits)), required: true,
        "The cluster that the decision is about."),
      SchemaField(
        "network", .mapping(Self.network(limits)), required: true,
        "The network that the cluster joins."),
      SchemaField(
        "constraints", .mapping(Self.constraints),
        "What the network model has to do. An option that cannot meet a 'must' is excluded; a 'should' "
          + "counts against it."),
      SchemaField(
        "options",
        .list(of: .scalar(.word(NetworkModel.allCases.map(\.id))), minimum: 1, unique: true),
        default: .strings(NetworkModel.allCases.map(\.id)),
        example: ["kubenet", "azure-cni-overlay"], "The network models to compare."),
      SchemaField(
        "weights", .mapping(Self.weights),
        "How much each criterion counts, 0 to 1000; 1 where nothing is said. A constraint has a weight "
          + "only when it is a 'should'."),
    ]
  }

  private static var constraints: [SchemaField] {
    ConstraintID.allCases.map { constraint in
      SchemaField(
        constraint.id, .scalar(.word(ConstraintLevel.allCases.map(\.rawValue))),
        example: "should", constraint.summary)
    }
  }

  private static var weights: [SchemaField] {
    let criteria = Criterion.standing + ConstraintID.allCases.map { .constraint($0) }
    return criteria.map { criterion in
      SchemaField(
        criterion.id, .scalar(.weight), default: 1, example: 3,
        "The weight of the criterion '\(criterion.id)'.")
    }
  }
}

extension ConstraintID {
  /// What the constraint asks for, in a sentence.
  var summary: String {
    switch self {
    case .limitedIPSpace: "Addresses of the VNet are scarce."
    case .podIPTraceability: "The addresses of pods are seen inside the VNet."
    case .podIPTraceabilityBeyondVNet:
      "The addresses of pods are seen in peered and on-premises networks."
    case .directPodAccess: "Hosts outside the cluster reach pods by their addresses."
    case .latencySensitive: "Every hop counts."
    case .podSubnetPolicies: "Pods have network security groups or routes of their own."
    case .virtualNodes: "Virtual nodes (Azure Container Instances) are used."
    case .networkPolicyCilium: "Network policies are enforced by Cilium."
    case .networkPolicyCalico: "Network policies are enforced by Calico."
    case .networkPolicyAzure: "Network policies are enforced by Azure Network Policy Manager."
    case .applicationGatewayForContainers: "Application Gateway for Containers leads traffic in."
    case .applicationGatewayIngress: "The Application Gateway Ingress Controller leads traffic in."
    case .privateLinkService: "Services are offered through Private Link Service."
    case .staticEgressGateway: "Pods leave through a static egress gateway."
    case .nodeAutoProvisioning: "Nodes are provisioned automatically (Karpenter)."
    case .sharedSubnet: "Clusters share a subnet."
    case .reusePodCIDR: "Clusters use the same pod CIDR."
    case .managedVNet: "AKS creates and manages the VNet."
    case .inPlaceMigration: "The existing cluster changes its network model without being rebuilt."
    case .operationalSimplicity: "The network is to be simple to run."
    }
  }
}
