internal import Decisions
internal import Guidance
internal import IPMath
internal import Knowledge

extension ReportData {
  /// The IP math of an option with formulas worked out.
  func sizing(_ sizing: OptionSizing) -> ModelValue {
    let demands = [
      sizing.demands.nodeSubnet, sizing.demands.podSubnet, sizing.demands.podCIDR,
    ]
    let places = [sizing.nodeSubnet, sizing.podSubnet, sizing.podCIDR]
    let keeps = { (demand: AddressDemand) in decision.keeps(demand.place, with: sizing.model) }
    let keepsService = decision.keepsServiceCIDR(with: sizing.model)
    return [
      "nodes": .string(sizing.demands.nodes.grouped),
      "surge": .string(sizing.demands.surgeNodes.grouped),
      "demands": .array(
        zip(demands, places).compactMap { demand, place in
          demand.map { self.demand($0, place, isKept: keeps($0)) }
        }),
      "plan": .array(
        zip(demands, places).compactMap { demand, place in
          demand.flatMap { demand in
            keeps(demand) ? nil : place.map { planned(demand, $0) }
          }
        }),
      // What an existing cluster goes on with, whatever the plan proposes.
      "kept": .array(demands.compactMap { $0 }.filter(keeps).map(kept)),
      "keepsNodeSubnet": .bool(decision.keeps(.nodeSubnet, with: sizing.model)),
      "keepsServiceCIDR": .bool(keepsService),
      "serviceCIDR": keepsService ? .null : sizing.serviceCIDR.map(placed) ?? .null,
      "vnetAddresses": .string(sizing.demands.vnetAddresses.grouped),
      "fits": .bool(sizing.fits),
      "isFeasible": .bool(sizing.isFeasible),
      "isTooLargeForVNet": .bool(sizing.broken.contains(.vnetSpace)),
      "maxNodes": .string(sizing.maxNodes.grouped),
      "plannedNodes": .string(orNull: sizing.plannedNodes?.grouped),
      "plannedNodesIsOne": .bool(sizing.plannedNodes == 1),
      "maxNodesIsZero": .bool(sizing.maxNodes == 0),
      "maxNodesIsOne": .bool(sizing.maxNodes == 1),
      "oneLimit": .bool(sizing.limitedBy.count == 1),
      "limits": .string(limits(sizing)),
      "largestMaxPods": .string(orNull: sizing.largestMaxPods?.grouped),
      "maxPodsIsFree": .bool(sizing.largestMaxPods == knowledge.limits.pods.highestMaxPods),
      "requiredVNet": .string(orNull: sizing.requiredVNetLength.map { "/\($0)" }),
      "largestFree": .string(orNull: sizing.largestFreeBlock?.description),
    ]
  }

  private func kept(_ demand: AddressDemand) -> ModelValue {
    [
      "isNodeSubnet": .bool(demand.place == .nodeSubnet),
      "isPodSubnet": .bool(demand.place == .podSubnet),
      "isPodCIDR": .bool(demand.place == .podCIDR),
      "addresses": .string(demand.addresses.grouped),
    ]
  }

  private func demand(
    _ demand: AddressDemand, _ place: PlacedPrefix?, isKept: Bool
  ) -> ModelValue {
    [
      "isKept": .bool(isKept),
      "isNodeSubnet": .bool(demand.place == .nodeSubnet),
      "isPodSubnet": .bool(demand.place == .podSubnet),
      "isPodCIDR": .bool(demand.place == .podCIDR),
      "formula": .string(demand.formula),
      "worked": .string(worked(demand)),
      "addresses": .string(demand.addresses.grouped),
      "floor": .string(orNull: demand.floor.flatMap { $0 < demand.addresses ? $0.grouped : nil }),
      "unusable": demand.unusable == 0 ? .null : .string(demand.unusable.grouped),
      "prefixLength": .string(orNull: demand.prefixLength.map { "/\($0)" }),
      "capacity": .string(orNull: demand.capacity?.grouped),
      "prefix": .string(orNull: place?.prefix.description),
      "place": place.map(placed) ?? .null,
      "terms": .array(
        demand.terms.map { term in
          [
            "pool": .string(term.pool.name),
            "n": .string(term.pool.nodes.grouped),
            "s": .string(term.pool.surge.grouped),
            "m": .string(term.pool.maxPods.grouped),
            "perNode": .string(term.perNode.grouped),
            "addresses": .string(term.addresses.grouped),
          ]
        }),
    ]
  }

  /// The figures in place of the symbols: `(3 + 1) × 31 + (50 + 5) × 31 + 1 = 1,830`.
  ///
  /// Pools of the same figures are one term, `5 × (900 + 90)`. Five terms and more are summed up
  /// pool by pool, more than a dozen as one sum.
  private func worked(_ demand: AddressDemand) -> String {
    let longestSum = 4
    var counts: [(term: String, pools: Int)] = []
    var places: [String: Int] = [:]
    for term in demand.terms {
      let nodes = "(\(term.pool.nodes.grouped) + \(term.pool.surge.grouped))"
      let text = term.perNode == 1 ? nodes : "\(nodes) × \(term.perNode.grouped)"
      if let place = places[text] {
        counts[place].pools += 1
      } else {
        places[text] = counts.count
        counts.append((text, 1))
      }
    }
    var parts = counts.map { $0.pools == 1 ? $0.term : "\($0.pools.grouped) × \($0.term)" }
    if parts.count > longestSum { parts = demand.terms.map(\.addresses.grouped) }
    if parts.count > 3 * longestSum {
      parts = [demand.terms.reduce(0) { $0 + $1.addresses }.grouped]
    }
    if demand.extras > 0 { parts.append(demand.extras.grouped) }
    return parts.joined(separator: " + ") + " = " + demand.addresses.grouped
  }

  private func planned(_ demand: AddressDemand, _ place: PlacedPrefix) -> ModelValue {
    [
      "isNodeSubnet": .bool(demand.place == .nodeSubnet),
      "isPodSubnet": .bool(demand.place == .podSubnet),
      "isPodCIDR": .bool(demand.place == .podCIDR),
      "addresses": .string(demand.addresses.grouped),
      "usable": .string((place.prefix.addressCount - demand.unusable).grouped),
      "place": placed(place),
    ]
  }

  private func placed(_ place: PlacedPrefix) -> ModelValue {
    [
      "prefix": .string(place.prefix.description),
      "size": .string(place.prefix.addressCount.grouped),
      "isGiven": .bool(place.origin == .given),
      "isDefault": .bool(place.origin == .platformDefault),
      "isLowestFree": .bool([.lowestFree, .lowestFreeLarger].contains(place.origin)),
      "isDefaultTaken": .bool(place.origin == .lowestFree),
      "isBestFit": .bool(place.origin == .bestFit),
    ]
  }

  /// What binds at one node more than fit: `the limit of 400 routes`.
  private func limits(_ sizing: OptionSizing) -> String {
    wording.ceilings(sizing.limitedBy, of: decision)
  }
}
