import TestSupport
import Testing

@testable import Guidance

/// Nodes shared out over pools.
@Suite struct ApportionmentTests {
  private func shares(_ total: Int, _ nodes: [Int]) -> [Int] { Apportionment(nodes).counts(total) }

  @Test func `a share is what giving the nodes out one by one leads to`() {
    var random = SplitMix64(seed: 5)
    for round in 0..<600 {
      let most = round % 3 == 0 ? 3 : 1_000
      let nodes = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        Int.random(in: 1...most, using: &random)
      }
      let total = Int.random(in: 0...1_200, using: &random)
      let shares = shares(total, nodes)
      #expect(shares.reduce(0, +) == total, "\(nodes) \(total)")
      #expect(shares == SlowPlan.shared(total, nodes), "\(nodes) \(total)")
    }
  }

  @Test func `one node more in all never takes a node from a pool`() {
    var random = SplitMix64(seed: 6)
    for _ in 0..<60 {
      let nodes = (0..<Int.random(in: 2...12, using: &random)).map { _ in
        Int.random(in: 1...200, using: &random)
      }
      var last = shares(0, nodes)
      for total in 1...400 {
        let next = shares(total, nodes)
        #expect(zip(last, next).allSatisfy { $0 <= $1 }, "\(nodes) \(total)")
        last = next
      }
    }
  }

  @Test func `at their own total the pools keep their nodes`() {
    #expect(shares(60, [3, 50, 7]) == [3, 50, 7])
  }

  @Test func `equal pools get the odd nodes from the first on`() {
    #expect(shares(8, [2, 2, 2]) == [3, 3, 2])
    #expect(shares(2, [1, 1, 1, 1]) == [1, 1, 0, 0])
    #expect(shares(3, Array(repeating: 7, count: 1_000)).prefix(4) == [1, 1, 1, 0])
  }

  @Test func `pools without a node share nothing`() {
    #expect(shares(5, [0, 0]) == [0, 0])
  }
}
