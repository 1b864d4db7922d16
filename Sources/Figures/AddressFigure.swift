internal import Decisions
internal import Guidance
internal import IPMath
internal import Knowledge

/// The VNet's ranges in use, proposed and free, to scale: as strips, and one prefix nested.
struct AddressFigure {
  let map: AddressMap
  let words: FigureWords
  /// The free ranges whose prefixes the report's table lists.
  private let named: Set<IPv4Prefix>

  private static let left = 16.0
  private static let width = Figure.width - 32
  private static let mostStrips = 4
  private static let nestedHeight = 288.0
  private static let size = 12.0
  private static let field = Box(x: left, y: 0, width: width, height: nestedHeight)

  init(_ map: AddressMap, _ words: FigureWords) {
    self.map = map
    self.words = words
    named = Set(map.listedFree.map(\.prefix))
  }

  func figure(_ title: String) -> Figure {
    var drawing = Drawing(Figure.id(.addresses))
    drawing.title(words("addresses-title"))
    var y = Legend.draw(legend, at: 32, on: &drawing) + 4
    for space in strips { y = strip(space, at: y, on: &drawing) }
    if map.spaces.count > strips.count {
      let rest = map.spaces.count - strips.count
      y = drawing.paragraph(
        words("more-spaces", ["count": .count(rest)]), x: Self.left, y: y, width: Self.width,
        "quiet")
    }
    if let space = nestedSpace {
      y = drawing.paragraph(
        words(
          map.spaces.count == 1 ? "nested" : "nested-one",
          ["prefix": .text(space.prefix.description)]), x: Self.left, y: y + 4,
        width: Self.width)
      y = nested(space, at: y + 2, on: &drawing)
    }
    for line in notes { y = drawing.paragraph(line, x: Self.left, y: y + 2, width: Self.width) }
    return Figure(
      .addresses, title: title, description: description, height: y + 8, drawing: drawing)
  }

  /// The prefix that is drawn nested: the first with a proposal, else the largest.
  private var nestedSpace: AddressMap.Space? {
    strips.first(where: hasProposal) ?? strips.max(by: Self.isSmaller)
  }

  private static func isSmaller(_ left: AddressMap.Space, _ right: AddressMap.Space) -> Bool {
    left.prefix.length > right.prefix.length
  }

  private func hasProposal(_ space: AddressMap.Space) -> Bool {
    space.blocks.contains { $0.use == .nodeSubnet || $0.use == .podSubnet }
  }

  /// The prefixes that are drawn, by address: those with a proposal, then the largest.
  private var strips: [AddressMap.Space] {
    let ranked = map.spaces.enumerated().sorted { left, right in
      let (one, other) = (hasProposal(left.element), hasProposal(right.element))
      if one != other { return one }
      let (length, otherLength) = (left.element.prefix.length, right.element.prefix.length)
      return (length, left.offset) < (otherLength, right.offset)
    }
    return ranked.prefix(Self.mostStrips).sorted { $0.offset < $1.offset }.map(\.element)
  }

  private var legend: [(look: Look, words: String)] {
    let uses = Set(map.spaces.flatMap(\.blocks).map(\.use))
    return AddressMap.Use.allCases.filter(uses.contains).map {
      (Look($0), words("use-\($0.rawValue)", ["addresses": .count(map.addresses($0))]))
    }
  }

  // MARK: Strips

  private func strip(
    _ space: AddressMap.Space, at y: Double, on drawing: inout Drawing
  ) -> Double {
    let title = words(
      "space",
      [
        "prefix": .text(space.prefix.description), "addresses": .count(space.prefix.addressCount),
      ])
    drawing.text(
      TextWidth.shortened(title, size: 12, to: Self.width), x: Self.left, y: y + 12, size: 12)
    let (top, height) = (y + 18, 28.0)
    func x(_ address: UInt32) -> Double {
      Self.left + Self.width * Double(Int(address) - Int(space.prefix.address.bits))
        / Double(space.prefix.addressCount)
    }
    let field = Box(x: Self.left, y: top, width: Self.width, height: height)
    let columns = Strip(space, in: field)
    drawing.rectangle(field, Look(.free).style)
    for use in AddressMap.Use.allCases {
      let look = Look(use)
      drawing.path(
        (columns.boxes[use] ?? []).map(Drawing.outline).joined(), look.style,
        pattern: look.pattern)
    }
    drawing.outline(field)
    var edges = ""
    for block in space.blocks {
      let width = Self.width * Double(block.prefix.addressCount) / Double(space.prefix.addressCount)
      let box = Box(x: x(block.prefix.address.bits), y: top, width: width, height: height)
      if width >= 4 { edges += Drawing.outline(of: box) }
    }
    drawing.path(edges, "edge")
    for block in space.blocks where isNamed(block) {
      let width = Self.width * Double(block.prefix.addressCount) / Double(space.prefix.addressCount)
      name(
        block,
        in: Box(x: x(block.prefix.address.bits), y: top, width: width, height: height),
        on: &drawing)
    }
    return pointers(space, x, at: top + height, on: &drawing) + 8
  }

  /// Names the proposed subnets below the strip, each with a line to its range.
  private func pointers(
    _ space: AddressMap.Space, _ x: (UInt32) -> Double, at y: Double, on drawing: inout Drawing
  ) -> Double {
    let proposed = space.blocks.filter { $0.use == .nodeSubnet || $0.use == .podSubnet }
    for (index, block) in proposed.enumerated() {
      let width = Self.width * Double(block.prefix.addressCount) / Double(space.prefix.addressCount)
      let middle = x(block.prefix.address.bits) + width / 2
      let text = TextWidth.shortened(
        words("proposed-\(block.use.rawValue)", ["prefix": .text(block.prefix.description)]),
        size: 12, to: Self.width)
      let half = TextWidth.of(text, size: 12) / 2
      let centre = min(max(middle, Self.left + half), Self.left + Self.width - half)
      let line = y + 10 + Double(index) * 17
      // The line of a later name would cross the names before it; it ends at the strip then.
      drawing.line(middle, y, to: middle, y + 5, "rule")
      drawing.text(text, x: centre, y: line + 9, size: 12, anchor: .middle)
    }
    return y + (proposed.isEmpty ? 0 : 8 + Double(proposed.count) * 17)
  }

  private func isNamed(_ block: AddressMap.Block) -> Bool {
    block.use != .free || named.contains(block.prefix)
  }

  /// Whether the strip of a prefix has a range without room for its name; proposals have theirs below.
  private func hasUnnamed(_ space: AddressMap.Space) -> Bool {
    space.blocks.contains { block in
      let width = Self.width * Double(block.prefix.addressCount) / Double(space.prefix.addressCount)
      return [.inUse, .free].contains(block.use)
        && !(isNamed(block) && Self.hasRoom(for: block.prefix.description, in: width))
    }
  }

  private static func hasRoom(for name: String, in width: Double) -> Bool {
    width >= TextWidth.of(name, size: size) + 6
  }

  /// Writes a range's prefix into its box, where it has room.
  private func name(_ block: AddressMap.Block, in box: Box, on drawing: inout Drawing) {
    let text = block.prefix.description
    let width = TextWidth.of(text, size: Self.size) + 4
    guard Self.hasRoom(for: text, in: box.width), box.height >= 16 else { return }
    drawing.label(
      text,
      in: Box(
        x: box.x + (box.width - width) / 2, y: box.y + box.height / 2 - 7, width: width,
        height: 14), size: Self.size)
  }

  // MARK: Nested

  private func nested(
    _ space: AddressMap.Space, at y: Double, on drawing: inout Drawing
  ) -> Double {
    var field = Self.field
    field.y = y
    let tiles = Tiles(space, in: field)
    for use in AddressMap.Use.allCases {
      let boxes = tiles.boxes.filter { $0.use == use }.map { Drawing.outline(of: $0.box) }
      let look = Look(use)
      drawing.path(boxes.joined(), look.style + " outlined", pattern: look.pattern)
    }
    for tile in tiles.boxes {
      if let block = tile.block, isNamed(block) { name(block, in: tile.box, on: &drawing) }
    }
    return y + Self.nestedHeight
  }

  // MARK: Words

  private var notes: [String] {
    let pods = map.podCIDR.map { words("outside-pod-cidr", ["prefix": .text($0.description)]) }
    let service = map.serviceCIDR.map {
      words("outside-service-cidr", ["prefix": .text($0.description)])
    }
    let drawn = strips
    let isNarrow = drawn.contains { Strip($0, in: Self.field).hasBars }
    let isCoarse = nestedSpace.map { Tiles($0, in: Self.field).isCoarse } ?? false
    return [
      pods, service, isNarrow ? words("narrow") : nil, isCoarse ? words("coarse") : nil,
      drawn.contains(where: hasUnnamed) ? words("in-table") : nil,
    ].compactMap { $0 }
  }

  private var description: String {
    words(
      "addresses-alt",
      [
        "spaces": .count(map.spaces.count), "used": .count(map.addresses(.inUse)),
        "proposed": .count(map.addresses(.nodeSubnet) + map.addresses(.podSubnet)),
        "free": .count(map.addresses(.free)),
      ])
  }
}
