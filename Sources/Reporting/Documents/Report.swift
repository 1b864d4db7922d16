public import Figures
internal import Guidance

/// What is said of one decision: the data of its templates and its `decision.json`.
public struct Report: Sendable {
  /// What templates see.
  let data: ModelValue
  let source: ReportSource
  /// The figures, in the order in which the report shows them.
  public let figures: [Figure]

  /// The report of an assessment.
  ///
  /// - Parameters:
  ///   - source: The assessment and what else the report is made from.
  ///   - showsFigures: Whether the report shows figures; their numbers stand in its tables anyway.
  public init(_ source: ReportSource, showsFigures: Bool = true) {
    self.source = source
    figures =
      showsFigures
      ? Figure.all(
        source.assessment, weights: source.sensitivity.weights, addresses: source.addresses,
        map: source.map, knowledge: source.knowledge) : []
    data = ReportData(source, figures: figures).value
  }

  /// `decision.json`.
  public func document() -> String { ModelJSON.text(DecisionDocument.value(source)) }
}
