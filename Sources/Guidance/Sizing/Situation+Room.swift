internal import Decisions
internal import IPMath

extension Situation {
  /// Whether the VNet still has a free block of `length` beside the subnets of an option's plan.
  ///
  /// The node subnet of a cluster that is updated in place is in use already and takes nothing.
  func hasRoom(for length: Int, beside sizing: OptionSizing) -> Bool {
    let planned = [
      keepsNodeSubnet(sizing.model) ? nil : sizing.nodeSubnet?.prefix, sizing.podSubnet?.prefix,
    ]
    // Most VNets have room to spare: where the largest free block holds everything, each piece
    // counted in whole blocks of the length, no allocation has to be tried.
    let block = 1 << (32 - length)
    let taken = planned.reduce(0) { sum, prefix in
      sum + (prefix.map { max(block, 1 << (32 - $0.length)) } ?? 0)
    }
    if let largest = sizing.largestFreeBlock, taken + block <= 1 << (32 - largest.length) {
      return true
    }
    var free = self.sizing.spaces.vnet
    for case let prefix? in planned { _ = free.reserve(prefix) }
    return free.mayHold(length: length)
  }

  /// Whether the nodes stay in the subnet that they are in, as the cluster keeps its pools.
  private func keepsNodeSubnet(_ model: NetworkModel) -> Bool {
    guard let existing = cluster.existing else { return false }
    let path = Migration(from: existing, to: model)
    return path == .inPlace || path == Migration.none
  }
}
