/// A constraint that a decision file may state.
///
/// The raw value is the constraint's id.
/// What follows from the cluster itself (Windows, dual-stack, node counts) is derived, never typed.
public enum ConstraintID: String, CaseIterable, Sendable, Hashable {
  case limitedIPSpace = "limited-ip-space"
  case podIPTraceability = "pod-ip-traceability"
  case podIPTraceabilityBeyondVNet = "pod-ip-traceability-beyond-vnet"
  case directPodAccess = "direct-pod-access"
  case latencySensitive = "latency-sensitive"
  case podSubnetPolicies = "pod-subnet-policies"
  case virtualNodes = "virtual-nodes"
  case networkPolicyCilium = "network-policy-cilium"
  case networkPolicyCalico = "network-policy-calico"
  case networkPolicyAzure = "network-policy-azure"
  case applicationGatewayForContainers = "application-gateway-for-containers"
  case applicationGatewayIngress = "application-gateway-ingress"
  case privateLinkService = "private-link-service"
  case staticEgressGateway = "static-egress-gateway"
  case nodeAutoProvisioning = "node-auto-provisioning"
  case sharedSubnet = "shared-subnet"
  case reusePodCIDR = "reuse-pod-cidr"
  case managedVNet = "managed-vnet"
  case inPlaceMigration = "in-place-migration"
  case operationalSimplicity = "operational-simplicity"

  /// The constraint's id, as in the decision file.
  public var id: String { rawValue }
}

/// How strongly a decision file asks for a constraint.
public enum ConstraintLevel: String, CaseIterable, Sendable, Hashable {
  /// An option that cannot meet it is excluded.
  case must
  /// An option that does not meet it loses points.
  case should
}

/// A constraint of the decision with the strength it was asked for.
public struct ConstraintRequirement: Sendable, Hashable {
  /// Which constraint.
  public var constraint: ConstraintID
  /// How strongly.
  public var level: ConstraintLevel

  /// A constraint at a strength.
  public init(_ constraint: ConstraintID, _ level: ConstraintLevel) {
    self.constraint = constraint
    self.level = level
  }
}
