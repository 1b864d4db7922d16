internal import Decisions
internal import Guidance
internal import Knowledge

/// The scores on each criterion, and the weights at which another option leads.
struct ScoresFigure {
  private let assessment: Assessment
  private let weights: [WeightSensitivity]
  private let words: FigureWords
  private let column: Double

  private static let left = 16.0
  private static let firstColumn = 122.0
  private static let weightColumn = 498.0
  private static let weightWidth = 166.0
  private static let best = 5

  init(_ assessment: Assessment, weights: [WeightSensitivity], _ words: FigureWords) {
    self.assessment = assessment
    self.weights = weights
    self.words = words
    column =
      (Self.weightColumn - 12 - Self.firstColumn) / Double(max(assessment.ranked.count, 1))
  }

  /// The figure; nil where no option is scored.
  func figure(_ title: String) -> Figure? {
    guard !assessment.ranked.isEmpty else { return nil }
    var drawing = Drawing(Figure.id(.scores))
    drawing.title(words("scores-title"))
    var y = head(at: 34, on: &drawing)
    for (index, weight) in weights.enumerated() {
      drawing.line(Self.left, y, to: Figure.width - 16, y, "grid")
      y = row(index, weight, at: y, on: &drawing)
    }
    drawing.line(Self.left, y, to: Figure.width - 16, y, "edge")
    let end = drawing.paragraph(
      words("weighted-mean"), x: Self.left, y: y + 6, width: Self.firstColumn - Self.left - 8,
      size: 12)
    for (index, score) in assessment.ranked.enumerated() {
      drawing.text(score.text, x: x(of: index), y: y + 18, size: 12)
    }
    return Figure(
      .scores, title: title, description: description, height: max(y + 32, end + 4),
      drawing: drawing)
  }

  private func x(of column: Int) -> Double { Self.firstColumn + Double(column) * self.column }

  /// The weight of every criterion, where they are alike; else nil.
  private var commonWeight: Weight? {
    Set(weights.map(\.weight)).count == 1 ? weights.first?.weight : nil
  }

  private func head(at y: Double, on drawing: inout Drawing) -> Double {
    var end = y
    for (index, score) in assessment.ranked.enumerated() {
      end = max(
        end,
        drawing.paragraph(
          words.title(score.model), x: x(of: index), y: y, width: column - 5, size: 12, lines: 5))
    }
    end = max(
      end,
      drawing.paragraph(
        words(
          commonWeight == nil ? "flip-weights" : "flip-weights-alike",
          commonWeight.map { ["weight": .text(Self.text($0))] } ?? [:]), x: Self.weightColumn, y: y,
        width: Self.weightWidth, size: 12,
        lines: 8))
    return end + 4
  }

  private func row(
    _ index: Int, _ weight: WeightSensitivity, at y: Double, on drawing: inout Drawing
  ) -> Double {
    var end = drawing.paragraph(
      words.knowledge.title(of: weight.criterion), x: Self.left, y: y + 6,
      width: Self.firstColumn - Self.left - 8, lines: 5)
    for (place, score) in assessment.ranked.enumerated() {
      bar(score, index, x: x(of: place), y: y + 9, on: &drawing)
    }
    track(weight, y: y + 12, on: &drawing)
    var line = y + 20
    if commonWeight == nil {
      line = drawing.paragraph(
        words("weight", ["weight": .text(Self.text(weight.weight))]), x: Self.weightColumn,
        y: line, width: Self.weightWidth, size: 12)
    }
    for (key, flip) in [("below", weight.below), ("above", weight.above)] {
      guard let flip else { continue }
      let past = flip.past(weight.weight)
      let text = words(
        past == nil ? "flips-\(key)" : "flips-past-\(key)",
        [
          "weight": .text(past.map(String.init) ?? Self.text(flip.weight)),
          "option": .text(words.title(flip.option)),
        ])
      line = drawing.paragraph(
        text, x: Self.weightColumn, y: line - 2, width: Self.weightWidth, size: 12)
    }
    end = max(end, line)
    return max(end, y + 28) + 6
  }

  private func bar(
    _ score: OptionScore, _ index: Int, x: Double, y: Double, on drawing: inout Drawing
  ) {
    let value = score.scores[index].value
    let width = min(column - 22, 80)
    let look = Look(score.model)
    let part = Double(value) / Double(Self.best)
    drawing.rectangle(
      Box(x: x, y: y, width: width * part, height: 11), look.style, pattern: look.pattern)
    drawing.outline(Box(x: x, y: y, width: width, height: 11))
    drawing.text("\(value)", x: x + width + 5, y: y + 10, size: 12)
  }

  /// The weights from 0 to the highest, with the criterion's own and those at which another option
  /// leads.
  private func track(_ weight: WeightSensitivity, y: Double, on drawing: inout Drawing) {
    // One thousandth more, as a weight may be 0.
    let scale = Scale(
      1...(Weight.maximum.thousandths + 1), start: Self.weightColumn, length: Self.weightWidth - 6,
      isLogarithmic: true)
    func x(_ weight: Weight) -> Double { scale(weight.thousandths + 1) }
    drawing.line(Self.weightColumn, y, to: Self.weightColumn + Self.weightWidth - 6, y, "edge")
    // Over the dot and beyond it, so that a close one is seen.
    drawing.circle(x(weight.weight), y, radius: 4, "solid")
    for flip in [weight.below, weight.above].compactMap({ $0 }) {
      drawing.line(x(flip.weight), y - 9, to: x(flip.weight), y + 9, "rule")
    }
  }

  private static func text(_ weight: Weight) -> String {
    let (whole, rest) = weight.thousandths.quotientAndRemainder(dividingBy: 1_000)
    guard rest > 0 else { return whole.description }
    var digits = String(rest + 1_000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(whole).\(digits)"
  }

  private var description: String {
    let means = assessment.ranked.map {
      Message.Value.text("\(words.title($0.model)) \($0.text)")
    }
    return words("scores-alt", ["means": .list(means)])
  }
}
