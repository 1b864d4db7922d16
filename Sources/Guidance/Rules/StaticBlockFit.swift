internal import Decisions
internal import Knowledge

extension Rule {
  /// Max pods of 16 N − 1 fill the blocks of a node without waste (M7, R40).
  static let staticBlockFit = Rule(
    "static-block-fit",
    examples: [
      Example("cluster: {nodePools: [{name: system, mode: system, nodes: 3, maxPods: 111}]}"),
      Example(
        "cluster: {nodePools: [{name: system, mode: system, nodes: 3, maxPods: 112}]}",
        "azure-cni-pod-subnet-static-block note"),
      Example(
        "cluster: {nodePools: [{name: system, mode: system, nodes: 3}]}",
        "azure-cni-pod-subnet-static-block note"),
      Example("options: [azure-cni-overlay]"),
    ]
  ) { situation, findings in
    guard let sizing = situation.sizing[.podSubnetStaticBlock] else { return }
    let limits = situation.limits
    let block = limits.addresses.staticBlock
    var (unused, pools, better) = (0, [Message.Value](), [Int]())
    for pool in sizing.demands.pools {
      let held = block * ceilingQuotient(pool.maxPods + 1, block) - 1
      guard held > pool.maxPods else { continue }
      unused += (held - pool.maxPods) * pool.nodesWithSurge
      pools.append(.userText(pool.name))
      better.append(held <= limits.pods.highestMaxPods ? held : held - block)
    }
    guard unused > 0 else { return }
    let isOneForAll = better.allSatisfy { $0 == better.first }
    findings.add(
      .note, sizing.model,
      Message(
        "waste",
        [
          "pools": .list(pools), "count": .count(pools.count), "unused": .count(unused),
          "better": .list(better.prefix(isOneForAll ? 1 : better.count).map { .count($0) }),
        ]))
  }
}
