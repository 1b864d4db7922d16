public import Decisions
public import Guidance
internal import IPMath

/// `netadr plan --format json`: the IP plan of every option (schema `netadr.plan/1`).
public enum PlanDocument {
  /// The document of a decision's sizing.
  public static func value(_ sizing: Sizing, decision: Decision) -> ModelValue {
    [
      "schema": "netadr.plan/1",
      "title": .string(decision.title),
      "options": .array(sizing.options.map(option)),
    ]
  }

  /// One option: the keys of DESIGN section 5, then what else the engine knows.
  static func option(_ sizing: OptionSizing) -> ModelValue {
    let demands = sizing.demands
    return [
      "id": .string(sizing.model.id),
      "nodes": .integer(demands.nodes),
      "surgeNodes": .integer(demands.surgeNodes),
      "nodeSubnet": demand(demands.nodeSubnet, at: sizing.nodeSubnet),
      "podSubnet": demands.podSubnet.map { demand($0, at: sizing.podSubnet) } ?? .null,
      "podCIDR": demands.podCIDR.map { demand($0, at: sizing.podCIDR) } ?? .null,
      "serviceCIDR": sizing.serviceCIDR.map {
        ["prefix": .string($0.prefix.description), "origin": .string($0.origin.rawValue)]
      } ?? .null,
      "vnetAddresses": .integer(demands.vnetAddresses),
      "fits": .bool(sizing.fits),
      "feasible": .bool(sizing.isFeasible),
      "brokenLimits": .strings(sizing.broken.map(\.rawValue)),
      "maxNodes": .integer(sizing.maxNodes),
      "limitedBy": .strings(sizing.limitedBy.map(\.rawValue)),
      "plannedNodes": .integer(orNull: sizing.plannedNodes),
      "largestMaxPods": .integer(orNull: sizing.largestMaxPods),
      "requiredVNetPrefixLength": .integer(orNull: sizing.requiredVNetLength),
      "largestFreeBlock": .string(orNull: sizing.largestFreeBlock?.description),
    ]
  }

  private static func demand(_ demand: AddressDemand, at place: PlacedPrefix?) -> ModelValue {
    [
      "addresses": .integer(demand.addresses),
      "prefixLength": .integer(orNull: demand.prefixLength),
      "prefix": .string(orNull: place?.prefix.description),
      "origin": .string(orNull: place?.origin.rawValue),
      "formula": .string(demand.formula),
      "terms": .array(demand.terms.map(term)),
      "extras": .integer(demand.extras),
      "floor": .integer(orNull: demand.floor),
      "unusable": .integer(demand.unusable),
      "capacity": .integer(orNull: demand.capacity),
    ]
  }

  private static func term(_ term: AddressDemand.Term) -> ModelValue {
    [
      "pool": .string(term.pool.name),
      "n": .integer(term.pool.nodes),
      "s": .integer(term.pool.surge),
      "m": .integer(term.pool.maxPods),
      "perNode": .integer(term.perNode),
      "addresses": .integer(term.addresses),
    ]
  }
}
