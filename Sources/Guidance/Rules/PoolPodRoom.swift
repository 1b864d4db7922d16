internal import Decisions
internal import Knowledge

extension Rule {
  /// Every pool must have room for a number of pods, a system pool above all (F7).
  static let poolPodRoom = Rule(
    "pool-pod-room",
    examples: [
      Example("cluster: {nodePools: [{name: system, mode: system, nodes: 3, maxPods: 10}]}"),
      Example(
        """
        cluster:
          nodePools:
            - {name: system, mode: system, nodes: 2, maxPods: 10}
            - {name: apps, nodes: 1, maxPods: 20}
        """,
        "cluster against", "cluster against"),
    ]
  ) { situation, findings in
    let least = situation.limits.pods.heldByPool
    for pool in situation.cluster.nodePools {
      guard let maxPods = pool.maxPods, pool.nodes > 0, pool.nodes * maxPods < least else {
        continue
      }
      findings.add(
        .against, nil,
        Message(
          pool.mode == .system ? "system" : "user",
          [
            "pool": .userText(pool.name), "room": .count(pool.nodes * maxPods),
            "least": .count(least), "maxPods": .count(ceilingQuotient(least, pool.nodes)),
            "nodes": .count(ceilingQuotient(least, maxPods)),
          ]))
    }
  }
}
