/// Whole nodes shared out over pools in proportion to their own (Sainte-Laguë's method).
///
/// The nodes go one by one to the pool with the highest `weight / (2·given + 1)`, the earlier pool
/// first among equals. Unlike a method of remainders, one node more in all never takes a node from
/// a pool, so whatever grows with the pools' nodes grows with the total.
struct Apportionment {
  private let weights: [Int]
  private let sum: Int

  init(_ weights: [Int]) {
    self.weights = weights
    sum = weights.reduce(0, +)
  }

  /// The nodes of every pool when all of them have `total` together; O(n log n) for n pools.
  func counts(_ total: Int) -> [Int] {
    guard sum > 0, total != sum else { return weights }
    if weights.count == 1 { return [total] }
    // Rounding gives the nodes whose quotient is at least `sum / (2·total)`: the first ones in the
    // order of the method, nearly all or a few too many.
    var counts = weights.map { (2 * $0 * total + sum) / (2 * sum) }
    let difference = total - counts.reduce(0, +)
    if difference > 0 {
      change(&counts, by: 1, times: difference) { comesBefore($0, $1) }
    } else if difference < 0 {
      change(&counts, by: -1, times: -difference) { comesBefore($1, $0) }
    }
    return counts
  }

  /// A node that the method gives: the `rank`-th of a pool, counted from 0.
  private struct Seat {
    let pool: Int
    let rank: Int
  }

  /// Whether the method gives one node before another.
  private func comesBefore(_ left: Seat, _ right: Seat) -> Bool {
    let (one, other) = (
      weights[left.pool] * (2 * right.rank + 1), weights[right.pool] * (2 * left.rank + 1)
    )
    return one == other ? left.pool < right.pool : one > other
  }

  /// Adds or takes away so many nodes, each time the one that comes first in an order.
  private func change(
    _ counts: inout [Int], by step: Int, times: Int, _ isFirst: (Seat, Seat) -> Bool
  ) {
    // The next node that each pool would gain or lose, as a heap with the first one on top.
    var heap = counts.indices.compactMap { pool -> Seat? in
      let rank = step > 0 ? counts[pool] : counts[pool] - 1
      return rank < 0 ? nil : Seat(pool: pool, rank: rank)
    }
    func sink(_ start: Int) {
      var parent = start
      while true {
        var top = parent
        for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
          if isFirst(heap[child], heap[top]) { top = child }
        }
        if top == parent { return }
        heap.swapAt(top, parent)
        parent = top
      }
    }
    for index in stride(from: heap.count / 2, through: 0, by: -1) { sink(index) }
    for _ in 0..<times {
      guard let top = heap.first else { return }
      counts[top.pool] += step
      let next = top.rank + step
      if next >= 0 {
        heap[0] = Seat(pool: top.pool, rank: next)
      } else {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
      }
      if !heap.isEmpty { sink(0) }
    }
  }
}
