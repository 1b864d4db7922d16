internal import Decisions
internal import IPMath

extension Rule {
  /// The VNet's address space is scarce; what counts is the share of it that an option takes (R5).
  static let limitedIPSpace = constraint(
    .limitedIPSpace,
    examples: [
      Example("title: says nothing of it"),
      Example(
        "constraints: {limited-ip-space: should}",
        "kubenet favours", "azure-cni-node-subnet favours",
        "azure-cni-pod-subnet-dynamic favours", "azure-cni-pod-subnet-static-block favours",
        "azure-cni-overlay favours"),
      Example(
        """
        cluster: {nodePools: [{name: system, mode: system, nodes: 8, maxPods: 30}]}
        network: {vnet: {addressSpace: [10.60.4.0/23]}}
        constraints: {limited-ip-space: should}
        """,
        "kubenet favours", "azure-cni-node-subnet against",
        "azure-cni-pod-subnet-dynamic against", "azure-cni-pod-subnet-static-block against",
        "azure-cni-overlay favours"),
      Example(
        """
        cluster: {nodePools: [{name: system, mode: system, nodes: 40}]}
        network: {vnet: {addressSpace: [10.60.4.0/27]}}
        options: [azure-cni-overlay]
        constraints: {limited-ip-space: must}
        """,
        "azure-cni-overlay excludes"),
      Example(
        """
        cluster: {existing: kubenet, nodePools: [{name: system, mode: system, nodes: 8}]}
        network: {vnet: {addressSpace: [10.60.4.0/28], subnets: {nodes: 10.60.4.0/28}}}
        options: [kubenet, azure-cni-node-subnet, azure-cni-overlay]
        constraints: {limited-ip-space: should}
        """,
        "kubenet favours", "azure-cni-node-subnet against", "azure-cni-overlay favours"),
    ]
  ) { situation, model in
    guard let sizing = situation.sizing[model] else { return nil }
    if situation.decision.keeps(.nodeSubnet, with: model) {
      return Refinement(.satisfied, Message("kept"))
    }
    let free = situation.sizing.spaces.vnet.addressCount
    let taken = sizing.blockAddresses
    let share = free > 0 ? ceilingQuotient(taken * 100, free) : 100
    let values: [String: Message.Value] = [
      "addresses": .count(sizing.demands.vnetAddresses), "block": .count(taken),
      "free": .count(free), "share": .text("\(share)"),
    ]
    guard sizing.nodeSubnet != nil, share <= 100 else {
      return Refinement(.notSatisfied, Message("does-not-fit", values))
    }
    // A quarter of what is left is the most that an option may take and still spare the space; an
    // option whose pods take no VNet address spares it as far as any can.
    if share <= 25 || !model.isFlat { return Refinement(.satisfied, Message("spares", values)) }
    return Refinement(share <= 50 ? .partly : .notSatisfied, Message("takes", values))
  }
}
