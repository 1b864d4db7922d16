internal import Decisions
internal import Guidance
internal import IPMath
internal import Knowledge

/// The addresses that every option takes, against what is free.
struct DemandFigure {
  private let assessment: Assessment
  private let words: FigureWords
  private let scale: Scale
  private let highest: Int
  /// Where the longest bar ends: the values behind it are never cut.
  private let barEnd: Double

  private static let left = 16.0
  private static let longestBar = 480.0
  private static let valueSize = 12.0
  private static let rowHeight = 56.0

  init(_ assessment: Assessment, _ words: FigureWords) {
    self.assessment = assessment
    self.words = words
    let options = assessment.sizing.options
    let demands = options.flatMap {
      [$0.demands.vnetAddresses] + [$0.demands.podCIDR?.addresses].compactMap { $0 }
    }
    let free = assessment.sizing.spaces.vnet.addressCount
    let all = demands + [free] + Self.ceiling(assessment, words)
    highest = max(all.max() ?? 1, 10)
    let lowest = all.filter { $0 > 0 }.min() ?? 1
    let widest =
      options.flatMap { Self.values($0, assessment.decision, words) }
      .map { TextWidth.of($0, size: Self.valueSize) }.max() ?? 0
    barEnd = min(
      Self.left + Self.longestBar, max(Figure.width / 3, Figure.width - 29 - widest.rounded(.up)))
    // From a ratio of twenty on, the shortest bar in proportion would be a hair.
    scale = Scale(
      0...highest, start: Self.left, length: barEnd - Self.left,
      isLogarithmic: highest / max(lowest, 1) >= 20)
  }

  /// The private addresses that a VNet may hold, where an option that they bind is compared.
  private static func ceiling(_ assessment: Assessment, _ words: FigureWords) -> [Int] {
    assessment.sizing.options.contains { $0.model.isFlat }
      ? [words.knowledge.limits.addresses.perVNet] : []
  }

  func figure(_ title: String) -> Figure {
    var drawing = Drawing(Figure.id(.demand))
    let rows = assessment.sizing.options
    let top = 34.0 + 18 * Double(references.count)
    let bottom = top + Double(rows.count) * Self.rowHeight
    drawing.title(words("demand-title"))
    let steps = scale.isLogarithmic ? [1] : [1, 2, 5]
    drawing.axis(
      Scale.roundValues(in: 1...highest, steps: steps), scale, from: top, to: bottom)
    for (index, row) in rows.enumerated() {
      bars(row, at: top + Double(index) * Self.rowHeight, on: &drawing)
    }
    for (index, reference) in references.enumerated() {
      let y = 34 + 18 * Double(index)
      if let value = reference.value {
        drawing.line(scale(value), y + 4, to: scale(value), bottom, reference.style)
      }
    }
    for (index, reference) in references.enumerated() {
      name(reference, y: 34 + 18 * Double(index), on: &drawing)
    }
    for (index, row) in rows.enumerated() {
      podCIDR(row, at: top + Double(index) * Self.rowHeight, on: &drawing)
      name(row, at: top + Double(index) * Self.rowHeight, on: &drawing)
    }
    drawing.label(
      words(scale.isLogarithmic ? "axis-log" : "axis-linear"), x: Self.left, y: bottom + 32,
      to: Figure.width - 32, "quiet")
    var end = Legend.draw(legend, at: bottom + 42, on: &drawing)
    let free = assessment.sizing.spaces.vnet.addressCount
    if rows.contains(where: {
      $0.broken.first == .vnetSpace && $0.demands.vnetAddresses <= free
    }) {
      end = drawing.paragraph(
        words("blocks"), x: Self.left, y: end + 2, width: Figure.width - 32, "quiet")
    }
    return Figure(
      .demand, title: title, description: description, height: end + 8, drawing: drawing)
  }

  private struct Reference {
    let value: Int?
    let words: String
    let style: String
  }

  /// The lines that demands are held against.
  private var references: [Reference] {
    let free = assessment.sizing.spaces.vnet
    let count = Message.Value.count(free.addressCount)
    var lines = [
      free.addressCount == 0
        ? Reference(value: nil, words: words("no-free"), style: "rule")
        : Reference(
          value: free.addressCount, words: words("free", ["addresses": count]), style: "rule")
    ]
    if let block = free.largestBlock, block.addressCount < free.addressCount {
      lines.append(
        Reference(
          value: block.addressCount,
          words: words(
            "largest-free",
            ["prefix": .text(block.description), "addresses": .count(block.addressCount)]),
          style: "dashed"))
    }
    for limit in Self.ceiling(assessment, words) {
      lines.append(
        Reference(
          value: limit, words: words("private-ips", ["addresses": .count(limit)]), style: "dotted"))
    }
    // A name stands to the left of a line and below the lines to its right, so that it crosses none.
    return lines.sorted { ($0.value ?? 0) > ($1.value ?? 0) }
  }

  private func name(_ reference: Reference, y: Double, on drawing: inout Drawing) {
    let x = reference.value.map { scale($0) } ?? Self.left
    let isLeft = x > Figure.width / 2
    let room = isLeft ? x - 16 : Figure.width - x - 16
    let text = TextWidth.shortened(reference.words, size: 12, to: room)
    let width = TextWidth.of(text, size: 12)
    let start = isLeft ? x - 6 - width : x + 6
    drawing.rectangle(Box(x: start - 2, y: y + 3, width: width + 4, height: 15), "paper")
    drawing.text(
      text, x: isLeft ? x - 6 : x + 6, y: y + 14, size: 12, anchor: isLeft ? .end : .start)
  }

  private func name(_ row: OptionSizing, at y: Double, on drawing: inout Drawing) {
    let text = TextWidth.shortened(
      words.title(row.model), size: 12, to: barEnd - Self.left)
    drawing.rectangle(
      Box(
        x: Self.left - 2, y: y + 4, width: TextWidth.of(text, size: 12) + 4, height: 15), "paper")
    drawing.text(text, x: Self.left, y: y + 15, size: 12)
  }

  private func bars(_ row: OptionSizing, at y: Double, on drawing: inout Drawing) {
    let look = Look(row.model)
    let demand = row.demands.vnetAddresses
    let floor = Self.floor(of: row)
    let box = Box(x: Self.left, y: y + 20, width: scale(demand) - Self.left, height: 14)
    drawing.rectangle(box, look.style, pattern: look.pattern)
    drawing.outline(box)
    if let floor {
      drawing.line(scale(floor), y + 18, to: scale(floor), y + 36, "rule")
    }
    for (line, value) in Self.values(row, assessment.decision, words).enumerated() {
      drawing.text(
        TextWidth.shortened(value, size: Self.valueSize, to: Figure.width - 28 - barEnd),
        x: barEnd + 12, y: y + 31 + 14 * Double(line), size: Self.valueSize)
    }
  }

  /// The bar of a pod CIDR, over the lines: they are limits of the VNet, which do not bind it.
  private func podCIDR(_ row: OptionSizing, at y: Double, on drawing: inout Drawing) {
    guard let pods = row.demands.podCIDR?.addresses else { return }
    let bar = Box(x: Self.left, y: y + 38, width: scale(pods) - Self.left, height: 7)
    drawing.rectangle(
      Box(x: bar.x, y: bar.y - 3, width: bar.width, height: bar.height + 6), "paper")
    drawing.rectangle(bar, "paper", pattern: .cross)
    drawing.outline(bar)
  }

  /// The figures behind an option's bars, one a line.
  private static func values(
    _ row: OptionSizing, _ decision: Decision, _ words: FigureWords
  ) -> [String] {
    let demand = row.demands.vnetAddresses
    let limit = row.broken.first?.message(decision, limits: words.knowledge.limits)
    let verdict: String =
      switch row.broken.first {
      case nil: words("fits")
      case .vnetSpace, .vnetPrivateIPs: words("too-large")
      case .podSubnetLength: words("pod-subnet-too-large")
      case .podCIDRSpace: words("pod-cidr-too-large")
      case .routes, .clusterNodes: words("too-many-nodes", limit?.values ?? [:])
      }
    let own = words("value", ["addresses": .count(demand), "verdict": .text(verdict)])
    let least = floor(of: row).map { words("floor", ["addresses": .count($0)]) }
    let pods = row.demands.podCIDR.map {
      words("pod-cidr-value", ["addresses": .count($0.addresses)])
    }
    return [own, least, pods].compactMap { $0 }
  }

  /// What an option with an allocation that grows begins with; nil where it is the demand itself.
  private static func floor(of row: OptionSizing) -> Int? {
    row.demands.podSubnet.flatMap { pods in
      pods.floor.flatMap { $0 < pods.addresses ? row.demands.nodeSubnet.addresses + $0 : nil }
    }
  }

  private var legend: [(look: Look, words: String)] {
    let hasPodCIDR = assessment.sizing.options.contains { $0.demands.podCIDR != nil }
    return hasPodCIDR ? [(Look(nil), words("pod-cidr"))] : []
  }

  private var description: String {
    let demands = assessment.sizing.options.map { row in
      Message.Value.text(
        words(
          "demand-of",
          [
            "option": .text(words.title(row.model)), "addresses": .count(row.demands.vnetAddresses),
          ]))
    }
    return words(
      "demand-alt",
      [
        "demands": .list(demands), "free": .count(assessment.sizing.spaces.vnet.addressCount),
      ])
  }
}
