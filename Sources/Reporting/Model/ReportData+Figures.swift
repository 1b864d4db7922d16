internal import Decisions
internal import Figures
internal import Guidance
internal import IPMath
internal import Knowledge

/// The figures of a report, and the tables that hold their numbers.
extension ReportData {
  /// What stands in for each figure; null where it is not shown.
  var figureTexts: ModelValue {
    func text(_ subject: Figure.Subject) -> ModelValue {
      figures.first { $0.subject == subject }.map { ["alt": .string($0.description)] } ?? .null
    }
    return [
      "demand": text(.demand), "addresses": text(.addresses), "scores": text(.scores),
      "map": text(.map),
    ]
  }

  /// The addresses that every option takes, and what they are held against.
  var demandTable: ModelValue {
    let free = assessment.sizing.spaces.vnet
    let block = free.largestBlock
    let rows = assessment.sizing.options.map { row -> ModelValue in
      let pods = row.demands.podSubnet
      let floor = pods.flatMap { pods in
        pods.floor.flatMap { $0 < pods.addresses ? row.demands.nodeSubnet.addresses + $0 : nil }
      }
      return [
        "option": .string(source.title(row.model)),
        "vnet": .string(row.demands.vnetAddresses.grouped),
        "floor": .string(orNull: floor?.grouped),
        "podCIDR": .string(orNull: row.demands.podCIDR?.addresses.grouped),
        "isFeasible": .bool(row.isFeasible),
        "isTooLarge": .bool([.vnetSpace, .vnetPrivateIPs].contains(row.broken.first)),
        "isPodSubnetTooLarge": .bool(row.broken.first == .podSubnetLength),
        "isPodCIDRTooLarge": .bool(row.broken.first == .podCIDRSpace),
        "nodeLimit": .string(orNull: nodeLimit(row)),
      ]
    }
    let isBound = assessment.sizing.options.contains { $0.model.isFlat }
    return [
      "rows": .array(rows),
      "free": .string(free.addressCount.grouped),
      "largestFree": block.map {
        [
          "prefix": .string($0.description), "addresses": .string($0.addressCount.grouped),
        ]
      } ?? .null,
      "privateIPs": isBound ? .string(knowledge.limits.addresses.perVNet.grouped) : .null,
    ]
  }

  /// The most nodes that the platform allows an option, where that is why it does not work; else nil.
  private func nodeLimit(_ row: OptionSizing) -> String? {
    guard let ceiling = row.broken.first, [.routes, .clusterNodes].contains(ceiling) else {
      return nil
    }
    return ceiling.message(decision, limits: knowledge.limits).sentence("{limit}")
  }

  /// The ranges of the VNet: its prefixes, what is in use, what is proposed and the largest free
  /// ones.
  var addressTable: ModelValue {
    let map = maps.addresses
    let listed = map.listedFree
    let free = map.blocks(.free)
    let rest = free.dropFirst(listed.count)
    let spaces = Listed(map.spaces) { $0.prefix.addressCount }
    let used = Listed(map.blocks(.inUse)) { $0.prefix.addressCount }
    func row(_ block: AddressMap.Block) -> ModelValue {
      [
        "prefix": .string(block.prefix.description),
        "addresses": .string(block.prefix.addressCount.grouped),
        "isNodeSubnet": .bool(block.use == .nodeSubnet),
        "isPodSubnet": .bool(block.use == .podSubnet),
      ]
    }
    return [
      "spaces": .array(
        spaces.shown.map {
          [
            "prefix": .string($0.prefix.description),
            "addresses": .string($0.prefix.addressCount.grouped),
          ]
        }),
      "hasOtherSpaces": .bool(!spaces.rest.isEmpty),
      "otherSpaces": [
        "count": .string(spaces.rest.count.grouped),
        "addresses": .string(spaces.rest.reduce(0) { $0 + $1.prefix.addressCount }.grouped),
      ],
      "usedCount": .string(map.blocks(.inUse).count.grouped),
      "usedRanges": .array(used.shown.map(row)),
      "hasOtherUsed": .bool(!used.rest.isEmpty),
      "otherUsed": [
        "count": .string(used.rest.count.grouped),
        "addresses": .string(used.rest.reduce(0) { $0 + $1.prefix.addressCount }.grouped),
      ],
      "used": .string(map.addresses(.inUse).grouped),
      "proposed": .array((map.blocks(.nodeSubnet) + map.blocks(.podSubnet)).map(row)),
      "free": .array(listed.map(row)),
      "hasRest": .bool(!rest.isEmpty),
      "restCount": .string(rest.count.grouped),
      "rest": .string(rest.reduce(0) { $0 + $1.prefix.addressCount }.grouped),
      "allFree": .string(map.addresses(.free).grouped),
    ]
  }

  /// The decision map's borders, each with its letter in the figure.
  var mapTable: ModelValue {
    let map = maps.decision
    let letters = Figure.letters
    return [
      "lowest": .string(map.nodes.lowerBound.grouped),
      "highest": .string(map.nodes.upperBound.grouped),
      "least": .string((map.rows.first?.maxPods ?? 0).grouped),
      "most": .string((map.rows.last?.maxPods ?? 0).grouped),
      "rows": .string(map.rows.map(\.maxPods.grouped).asSentenceList),
      "own": .string(orNull: map.maxPods?.grouped),
      "isSilent": .bool(map.silence == .all),
      "isPartlySilent": .bool(map.silence == .some),
      "differs": .bool(map.silence == .none),
      "now": .string(map.nodesNow.grouped),
      "planned": .string(map.nodesPlanned.grouped),
      "hasBorders": .bool(!map.borders.isEmpty),
      "only": .string(orNull: map.rows.first?.segments.first?.option.map(source.title)),
      "borders": .array(
        map.borders.enumerated().map { index, border in
          [
            "letter": .string(index < letters.count ? letters[index] : "–"),
            "before": .string(orNull: border.before.map(source.title)),
            "after": .string(orNull: border.after.map(source.title)),
            "places": .string(places(border.places)),
            "why": wording.markdown(border.cause, ofValue: true),
          ]
        }),
    ]
  }

  /// `10 to 50: 363; 70: 340, 512`: max pods, and the least nodes there; rows next to each other
  /// that agree are put together.
  private func places(_ places: [DecisionMap.Border.Place]) -> String {
    let nodes = Dictionary(grouping: places, by: \.maxPods).mapValues { $0.map(\.nodes) }
    var runs: [(first: Int, last: Int, nodes: [Int])] = []
    var isNext = false
    for row in maps.decision.rows.map(\.maxPods) {
      guard let own = nodes[row] else {
        isNext = false
        continue
      }
      if isNext, let run = runs.last, run.nodes == own {
        runs[runs.count - 1].last = row
      } else {
        runs.append((row, row, own))
      }
      isNext = true
    }
    return runs.map { run in
      let pods =
        run.first == run.last ? run.first.grouped : "\(run.first.grouped) to \(run.last.grouped)"
      return "\(pods): \(run.nodes.map(\.grouped).joined(separator: ", "))"
    }.joined(separator: "; ")
  }
}
