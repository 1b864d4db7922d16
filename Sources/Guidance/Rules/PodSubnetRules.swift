internal import Decisions

extension Rule {
  /// What a pod subnet and the node subnet beside it have to be (M6, M7, R25).
  static let podSubnetRules = Rule(
    "pod-subnet-rules",
    examples: [
      Example(
        "title: any", "azure-cni-pod-subnet-dynamic note", "azure-cni-pod-subnet-static-block note"),
      Example("options: [kubenet, azure-cni-node-subnet, azure-cni-overlay]"),
      Example(
        """
        cluster: {nodePools: [{name: system, mode: system, nodes: 40, maxPods: 110}]}
        network: {vnet: {addressSpace: [10.20.4.0/24]}}
        """),
    ]
  ) { situation, findings in
    for model in situation.feasible
    where model == .podSubnetDynamic || model == .podSubnetStaticBlock {
      findings.add(.note, model, Message("subnets"))
    }
  }
}
