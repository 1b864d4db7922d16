internal import Guidance

/// Swatches with words, one behind the other, on as many lines as they need.
struct Legend {
  private static let size = 12.0
  private static let swatch = 18.0
  private static let lineHeight = 18.0

  /// Draws a legend.
  ///
  /// - Parameters:
  ///   - items: The looks and their words.
  ///   - y: The upper edge.
  ///   - drawing: What it is drawn on.
  /// - Returns: The lower edge.
  static func draw(
    _ items: [(look: Look, words: String)], at y: Double, on drawing: inout Drawing
  ) -> Double {
    guard !items.isEmpty else { return y }
    let (left, right) = (16.0, Figure.width - 16)
    var (x, y) = (left, y)
    for item in items {
      let words = TextWidth.shortened(item.words, size: size, to: right - left - swatch - 6)
      let width = swatch + 6 + TextWidth.of(words, size: size)
      if x > left, x + width > right { (x, y) = (left, y + lineHeight) }
      let box = Box(x: x, y: y + 2, width: swatch, height: 12)
      drawing.rectangle(box, item.look.style, pattern: item.look.pattern)
      drawing.outline(box)
      drawing.text(words, x: x + swatch + 6, y: y + 12, size: size)
      x += width + 18
    }
    return y + lineHeight
  }
}

extension Drawing {
  /// The title of a figure, cut where it is too long.
  mutating func title(_ words: String) {
    label(words, x: 16, y: 22, size: 14, to: Figure.width - 32)
  }

  /// One line of words of a strings file, cut where it is wider than `width`.
  mutating func label(
    _ words: String, x: Double, y: Double, size: Double = 12, to width: Double,
    anchor: Anchor = .start, _ style: String = "ink"
  ) {
    text(
      TextWidth.shortened(words, size: size, to: width), x: x, y: y, size: size, anchor: anchor,
      style)
  }

  /// The edge of a box.
  mutating func outline(_ box: Box) {
    path(Self.outline(of: box), "edge")
  }

  /// The path around a box.
  static func outline(of box: Box) -> String {
    let (width, height) = (number(box.width), number(box.height))
    return "M\(number(box.x)) \(number(box.y))h\(width)v\(height)h-\(width)z"
  }

  /// Words on as many lines as they need, at most so many; returns the lower edge.
  mutating func paragraph(
    _ text: String, x: Double, y: Double, width: Double, size: Double = 12, lines: Int = 3,
    _ style: String = "ink"
  ) -> Double {
    let wrapped = TextWidth.wrapped(text, size: size, to: width, lines: lines)
    for (index, line) in wrapped.enumerated() {
      self.text(line, x: x, y: y + size + Double(index) * size * 1.35, size: size, style)
    }
    return y + Double(wrapped.count) * size * 1.35 + 3
  }

  /// An axis below a field, with those of the values whose labels have room.
  mutating func axis(_ values: [Int], _ scale: Scale, from top: Double, to bottom: Double) {
    var end = -Double.infinity
    for value in values {
      let (x, words) = (scale(value), value.grouped)
      let half = TextWidth.of(words, size: 12) / 2
      guard x - half > end, x + half <= Figure.width - 2 else { continue }
      end = x + half + 4
      line(x, top, to: x, bottom + 4, "grid")
      text(words, x: x, y: bottom + 15, size: 12, anchor: .middle, "tick")
    }
  }
}
