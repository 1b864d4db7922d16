internal import IPMath

extension Rule {
  /// Every rule: what the addresses say, what the platform says, one rule a constraint, then
  /// what is worth knowing of an option, and of the cluster whatever the option.
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
    .trafficBeyondCluster, .windows2019OnStaticBlock, .staticBlockVersion, .predictableAddresses,
    .podsACluster, .maxPodsReserved, .staticBlockFit, .peeredAddresses, .apiServerSubnet,
    .podSubnetRules, .kubenetRouteTable, .overlaySecurityRules, .windowsMaxPods,
    .subnetNameLength, .firewallEgress, .podSubnetSlack, .ciliumOnExistingCluster,
    .upgradeAtFullSize, .poolCountLimit, .poolPodRoom, .windowsServerEnd, .windowsUpgrades,
    .confidentialVMEnd,
    .availabilitySets, .networkPolicyEngines, .networkPolicyManagerEnd, .serviceCIDRRange,
    .podCIDRRange, .defaultRangesTaken, .defaultSurgeAssumed, .autoscalerMaximum, .snatPorts,
    .loadBalancersAtScale, .internalLoadBalancerSubnet, .applicationGatewaySubnet,
    .platformSubnetSize, .bringYourOwnCNI,
  ]
}
