internal import IPMath

extension Rule {
  /// Every rule: what the addresses say, what the platform says, then one rule a constraint.
  ///
  /// A test holds this list against the folder: one file a rule, one rule a file.
  public static let all: [Rule] = [
    .subnetsExceedVNet, .addressesExceedVNetLimit, .podSubnetExceedsLimit, .podCIDRTooSmall,
    .kubenetNodeLimit, .clusterNodeLimit, .windowsOnKubenet, .confidentialVMOnOverlay,
    .dualStackUnsupported, .kubenetRetirement, .overlayIsDefault, .nodeSubnetIsLegacy,
    .podSubnetAllocation, .migrationPath, .defaultMaxPodsAssumed, .poolNodeLimit,
    .controlPlaneTier,
    .inPlacePreconditions, .inPlaceMaxPods,
    .limitedIPSpace, .podIPTraceability, .podIPTraceabilityBeyondVNet, .directPodAccess,
    .latencySensitive, .podSubnetPolicies, .virtualNodes, .networkPolicyCilium,
    .networkPolicyCalico, .networkPolicyAzure, .applicationGatewayForContainers,
    .applicationGatewayIngress, .privateLinkService, .staticEgressGateway, .nodeAutoProvisioning,
    .sharedSubnet, .reusePodCIDR, .managedVNet, .inPlaceMigration, .operationalSimplicity,
  ]
}
