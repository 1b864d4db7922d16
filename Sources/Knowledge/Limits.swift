public import Decisions

/// The published numbers that the arithmetic and the rules use, taken from the facts once.
///
/// Every number is a fact of the knowledge base; none is written in code.
public struct Limits: Sendable, Hashable {
  /// Limits on nodes and node pools.
  public let nodes: Nodes
  /// Limits on names.
  public let names: Names
  /// Limits on pods.
  public let pods: Pods
  /// Limits on addresses and prefix lengths.
  public let addresses: Addresses
  /// SNAT ports of outbound addresses.
  public let ports: Ports
  /// The default surge of an upgrade.
  public let surge: Surge
  /// Default, reserved and private ranges.
  public let ranges: Ranges
  /// The days on which support ends.
  public let dates: Dates
  /// Kubernetes versions from which something holds.
  public let versions: Versions
  /// What decides between the dataplanes and between the network policy engines.
  public let dataplane: Dataplane

  /// Limits on nodes and node pools.
  public struct Nodes: Sendable, Hashable {
    /// The most nodes of a cluster of each model, surge included where routes are the limit.
    public let perCluster: PerOption<Int>
    /// The most nodes of any cluster.
    public let anyCluster: Int
    /// The most nodes of a dual-stack cluster on kubenet.
    public let kubenetDualStack: Int
    /// The most nodes with the free tier.
    public let freeTier: Int
    /// The most nodes that the free tier is recommended for.
    public let freeTierRecommended: Int
    /// The most nodes of a node pool, surge included.
    public let perPool: Int
    /// The most node pools of a cluster.
    public let pools: Int
    /// The node count at which upgrades are refused.
    public let upgradesRefusedAt: Int
    /// The node count to scale below before such an upgrade.
    public let scaleBelowForUpgrade: Int
    /// The most nodes with Azure Network Policy Manager.
    public let networkPolicyManager: Int
    /// The node count below which internal load balancers should be created.
    public let internalLoadBalancers: Int
    /// The most nodes times ports behind a frontend of a load balancer.
    public let backendsPerFrontend: Int
  }

  /// Limits on the length of names, in characters.
  public struct Names: Sendable, Hashable {
    /// The longest name of a Linux node pool.
    public let linuxPool: Int
    /// The longest name of a Windows node pool.
    public let windowsPool: Int
    /// The longest name of a subnet.
    public let subnet: Int
    /// The longest name of a subnet that a cluster uses, for the models that label nodes with it.
    public let labelled: [NetworkModel: Int]
  }

  /// Limits on pods.
  public struct Pods: Sendable, Hashable {
    /// The lowest max pods of a pool.
    public let lowestMaxPods: Int
    /// The highest max pods of a pool.
    public let highestMaxPods: Int
    /// The highest max pods that is recommended for a Windows pool.
    public let windowsRecommended: Int
    /// The max pods of a pool that names none.
    public let defaultMaxPods: PerOption<Int>
    /// The pods that a system pool, and any pool at the lowest max pods, must have room for.
    public let heldByPool: Int
    /// The most pods with Azure Network Policy Manager.
    public let networkPolicyManager: Int
    /// The most pods of a cluster, for the models that publish one.
    public let perCluster: [NetworkModel: Int]
  }

  /// Limits on addresses and prefix lengths.
  ///
  /// A *longest* prefix length is that of the smallest network.
  public struct Addresses: Sendable, Hashable {
    /// The addresses that Azure reserves in every subnet.
    public let reservedPerSubnet: Int
    /// The prefix length of the smallest subnet.
    public let longestSubnetLength: Int
    /// The prefix length of every IPv6 subnet.
    public let ipv6SubnetLength: Int
    /// The prefix length of the largest subnet.
    public let shortestSubnetLength: Int
    /// The most private addresses in a VNet.
    public let perVNet: Int
    /// The most private addresses in a group of peered VNets.
    public let inPeeredVNets: Int
    /// The most private addresses on a network interface.
    public let perInterface: Int
    /// The addresses of a pod CIDR that a node takes (kubenet and overlay).
    public let podCIDRPerNode: Int
    /// The addresses that a node requests at a time (pod subnet, dynamic).
    public let dynamicBatch: Int
    /// The most addresses that a node's pool holds (pod subnet, dynamic).
    public let dynamicCap: Int
    /// The addresses of a block (pod subnet, static block).
    public let staticBlock: Int
    /// The blocks of a subnet that are left out, as Azure's reserved addresses lie in them.
    public let unusableStaticBlocks: Int
    /// The prefix length of the largest pod subnet (static block).
    public let shortestPodSubnetLength: Int
    /// The prefix length of the largest service CIDR.
    public let shortestServiceCIDRLength: Int
    /// The prefix length of the smallest service CIDR that holds the usual DNS address.
    public let longestServiceCIDRLength: Int
    /// The prefix length of the smallest subnet for API server VNet integration.
    public let apiServerSubnetLength: Int
    /// The addresses that a cluster's API server takes in that subnet.
    public let apiServerAddresses: Int
    /// The prefix length of the subnet of Application Gateway for Containers.
    public let gatewayForContainersSubnetLength: Int
    /// The prefix length of the usual subnet of Application Gateway.
    public let applicationGatewaySubnetLength: Int
    /// The prefix length of the usual subnet of Azure Firewall.
    public let firewallSubnetLength: Int
    /// The prefix length of the usual subnet of Azure Bastion.
    public let bastionSubnetLength: Int
    /// The prefix length of the usual subnet of a VPN gateway.
    public let gatewaySubnetLength: Int
    /// The prefix length of the usual subnet of internal load balancers.
    public let loadBalancerSubnetLength: Int
  }

  /// SNAT ports: what an outbound address offers and what nodes take.
  public struct Ports: Sendable, Hashable {
    /// The ports of an outbound address of a load balancer.
    public let perAddress: Int
    /// The ports of a node in Microsoft's example.
    public let perNode: Int
    /// The fewest addresses of a NAT gateway for a large volume.
    public let fewestGatewayAddresses: Int
  }

  /// The default surge of an upgrade.
  public struct Surge: Sendable, Hashable {
    /// The share of a pool's nodes from `since` on, and where the version is not known.
    public let share: Percentage
    /// The nodes before `since`.
    public let nodesBefore: Int
    /// The Kubernetes version from which the share holds.
    public let since: KubernetesVersion
  }

  /// The days on which support ends.
  public struct Dates: Sendable, Hashable {
    /// kubenet retires.
    public let kubenetRetirement: CalendarDate
    /// Azure Network Policy Manager ends on Windows.
    public let networkPolicyManagerOnWindows: CalendarDate
    /// Azure Network Policy Manager ends on Linux.
    public let networkPolicyManagerOnLinux: CalendarDate
    /// Windows Server 2019 nodes lose support.
    public let windows2019: CalendarDate
    /// Windows Server 2022 nodes lose support.
    public let windows2022: CalendarDate
    /// Virtual machines of the DCsv2 series retire.
    public let dcsv2: CalendarDate
    /// Availability sets and the Basic load balancer lost support.
    public let availabilitySets: CalendarDate
  }

  /// Kubernetes versions from which something holds.
  public struct Versions: Sendable, Hashable {
    /// A cluster can be moved to overlay in place.
    public let overlayMigration: KubernetesVersion
    /// Static block allocation is available.
    public let staticBlock: KubernetesVersion
    /// Dual-stack works with the Cilium dataplane.
    public let dualStackCilium: KubernetesVersion
    /// Overlay is what a cluster gets that names no plugin.
    public let overlayByDefault: KubernetesVersion
    /// The service CIDR can be extended.
    public let serviceCIDRExtension: KubernetesVersion
    /// Windows Server 2019 nodes are refused.
    public let windows2019Refused: KubernetesVersion
  }
}
