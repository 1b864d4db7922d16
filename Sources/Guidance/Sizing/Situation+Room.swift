internal import Decisions
internal import IPMath

extension Situation {
  /// The feasible options beside whose plan the VNet has no free block of `length` left.
  func optionsWithoutRoom(for length: Int) -> [NetworkModel] {
    // Most VNets have room to spare: where the largest free block holds everything, each piece
    // counted in whole blocks of the length, no allocation has to be tried.
    let block = 1 << (32 - length)
    let largest = sizing.spaces.vnet.largestBlock.map { 1 << (32 - $0.length) } ?? 0
    return feasible.filter { model in
      let planned = plannedSubnets(of: model)
      let taken = planned.reduce(0) { $0 + max(block, 1 << (32 - $1.length)) }
      if taken + block <= largest { return false }
      var free = sizing.spaces.vnet
      for prefix in planned { _ = free.reserve(prefix) }
      return !free.mayHold(length: length)
    }
  }

  /// The subnets that an option's plan takes out of the free space.
  ///
  /// The node subnet of a cluster that is updated in place is in use already and takes nothing,
  /// as long as the file names the subnets in use.
  private func plannedSubnets(of model: NetworkModel) -> [IPv4Prefix] {
    guard let index = sizing.options.firstIndex(where: { $0.model == model }) else { return [] }
    let podSubnet = sizing.options[index].podSubnet?.prefix
    let keepsNodes = cluster.existing.map { existing in
      let path = Migration(from: existing, to: model)
      return path == .inPlace || path == Migration.none
    }
    let isCounted = keepsNodes == true && !decision.network.subnets.isEmpty
    let nodeSubnet = isCounted ? nil : sizing.options[index].nodeSubnet?.prefix
    return [nodeSubnet, podSubnet].compactMap { $0 }
  }
}
