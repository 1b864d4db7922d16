internal import Decisions
internal import IPMath
internal import Knowledge

extension Rule {
  /// An upgrade needs a batch of pod addresses for every surge node (M6, R41).
  static let podSubnetSlack = Rule(
    "pod-subnet-slack",
    examples: [
      Example("title: any", "azure-cni-pod-subnet-dynamic note"),
      Example("cluster: {nodePools: [{name: system, mode: system, nodes: 3, maxSurge: 0}]}"),
      Example("options: [azure-cni-overlay]"),
    ]
  ) { situation, findings in
    guard situation.surgeNodes > 0, let sizing = situation.feasiblePlan(of: .podSubnetDynamic)
    else { return }
    let batch = situation.limits.addresses.dynamicBatch
    findings.add(
      .note, sizing.model,
      Message(
        "alert",
        [
          "batch": .count(batch), "surge": .count(situation.surgeNodes),
          "reserve": .count(batch * situation.surgeNodes),
          "usable": .count(sizing.demands.podSubnet?.capacity ?? 0),
        ]))
  }
}
