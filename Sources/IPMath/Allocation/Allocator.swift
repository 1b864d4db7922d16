/// Places demands in a free space.
public enum Allocator {
  /// Places pinned demands first, then the largest first, those of one size by name.
  ///
  /// Each takes the smallest free block that holds it, the lowest among equals. The result depends on
  /// the demands alone, not on their order (but for demands that are equal in name and length), and a
  /// demand that is added moves no larger one that has no pin. Prefixes are powers of two, so in an
  /// empty space of one prefix all demands fit whenever the sum of their sizes does. A demand that
  /// does not fit is passed over, and the others go on.
  @specialized(where Address == IPv4Address)
  @specialized(where Address == IPv6Address)
  public static func place<Address: IPAddress>(
    _ demands: [Demand<Address>], in free: FreeSpace<Address>
  ) -> AllocationPlan<Address> {
    var free = free
    var placed: [(position: Int, placement: AllocationPlan<Address>.Placement)] = []
    var refused: [(position: Int, refusal: AllocationPlan<Address>.Refusal)] = []
    for position in order(of: demands) {
      let demand = demands[position]
      switch take(demand, from: &free) {
      case .success(let prefix):
        placed.append((position, .init(demand: demand, prefix: prefix)))
      case .failure(let obstacle):
        refused.append(
          (
            position,
            .init(demand: demand, reason: obstacle.reason, largestBlock: free.largestBlock)
          ))
      }
    }
    return AllocationPlan(
      placements: placed.sorted { $0.position < $1.position }.map(\.placement),
      refusals: refused.sorted { $0.position < $1.position }.map(\.refusal), free: free)
  }

  /// The positions of the demands in the order in which they take their places.
  private static func order<Address: IPAddress>(of demands: [Demand<Address>]) -> [Int] {
    demands.indices.sorted { left, right in
      let (a, b) = (demands[left], demands[right])
      if (a.pinned == nil) != (b.pinned == nil) { return a.pinned != nil }
      if a.length != b.length { return a.length < b.length }
      return a.name == b.name ? left < right : a.name < b.name
    }
  }

  private struct Obstacle<Address: IPAddress>: Error {
    let reason: AllocationPlan<Address>.Reason
  }

  /// Takes the place of one demand.
  private static func take<Address: IPAddress>(
    _ demand: Demand<Address>, from free: inout FreeSpace<Address>
  ) -> Result<Prefix<Address>, Obstacle<Address>> {
    guard FreeSpace<Address>.isLength(demand.length) else {
      return .failure(Obstacle(reason: .invalidLength))
    }
    guard let pinned = demand.pinned else {
      return free.allocate(length: demand.length).map { .success($0) }
        ?? .failure(Obstacle(reason: .noRoom))
    }
    guard pinned.length <= demand.length else { return .failure(Obstacle(reason: .pinTooSmall)) }
    return free.reserve(pinned) ? .success(pinned) : .failure(Obstacle(reason: .pinNotFree))
  }
}
