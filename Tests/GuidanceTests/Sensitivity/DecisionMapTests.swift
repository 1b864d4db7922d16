import Decisions
import Knowledge
import TestSupport
import Testing

@testable import Guidance

/// The decision map against the engine's answer at single places.
@Suite struct DecisionMapTests {
  let knowledge: KnowledgeBase

  init() throws { knowledge = try builtInKnowledge() }

  private func map(_ decision: Decision) -> DecisionMap {
    DecisionMap(Assessment(decision, knowledge: knowledge), knowledge: knowledge)
  }

  /// The option of a decision with other nodes and max pods, pool by pool, without any search.
  private func option(_ decision: Decision, nodes: Int, maxPods: Int) -> NetworkModel? {
    var changed = decision
    for index in changed.cluster.nodePools.indices {
      changed.cluster.nodePools[index].maxPods = maxPods
    }
    let assessment = Assessment(changed, knowledge: knowledge)
    return Variants(assessment, knowledge: knowledge).assess(.nodes, nodes)?.outcome.option
  }

  private func expectMap(_ decision: Decision, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let map = map(decision)
    for row in map.rows {
      #expect(row.segments.first?.values.lowerBound == map.nodes.lowerBound)
      #expect(row.segments.last?.values.upperBound == map.nodes.upperBound)
      for (left, right) in zip(row.segments, row.segments.dropFirst()) {
        #expect(left.option != right.option)
        #expect(left.values.upperBound + 1 == right.values.lowerBound)
      }
      let edges = row.segments.flatMap { [$0.values.lowerBound, $0.values.upperBound] }
      let others = (0..<6).map { _ in Int.random(in: map.nodes, using: &random) }
      let low = (0..<6).map { _ in
        Int.random(in: map.nodes.lowerBound...(map.nodes.lowerBound + 100), using: &random)
      }
      for nodes in Set(edges + others + low.filter(map.nodes.contains)) {
        let told = row.segments.first { $0.values.contains(nodes) }?.option
        let engine = option(decision, nodes: nodes, maxPods: row.maxPods)
        #expect(told == engine, "\(nodes) nodes, \(row.maxPods) max pods: \(decision)")
      }
    }
  }

  @Test(arguments: scenarios) func `the map of a starter file is what the engine says`(
    _ name: String
  ) throws {
    expectMap(try starter(name), seed: 3)
  }

  @Test func `the maps of random decisions are what the engine says`() throws {
    var random = RandomDecision(seed: 71)
    for round in 0..<12 { expectMap(try random.next(small: round % 2 == 0), seed: UInt64(round)) }
  }

  @Test func `a border lies where two stretches meet, in every row that it runs through`() throws {
    var borders = 0
    for name in scenarios {
      let map = map(try starter(name))
      var meetings = map.rows.reduce(0) { $0 + $1.segments.count - 1 }
      for border in map.borders {
        #expect(border.before != border.after)
        for place in border.places {
          borders += 1
          meetings -= 1
          let row = try #require(map.rows.first { $0.maxPods == place.maxPods })
          let segment = try #require(row.segments.first { $0.values.lowerBound == place.nodes })
          #expect(segment.option == border.after)
          #expect(
            row.segments.first { $0.values.upperBound == place.nodes - 1 }?.option == border.before)
        }
      }
      #expect(meetings == 0, "\(name)")
    }
    #expect(borders > 10)
  }

  @Test func `the cluster's own max pods is a row, and its size is marked`() throws {
    let own = map(
      try decision(
        "cluster: {growth: 50%, nodePools: [{name: a, mode: system, nodes: 10, maxPods: 42}]}"))
    #expect(own.maxPods == 42 && own.rows.contains { $0.maxPods == 42 })
    #expect((own.nodesNow, own.nodesPlanned) == (10, 15))
    let silent = map(try decision(""))
    #expect(silent.maxPods == nil)
    #expect(silent.rows.map(\.maxPods).first == 10 && silent.rows.map(\.maxPods).last == 250)
    #expect(Set([30, 110, 250]).isSubset(of: silent.rows.map(\.maxPods)))
  }
}
