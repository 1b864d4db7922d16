internal import Decisions
internal import Knowledge

extension Rule {
  /// Outbound addresses that the nodes need for their SNAT ports (M13, R34).
  static let snatPorts = Rule(
    "snat-ports",
    examples: [
      Example("cluster: {nodePools: [{name: system, mode: system, nodes: 64, maxSurge: 0}]}"),
      Example(
        "cluster: {nodePools: [{name: system, mode: system, nodes: 128, maxSurge: 1}]}",
        "cluster note"),
    ]
  ) { situation, findings in
    let ports = situation.limits.ports
    let nodes = situation.nodes + situation.surgeNodes
    let addresses = ceilingQuotient(nodes * ports.perNode, ports.perAddress)
    guard addresses > 1 else { return }
    findings.add(
      .note, nil,
      Message(
        "addresses",
        [
          "nodes": .count(nodes), "ports": .count(ports.perNode), "addresses": .count(addresses),
          "gateway": .count(ports.fewestGatewayAddresses),
        ]))
  }
}
