import Decisions

/// What an option can and cannot hold, found by trying; answers about space are kept.
final class SlowSizing {
  let model: NetworkModel
  let decision: Decision
  let network: SlowNetwork
  private var vnetAnswers: [[Int?]: Bool] = [:]
  private var podAnswers: [Int: Bool] = [:]

  init(_ model: NetworkModel, _ decision: Decision) throws {
    self.model = model
    self.decision = decision
    network = try SlowNetwork(decision.network)
  }

  /// The ceilings that a plan breaks, by name.
  func broken(_ plan: SlowPlan) -> [String] {
    var names: [String] = []
    if !fitsVNet(plan) { names.append("vnet-space") }
    if model == .nodeSubnet || model == .podSubnetDynamic, plan.vnetAddresses > 65_536 {
      names.append("vnet-private-ips")
    }
    if model == .podSubnetStaticBlock, plan.podSubnetLength ?? 0 < 12 {
      names.append("pod-subnet-length")
    }
    if plan.podCIDR != nil, !hasPodCIDR(plan.podCIDRLength) { names.append("pod-cidr-space") }
    if model == .kubenet {
      let limit = decision.cluster.ipFamilies == .dualStack ? 200 : 400
      if plan.nodes + plan.surge > limit { names.append("routes") }
    } else if plan.nodes > 5_000 {
      names.append("cluster-nodes")
    }
    return names
  }

  func holds(total: Int) -> Bool { broken(SlowPlan(model, decision, total: total)).isEmpty }

  /// The most pods a node, the same for all pools, tried from the top down.
  var largestMaxPods: Int? {
    (10...250).reversed().first { broken(SlowPlan(model, decision, maxPods: $0)).isEmpty }
  }

  /// The longest length that would do for the first address prefix, tried from /32 on; a larger
  /// prefix stays in its private range and off the reserved ones.
  var requiredVNetLength: Int? {
    let plan = SlowPlan(model, decision)
    // No VNet of any size maps more addresses.
    if broken(plan).contains("vnet-private-ips") { return nil }
    guard let nodes = plan.nodeSubnetLength, plan.podSubnet == nil || plan.podSubnetLength != nil,
      let first = network.vnet.spaces.first
    else { return nil }
    for length in (0...32).reversed() {
      let size = Block.size(length)
      let space = Block(start: first.start / size * size, size: size)
      if size > first.size, !network.mayBeVNet(space) { continue }
      let isSmaller = size < first.size
      if isSmaller, !network.vnet.used.allSatisfy({ space.holds($0) }) { continue }
      if SlowSpace(spaces: [space], used: network.vnet.used).holds(nodes, plan.podSubnetLength) {
        return length
      }
    }
    return nil
  }

  private func fitsVNet(_ plan: SlowPlan) -> Bool {
    guard let nodes = plan.nodeSubnetLength else { return false }
    if plan.podSubnet != nil, plan.podSubnetLength == nil { return false }
    let key = [nodes, plan.podSubnetLength]
    if let known = vnetAnswers[key] { return known }
    let answer = network.vnet.holds(nodes, plan.podSubnetLength)
    vnetAnswers[key] = answer
    return answer
  }

  private func hasPodCIDR(_ length: Int?) -> Bool {
    guard let length else { return false }
    if let known = podAnswers[length] { return known }
    let answer = network.pods(length) != nil
    podAnswers[length] = answer
    return answer
  }
}
