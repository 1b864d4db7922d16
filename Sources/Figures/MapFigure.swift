internal import Decisions
internal import Guidance
internal import Knowledge

/// The option chosen over nodes and max pods.
struct MapFigure {
  let map: DecisionMap
  let words: FigureWords
  private let scale: Scale

  private static let left = 62.0
  private static let right = Figure.width - 26
  private static let top = 66.0
  private static let rowHeight = 22.0
  private static let labelSize = 12.0

  init(_ map: DecisionMap, _ words: FigureWords) {
    self.map = map
    self.words = words
    scale = Scale(
      map.nodes, start: Self.left, length: Self.right - Self.left, isLogarithmic: true)
  }

  func figure(_ title: String) -> Figure {
    var drawing = Drawing(Figure.id(.map))
    drawing.title(words("map-title"))
    drawing.label(words("max-pods-axis"), x: 16, y: 46, to: Figure.width - 32, "quiet")
    drawing.axis(
      Scale.roundValues(in: map.nodes, steps: [1, 2, 5]), scale, from: bottom, to: bottom)
    drawing.label(
      words("nodes-axis"), x: Self.right, y: bottom + 32, to: Self.right - 16, anchor: .end, "quiet"
    )
    areas(on: &drawing)
    borders(on: &drawing)
    var taken = marks(on: &drawing)
    let lettered = letters(&taken, on: &drawing)
    names(&taken, on: &drawing)
    var y = Legend.draw(
      options.map { (Look($0), words.title($0)) }, at: bottom + 42, on: &drawing)
    y = key(at: y + 4, on: &drawing)
    for (letter, border) in lettered {
      y = drawing.paragraph(
        "\(letter): \(text(of: border))", x: 16, y: y + 2, width: Figure.width - 32)
    }
    if map.borders.count > lettered.count {
      y = drawing.paragraph(
        words("more-borders", ["count": .count(map.borders.count - lettered.count)]), x: 16,
        y: y + 2, width: Figure.width - 32, "quiet")
    }
    return Figure(.map, title: title, description: description, height: y + 8, drawing: drawing)
  }

  /// The options that are chosen somewhere, in their order; nil, for none feasible, comes last.
  private var options: [NetworkModel?] {
    let all = Set(map.rows.flatMap(\.segments).map(\.option))
    return NetworkModel.allCases.filter(all.contains).map { $0 } + (all.contains(nil) ? [nil] : [])
  }

  /// The upper edge of a row: the lowest max pods lie at the bottom.
  private func y(_ row: Int) -> Double {
    Self.top + Double(map.rows.count - 1 - row) * Self.rowHeight
  }

  private var bottom: Double { Self.top + Double(map.rows.count) * Self.rowHeight }

  /// The part of a row that a stretch takes: halfway to its neighbours would lie, so each begins at
  /// its own least nodes.
  private func box(_ row: Int, _ segment: OutcomeSegment) -> Box {
    let start = scale(segment.values.lowerBound)
    let end =
      segment.values.upperBound == map.nodes.upperBound
      ? Self.right : scale(segment.values.upperBound + 1)
    return Box(x: start, y: y(row), width: end - start, height: Self.rowHeight)
  }

  private func areas(on drawing: inout Drawing) {
    for option in options {
      let boxes = map.rows.enumerated().flatMap { index, row in
        row.segments.filter { $0.option == option }.map { box(index, $0) }
      }
      let look = Look(option)
      drawing.path(
        boxes.map(Drawing.outline).joined(), look.style, pattern: look.pattern)
    }
    drawing.outline(
      Box(
        x: Self.left, y: Self.top, width: Self.right - Self.left,
        height: Double(map.rows.count) * Self.rowHeight))
    for (index, row) in map.rows.enumerated() {
      let isOwn = row.maxPods == map.maxPods
      drawing.text(
        row.maxPods.grouped, x: Self.left - 8, y: y(index) + 15, size: 12, anchor: .end,
        isOwn ? "ink" : "quiet")
    }
  }

  private func borders(on drawing: inout Drawing) {
    let rows = Dictionary(
      uniqueKeysWithValues: map.rows.enumerated().map { ($1.maxPods, $0) })
    var commands = ""
    for place in map.borders.flatMap(\.places) {
      guard let row = rows[place.maxPods] else { continue }
      commands +=
        "M\(Drawing.number(scale(place.nodes))) \(Drawing.number(y(row)))"
        + "v\(Drawing.number(Self.rowHeight))"
    }
    drawing.path(commands, "rule")
  }

  /// Marks the cluster of today and after growth; returns what the marks take.
  private func marks(on drawing: inout Drawing) -> [Box] {
    let (now, planned) = (scale(map.nodesNow), scale(map.nodesPlanned))
    let grows = map.nodesNow != map.nodesPlanned
    guard let own = map.maxPods, let row = map.rows.firstIndex(where: { $0.maxPods == own }) else {
      // Above the field, so that neither mark seems to lie in a row.
      let above = Self.top - 8
      for x in grows ? [now, planned] : [planned] {
        drawing.line(x, above, to: x, bottom, "halo")
        drawing.line(x, above, to: x, bottom, "dashed")
      }
      drawing.circle(planned, above, radius: 5, "solid")
      if grows { drawing.circle(now, above, radius: 5, "hollow") }
      return [now, planned].map {
        Box(x: $0 - 5, y: above - 5, width: 10, height: bottom - above + 5)
      }
    }
    let middle = y(row) + Self.rowHeight / 2
    if grows {
      drawing.line(now, middle, to: planned, middle, "halo")
      drawing.line(now, middle, to: planned, middle, "rule")
      drawing.circle(now, middle, radius: 5, "hollow")
    }
    drawing.circle(planned, middle, radius: 6, "solid")
    let (low, high) = (min(now, planned), max(now, planned))
    return [Box(x: low - 8, y: middle - 8, width: high - low + 16, height: 16)]
  }

  /// Letters each border beside its line, where the letter hides no other line and no mark.
  ///
  /// - Returns: The borders that have room for their letter.
  private func letters(
    _ taken: inout [Box], on drawing: inout Drawing
  ) -> [(letter: String, border: DecisionMap.Border)] {
    let lines = Dictionary(grouping: map.borders.flatMap(\.places), by: \.maxPods)
      .mapValues { $0.map { scale($0.nodes) } }
    return zip(Figure.letters, map.borders).filter { letter, border in
      let middle = border.places.count / 2
      let places = border.places.enumerated().sorted {
        (abs($0.offset - middle), $0.offset) < (abs($1.offset - middle), $1.offset)
      }.map(\.element)
      let boxes = places.lazy.flatMap { place -> [Box] in
        guard let row = map.rows.firstIndex(where: { $0.maxPods == place.maxPods }) else {
          return []
        }
        let (x, width) = (scale(place.nodes), 16.0)
        return [x - 3 - width, x + 3].map {
          Box(x: $0, y: y(row) + 2, width: width, height: Self.rowHeight - 4)
        }.filter { box in
          box.x >= Self.left && box.x + box.width <= Self.right
            && !(lines[place.maxPods] ?? []).contains {
              $0 > box.x - 2 && $0 < box.x + box.width + 2
            }
        }
      }
      guard let box = boxes.first(where: { box in !taken.contains(where: box.overlaps) }) else {
        return false
      }
      taken.append(box)
      drawing.label(letter, in: box, size: 12)
      return true
    }.map { ($0, $1) }
  }

  /// Names each option where it has most room.
  private func names(_ taken: inout [Box], on drawing: inout Drawing) {
    for option in options {
      let places = map.rows.enumerated().flatMap { index, row in
        row.segments.filter { $0.option == option }.map { box(index, $0) }
      }.sorted { ($1.width, $0.y) < ($0.width, $1.y) }
      let words = words.title(option)
      let width = TextWidth.of(words, size: Self.labelSize) + 8
      let boxes = places.lazy.filter { $0.width >= width + 4 }.flatMap { place in
        // In the middle, else to either side of a mark that is there.
        [0.5, 0.2, 0.8].map { part in
          Box(
            x: place.x + (place.width - width) * part, y: place.y + 2, width: width,
            height: Self.rowHeight - 4)
        }
      }
      guard let box = boxes.first(where: { box in !taken.contains(where: box.overlaps) }) else {
        continue
      }
      taken.append(box)
      drawing.label(words, in: box, size: Self.labelSize)
    }
  }

  /// What the marks of the cluster mean.
  private func key(at y: Double, on drawing: inout Drawing) -> Double {
    let left = 16.0
    var (x, y) = (left, y)
    let pods =
      map.maxPods.map { words("own-max-pods", ["pods": .count($0)]) }
      ?? words(map.silence == .none ? "any-max-pods" : "max-pods-\(map.silence.rawValue)")
    let isSteady = map.nodesNow == map.nodesPlanned
    let marks =
      (isSteady ? [] : [("hollow", words("now", ["nodes": .count(map.nodesNow)]))])
      + [
        (
          "solid",
          words(
            isSteady ? "cluster" : "planned",
            ["nodes": .count(map.nodesPlanned), "pods": .text(pods)])
        )
      ]
    for (style, words) in marks {
      let text = TextWidth.shortened(words, size: 12, to: Figure.width - 24 - 2 * left)
      let width = 24 + TextWidth.of(text, size: 12)
      if x > left, x + width > Figure.width - left { (x, y) = (left, y + 20) }
      drawing.circle(x + 9, y + 8, radius: 5, style)
      drawing.text(text, x: x + 24, y: y + 12, size: 12)
      x += width + 18
    }
    return y + 20
  }

  private func text(of border: DecisionMap.Border) -> String {
    let nodes = border.places.map(\.nodes)
    let (least, most) = (nodes.min() ?? 0, nodes.max() ?? 0)
    return words(
      least == most ? "border" : "border-between",
      [
        "before": .text(words.title(border.before)), "after": .text(words.title(border.after)),
        "cause": .text(words.cause(border.cause)), "nodes": .count(least), "most": .count(most),
      ])
  }

  private var description: String {
    words(
      "map-alt",
      [
        "options": .list(options.map { .text(words.title($0)) }),
        "lowest": .count(map.nodes.lowerBound), "highest": .count(map.nodes.upperBound),
        "least": .count(map.rows.first?.maxPods ?? 0), "most": .count(map.rows.last?.maxPods ?? 0),
      ])
  }
}
