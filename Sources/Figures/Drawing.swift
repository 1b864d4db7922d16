/// What a figure is drawn on: SVG text, written piece by piece.
///
/// Numbers have at most one decimal, whatever the locale; text is escaped; and what looks the same
/// shares a class, whose colours `Style` gives for light and dark.
struct Drawing {
  /// How a text lies at its point.
  enum Anchor: String {
    case start
    case middle
    case end
  }

  /// The id of the figure, which all its ids begin with.
  let id: String
  private(set) var body = ""
  /// The patterns that it is filled with.
  private(set) var patterns: Set<Pattern> = []

  init(_ id: String) { self.id = id }

  /// A rectangle; without area it is left out.
  mutating func rectangle(_ box: Box, _ style: String, pattern: Pattern? = nil, radius: Double = 0)
  {
    guard box.width > 0, box.height > 0 else { return }
    let place = """
      x="\(Self.number(box.x))" y="\(Self.number(box.y))" width="\(Self.number(box.width))" \
      height="\(Self.number(box.height))"
      """
    let round = radius > 0 ? " rx=\"\(Self.number(radius))\"" : ""
    body += "<rect \(place)\(round) class=\"\(style)\"/>\n"
    if let pattern { body += "<rect \(place)\(round) \(filled(with: pattern))/>\n" }
  }

  /// A path of whole commands.
  mutating func path(_ commands: String, _ style: String, pattern: Pattern? = nil) {
    guard !commands.isEmpty else { return }
    body += "<path d=\"\(commands)\" class=\"\(style)\"/>\n"
    if let pattern { body += "<path d=\"\(commands)\" \(filled(with: pattern))/>\n" }
  }

  /// The attribute that fills with a pattern, whose definition the figure then holds.
  private mutating func filled(with pattern: Pattern) -> String {
    patterns.insert(pattern)
    return "fill=\"url(#\(pattern.id(in: id)))\""
  }

  /// A straight line.
  mutating func line(_ x: Double, _ y: Double, to x2: Double, _ y2: Double, _ style: String) {
    path(
      "M\(Self.number(x)) \(Self.number(y))L\(Self.number(x2)) \(Self.number(y2))", style)
  }

  /// A circle.
  mutating func circle(_ x: Double, _ y: Double, radius: Double, _ style: String) {
    body += """
      <circle cx="\(Self.number(x))" cy="\(Self.number(y))" r="\(Self.number(radius))" \
      class="\(style)"/>\n
      """
  }

  /// One line of text with its baseline at `y`; the caller has made it fit.
  mutating func text(
    _ text: String, x: Double, y: Double, size: Double = 12, anchor: Anchor = .start,
    _ style: String = "ink"
  ) {
    guard !text.isEmpty else { return }
    let place = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
    body += """
      <text x="\(Self.number(x))" y="\(Self.number(y))" font-size="\(Self.number(size))"\(place) \
      class="\(style)">\(Self.escaped(text))</text>\n
      """
  }

  /// A text on a piece of paper, so that it can be read over any pattern.
  mutating func label(_ text: String, in box: Box, size: Double) {
    rectangle(box, "paper", radius: 3)
    self.text(
      text, x: box.x + box.width / 2, y: box.y + box.height / 2 + size * 0.36, size: size,
      anchor: .middle)
  }

  /// A number with at most one decimal.
  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return (tenths < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : ".\(rest)")
  }

  /// The text as XML's character data or attribute; what XML cannot hold is replaced.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\t", "\n", "\r": escaped += " "
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}",
        "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

/// A rectangle of a drawing, in its units.
struct Box {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  /// Whether two boxes share more than an edge.
  func overlaps(_ other: Box) -> Bool {
    x < other.x + other.width && other.x < x + width && y < other.y + other.height
      && other.y < y + height
  }
}
